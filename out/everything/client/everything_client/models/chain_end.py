"""Model `ChainEnd`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["ChainEnd"]


class ChainEnd(Model):
    """Schema `ChainEnd`."""

    end: bool | None = None
