"""The model `Cat`."""

from __future__ import annotations

from .animal import Animal

__all__ = ["Cat"]


class Cat(Animal):
    """The schema `Cat`."""

    kind: str = "Cat"
    claws: int
