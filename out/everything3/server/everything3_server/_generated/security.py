"""The security schemes of the API, and the hooks that check credentials."""

from __future__ import annotations

from dataclasses import dataclass

from ._runtime.server import OAuth2Hook, OAuth2Scheme, Security

__all__ = ["Authentication", "security_of"]


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """Authentication hooks, one for each security scheme of the API.

    A hook is a `def` or `async def`, and returns the caller as any object. None, False,
    and a `ProblemError` of 401 or 403 reject the request. A scheme without a hook lets
    nobody in.

    Args:
        device: receives the access token and the scopes that the operation needs. Of a
            device without a browser.
    """

    device: OAuth2Hook | None = None


def security_of(hooks: Authentication | None) -> Security:
    """Return the security schemes of the API with these hooks."""
    hooks = hooks or Authentication()
    return Security(
        schemes=(OAuth2Scheme(name="device", hook=hooks.device),), realm="everything3"
    )
