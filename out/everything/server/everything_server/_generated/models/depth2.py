"""Model `Depth2`."""

from __future__ import annotations

from .depth1 import Depth1

__all__ = ["Depth2"]


class Depth2(Depth1):
    """Schema `Depth2`."""

    d2: int | None = None
