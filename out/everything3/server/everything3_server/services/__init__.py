"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .objects import Objects
from .unions import Unions
from .values import Values

__all__ = ["Objects", "Unions", "Values"]
