"""Model `Closed`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Closed"]


class Closed(Model):
    """Schema `Closed`."""

    a: int | None = None
