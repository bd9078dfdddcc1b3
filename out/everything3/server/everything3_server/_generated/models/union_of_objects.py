"""Models `Address`, `UnionOfObjects`."""

from __future__ import annotations

from .._runtime.models import Model
from .point import Point

__all__ = ["Address", "UnionOfObjects"]


class Address(Model):
    """Schema `#/components/schemas/UnionOfObjects/properties/place/anyOf/1`."""

    street: str


class UnionOfObjects(Model):
    """A union that the members tell apart."""

    place: Point | Address
