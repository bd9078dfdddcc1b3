"""Enums of Bookshop."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Genre", "OrderStatus"]

Genre: TypeAlias = Literal[
    "biography",
    "children",
    "crime",
    "fiction",
    "poetry",
    "science",
    "science-fiction",
    "travel",
]
"""The shelf a book stands on."""

OrderStatus: TypeAlias = Literal[
    "placed", "paid", "packed", "sent", "delivered", "cancelled"
]
"""How far an order has come."""
