"""Model `AllOfWithInlinePart`."""

from __future__ import annotations

from .._runtime.wire.formats import Date
from .base_a import BaseA

__all__ = ["AllOfWithInlinePart"]


class AllOfWithInlinePart(BaseA):
    """Schema `AllOfWithInlinePart`."""

    c: Date
    beside: bool | None = None
