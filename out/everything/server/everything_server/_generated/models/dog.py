"""Model `Dog`."""

from __future__ import annotations

from .animal import Animal

__all__ = ["Dog"]


class Dog(Animal):
    """Schema `Dog`."""

    kind: str = "dog"
    barks: bool | None = None
