"""Model `Depth5`."""

from __future__ import annotations

from .depth4 import Depth4

__all__ = ["Depth5"]


class Depth5(Depth4):
    """Schema `Depth5`."""

    d5: int | None = None
