"""Model `Kitten`."""

from __future__ import annotations

from .animal import Animal
from .cat import Cat

__all__ = ["Kitten"]


class Kitten(Cat):
    """Schema `Kitten`."""

    kind: str = "Kitten"
    plays_with: Animal | None = None
