"""Model `Dog`."""

from __future__ import annotations

from typing import Literal

from .animal import Animal

__all__ = ["Dog"]


class Dog(Animal[Literal["dog"]]):
    """Schema `Dog`."""

    kind: Literal["dog"] = "dog"
    barks: bool | None = None
