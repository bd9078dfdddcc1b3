"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .photos import Photos
from .repairs import Repairs

__all__ = ["Photos", "Repairs"]
