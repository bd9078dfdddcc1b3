"""Model `Problem`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Problem"]


class Problem(Model):
    """A problem (RFC 9457)."""

    title: str | None = None
    status: int | None = None
    detail: str | None = None
