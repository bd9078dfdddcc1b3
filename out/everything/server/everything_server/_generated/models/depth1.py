"""Model `Depth1`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Depth1"]


class Depth1(Model):
    """Schema `Depth1`."""

    d1: int | None = None
