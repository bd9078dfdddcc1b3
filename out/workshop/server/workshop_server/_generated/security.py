"""The security schemes of the API, and the hooks that check credentials."""

from __future__ import annotations

from dataclasses import dataclass

from ._runtime.server import ApiKeyHook, ApiKeyScheme, HttpHook, HttpScheme, Security

__all__ = ["Authentication", "security_of"]


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """Authentication hooks, one for each security scheme of the API.

    A hook is a `def` or `async def`, and returns the caller as any object. None, False,
    and a `ProblemError` of 401 or 403 reject the request. A scheme without a hook lets
    nobody in.

    Args:
        account: receives the token. The token of an account.
        receipt: receives the text of the cookie `receipt`. The number on the receipt of
            a repair.
    """

    account: HttpHook | None = None
    receipt: ApiKeyHook | None = None


def security_of(hooks: Authentication | None) -> Security:
    """Return the security schemes of the API with these hooks."""
    hooks = hooks or Authentication()
    return Security(
        schemes=(
            HttpScheme(name="account", hook=hooks.account),
            ApiKeyScheme(
                name="receipt", place="cookie", parameter="receipt", hook=hooks.receipt
            ),
        ),
        realm="workshop",
    )
