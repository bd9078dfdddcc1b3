"""Model `DiamondTop`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["DiamondTop"]


class DiamondTop(Model):
    """Schema `DiamondTop`."""

    top: int | None = None
