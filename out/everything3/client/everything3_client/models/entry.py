"""Model `Entry`."""

from __future__ import annotations

from .._runtime.models import Model
from .span import Span

__all__ = ["Entry"]


class Entry(Model):
    """What is sent as JSON or as a form."""

    name: str
    counts: list[int] | None = None
    span: Span | None = None
    """From where to where."""
