"""Model `Depth4`."""

from __future__ import annotations

from .depth3 import Depth3

__all__ = ["Depth4"]


class Depth4(Depth3):
    """Schema `Depth4`."""

    d4: int | None = None
