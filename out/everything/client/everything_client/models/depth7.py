"""The model `Depth7`."""

from __future__ import annotations

from .depth6 import Depth6

__all__ = ["Depth7"]


class Depth7(Depth6):
    """The schema `Depth7`."""

    d7: int | None = None
