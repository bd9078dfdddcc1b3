"""Implementation of the "orders" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import OrdersService


class Orders(OrdersService):
    @override
    async def list_orders(
        self,
        *,
        status: list[models.OrderStatus] | None,
        ordered_since: dt.datetime | None,
        page: str | None,
        page_size: int,
    ) -> models.OrderPage:
        """List your orders."""
        raise not_implemented("listOrders")

    @override
    async def place_order(
        self,
        *,
        idempotency_key: UUID | None,
        body: models.Order,
    ) -> models.Order:
        """Place an order."""
        raise not_implemented("placeOrder")

    @override
    async def get_order(
        self,
        *,
        order_id: int,
    ) -> models.Order:
        """Get an order."""
        raise not_implemented("getOrder")

    @override
    async def cancel_order(
        self,
        *,
        order_id: int,
        reason: str | None,
    ) -> Any:
        """Cancel an order."""
        raise not_implemented("cancelOrder")
