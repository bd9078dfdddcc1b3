"""Who may call: the security schemes of the API, and hooks that know credentials."""

from __future__ import annotations

from dataclasses import dataclass

from ._runtime.server import (
    ApiKeyHook,
    ApiKeyScheme,
    OAuth2Hook,
    OAuth2Scheme,
    Security,
)

__all__ = ["Authentication", "security_of"]


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """Who calls: a hook for each security scheme of the description.

    A hook is a `def` or an `async def`, and returns who calls, as any object. None,
    False, and a `ProblemError` of 401 or 403 refuse. A scheme without a hook lets
    nobody in.

    Args:
        bookseller_key: gets the text of the header `X-Api-Key`. Given to booksellers in
            person.
        customer: gets the access token and the scopes that the operation needs.
            Customers sign in with their bookshop account.
    """

    bookseller_key: ApiKeyHook | None = None
    customer: OAuth2Hook | None = None


def security_of(hooks: Authentication | None) -> Security:
    """The security schemes of the description, with these hooks."""
    hooks = hooks or Authentication()
    return Security(
        schemes=(
            ApiKeyScheme(
                name="booksellerKey",
                place="header",
                parameter="X-Api-Key",
                hook=hooks.bookseller_key,
            ),
            OAuth2Scheme(name="customer", hook=hooks.customer),
        ),
        realm="bookshop",
    )
