"""Model `Depth3`."""

from __future__ import annotations

from .depth2 import Depth2

__all__ = ["Depth3"]


class Depth3(Depth2):
    """Schema `Depth3`."""

    d3: int | None = None
