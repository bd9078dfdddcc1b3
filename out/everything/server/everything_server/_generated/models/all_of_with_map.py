"""Model `AllOfWithMap`."""

from __future__ import annotations

from .base_b import BaseB

__all__ = ["AllOfWithMap"]


class AllOfWithMap(BaseB):
    """Schema `AllOfWithMap`."""
