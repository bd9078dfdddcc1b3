"""Model `Span`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Span"]


class Span(Model):
    """From where to where."""

    first: int | None = None
    last: int | None = None
