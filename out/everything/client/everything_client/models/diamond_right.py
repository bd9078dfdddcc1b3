"""The model `DiamondRight`."""

from __future__ import annotations

from .diamond_top import DiamondTop

__all__ = ["DiamondRight"]


class DiamondRight(DiamondTop):
    """The schema `DiamondRight`."""

    right: int | None = None
