"""Model `Depth6`."""

from __future__ import annotations

from .depth5 import Depth5

__all__ = ["Depth6"]


class Depth6(Depth5):
    """Schema `Depth6`."""

    d6: int | None = None
