"""Model `AllOfOnlyReferences`."""

from __future__ import annotations

from .base_a import BaseA
from .base_b import BaseB

__all__ = ["AllOfOnlyReferences"]


class AllOfOnlyReferences(BaseA, BaseB):
    """Schema `AllOfOnlyReferences`."""
