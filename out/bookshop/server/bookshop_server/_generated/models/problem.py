"""Model `Problem`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Problem"]


class Problem(Model):
    """What went wrong, as in RFC 9457."""

    type: str | None = None
    title: str
    status: int
    detail: str | None = None
