"""Model `OrderPage`."""

from __future__ import annotations

from .order import Order
from .page import Page

__all__ = ["OrderPage"]


class OrderPage(Page):
    """Some of the orders."""

    items: list[Order]
