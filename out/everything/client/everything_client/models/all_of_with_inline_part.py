"""Model `AllOfWithInlinePart`."""

from __future__ import annotations

import datetime as dt

from .base_a import BaseA

__all__ = ["AllOfWithInlinePart"]


class AllOfWithInlinePart(BaseA):
    """Schema `AllOfWithInlinePart`."""

    c: dt.date
    beside: bool | None = None
