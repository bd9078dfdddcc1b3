"""The security schemes of the API, and the hooks that check credentials."""

from __future__ import annotations

from dataclasses import dataclass

from ._runtime.server import ApiKeyHook, ApiKeyScheme, Security

__all__ = ["Authentication", "security_of"]


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """Authentication hooks, one for each security scheme of the API.

    A hook is a `def` or `async def`, and returns the caller as any object. None, False,
    and a `ProblemError` of 401 or 403 reject the request. A scheme without a hook lets
    nobody in.

    Args:
        signature: receives the text of the header `X-Signature`. Of the sender.
    """

    signature: ApiKeyHook | None = None


def security_of(hooks: Authentication | None) -> Security:
    """Return the security schemes of the API with these hooks."""
    hooks = hooks or Authentication()
    return Security(
        schemes=(
            ApiKeyScheme(
                name="signature",
                place="header",
                parameter="X-Signature",
                hook=hooks.signature,
            ),
        ),
        realm="everything3-webhooks",
    )
