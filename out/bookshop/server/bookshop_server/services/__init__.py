"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .authors import Authors
from .books import Books
from .orders import Orders
from .payments import Payments

__all__ = ["Authors", "Books", "Orders", "Payments"]
