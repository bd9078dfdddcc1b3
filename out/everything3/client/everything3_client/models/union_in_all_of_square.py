"""Model `UnionInAllOfSquare`."""

from __future__ import annotations

from .enums import Colour
from .square import Square

__all__ = ["UnionInAllOfSquare"]


class UnionInAllOfSquare(Square):
    """A union as a part of an object."""

    colour: Colour | str
    """A colour."""
