"""Model `EveryAllOfDescribed`."""

from __future__ import annotations

from .small import Small

__all__ = ["EveryAllOfDescribed"]


class EveryAllOfDescribed(Small):
    """Said beside."""
