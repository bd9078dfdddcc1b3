"""Model `Depth7`."""

from __future__ import annotations

from .depth6 import Depth6

__all__ = ["Depth7"]


class Depth7(Depth6):
    """Schema `Depth7`."""

    d7: int | None = None
