"""Model `UnionInAllOfCircle`."""

from __future__ import annotations

from .circle import Circle
from .enums import Colour

__all__ = ["UnionInAllOfCircle"]


class UnionInAllOfCircle(Circle):
    """A union as a part of an object."""

    colour: Colour | str
    """A colour."""
