"""Model `AllOfOneReference`."""

from __future__ import annotations

from .base_a import BaseA

__all__ = ["AllOfOneReference"]


class AllOfOneReference(BaseA):
    """Schema `AllOfOneReference`."""
