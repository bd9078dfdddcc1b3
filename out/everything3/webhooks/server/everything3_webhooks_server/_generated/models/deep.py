"""Model `Deep`."""

from __future__ import annotations

from .._runtime.models import Model
from .span import Span

__all__ = ["Deep"]


class Deep(Model):
    """An object in an object."""

    name: str | None = None
    span: Span | None = None
    """From where to where."""
