"""The model `AllOfWithInlinePart`."""

from __future__ import annotations

import datetime as dt

from .base_a import BaseA

__all__ = ["AllOfWithInlinePart"]


class AllOfWithInlinePart(BaseA):
    """The schema `AllOfWithInlinePart`."""

    c: dt.date
    beside: bool | None = None
