"""Model `Cat`."""

from __future__ import annotations

from .animal import Animal

__all__ = ["Cat"]


class Cat(Animal):
    """Schema `Cat`."""

    kind: str = "Cat"
    claws: int
