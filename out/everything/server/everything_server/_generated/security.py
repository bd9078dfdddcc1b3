"""The security schemes of the API, and the hooks that check credentials."""

from __future__ import annotations

from dataclasses import dataclass

from ._runtime.server import (
    ApiKeyHook,
    ApiKeyScheme,
    BasicHook,
    BasicScheme,
    OAuth2Hook,
    OAuth2Scheme,
    Security,
)

__all__ = ["Authentication", "security_of"]


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """Authentication hooks, one for each security scheme of the API.

    A hook is a `def` or `async def`, and returns the caller as any object. None, False,
    and a `ProblemError` of 401 or 403 reject the request. A scheme without a hook lets
    nobody in.

    Args:
        access_code: receives the access token and the scopes that the operation needs.
        application: receives the access token and the scopes that the operation needs.
        basic: receives the user name and password. User and password.
        implicit: receives the access token and the scopes that the operation needs.
        key_in_header: receives the text of the header `X-Key`.
        key_in_query: receives the text of the query `key`.
        password: receives the access token and the scopes that the operation needs.
    """

    access_code: OAuth2Hook | None = None
    application: OAuth2Hook | None = None
    basic: BasicHook | None = None
    implicit: OAuth2Hook | None = None
    key_in_header: ApiKeyHook | None = None
    key_in_query: ApiKeyHook | None = None
    password: OAuth2Hook | None = None


def security_of(hooks: Authentication | None) -> Security:
    """Return the security schemes of the API with these hooks."""
    hooks = hooks or Authentication()
    return Security(
        schemes=(
            OAuth2Scheme(name="accessCode", hook=hooks.access_code),
            OAuth2Scheme(name="application", hook=hooks.application),
            BasicScheme(name="basic", hook=hooks.basic),
            OAuth2Scheme(name="implicit", hook=hooks.implicit),
            ApiKeyScheme(
                name="keyInHeader",
                place="header",
                parameter="X-Key",
                hook=hooks.key_in_header,
            ),
            ApiKeyScheme(
                name="keyInQuery",
                place="query",
                parameter="key",
                hook=hooks.key_in_query,
            ),
            OAuth2Scheme(name="password", hook=hooks.password),
        ),
        realm="everything",
    )
