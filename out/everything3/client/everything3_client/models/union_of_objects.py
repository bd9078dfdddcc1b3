"""Model `UnionOfObjects`."""

from __future__ import annotations

from .._runtime.models import Model
from .address import Address
from .point import Point

__all__ = ["UnionOfObjects"]


class UnionOfObjects(Model):
    """A union that the members tell apart."""

    place: Point | Address
