"""Model `AllOfParts`."""

from __future__ import annotations

from .point import Point

__all__ = ["AllOfParts"]


class AllOfParts(Point):
    """An object of several parts."""

    z: float
