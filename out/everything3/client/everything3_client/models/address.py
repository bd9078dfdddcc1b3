"""Model `Address`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Address"]


class Address(Model):
    """Schema `#/components/schemas/UnionOfObjects/properties/place/anyOf/1`."""

    street: str
