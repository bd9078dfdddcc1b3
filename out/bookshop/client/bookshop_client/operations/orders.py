"""Operations of "orders"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    Pages,
    RequestOptions,
    TokenPagination,
    asynchronous,
    asynchronous_pages,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncOrdersOperations", "OrdersOperations"]

_ORDER_ID = Parameter(
    "order_id",
    "path",
    "order_id",
    limits=lambda: Annotated[int, Field(ge=1)],
    required=True,
)
LIST_ORDERS: Operation[models.OrderPage] = Operation(
    id="listOrders",
    method="GET",
    path="/orders",
    parameters=(
        Parameter("status", "query", "status", style=("repeated",)),
        Parameter("ordered_since", "query", "ordered_since"),
        Parameter("page", "query", "page"),
        Parameter(
            "page_size",
            "query",
            "page_size",
            limits=lambda: Annotated[int, Field(ge=1, le=100)],
        ),
    ),
    accept=("application/json",),
    security=(("customer",),),
    pagination=TokenPagination("page", "/next_page", items="/items"),
    results={"200": lambda: models.OrderPage},
    errors={"default": lambda: models.Problem},
)
PLACE_ORDER: Operation[models.Order] = Operation(
    id="placeOrder",
    method="POST",
    path="/orders",
    parameters=(Parameter("idempotency_key", "header", "Idempotency-Key"),),
    body="body",
    body_required=True,
    body_type=lambda: models.Order,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("customer",),),
    results={"201": lambda: models.Order},
    errors={"400": lambda: models.ValidationProblem, "default": lambda: models.Problem},
)
GET_ORDER: Operation[models.Order] = Operation(
    id="getOrder",
    method="GET",
    path="/orders/{order_id}",
    parameters=(_ORDER_ID,),
    accept=("application/json",),
    security=(("customer",), ("booksellerKey",)),
    results={"200": lambda: models.Order},
    errors={"404": lambda: models.Problem, "default": lambda: models.Problem},
)
CANCEL_ORDER: Operation[Any] = Operation(
    id="cancelOrder",
    method="POST",
    path="/orders/{order_id}/cancel",
    parameters=(_ORDER_ID, Parameter("reason", "form", "reason")),
    content_types=("application/x-www-form-urlencoded",),
    accept=("application/json",),
    security=(("customer",),),
    errors={"409": lambda: models.Problem, "default": lambda: models.Problem},
)


class OrdersOperations(OperationGroup):
    """Operations of "orders"."""

    def list_orders(
        self,
        *,
        status: Sequence[models.OrderStatus] | None = None,
        ordered_since: dt.datetime | None = None,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.OrderPage:
        """List your orders.

        Args:
            status: Orders in any of these states.
            ordered_since: Orders from this moment on.
            page: The `next_page` of the page before; the first page without it.
            page_size: How many entries a page has at most.
        """
        return self._call(
            LIST_ORDERS,
            request_options,
            status=status,
            ordered_since=ordered_since,
            page=page,
            page_size=page_size,
        )

    def iter_orders(
        self,
        *,
        status: Sequence[models.OrderStatus] | None = None,
        ordered_since: dt.datetime | None = None,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[models.Order, models.OrderPage]:
        """Iterate over all items of `list_orders`, fetching pages as needed.

        Takes the arguments of `list_orders`; `page` selects the first page.
        """
        return self._pages(
            LIST_ORDERS,
            request_options,
            status=status,
            ordered_since=ordered_since,
            page=page,
            page_size=page_size,
        )

    def place_order(
        self,
        *,
        idempotency_key: UUID | None = None,
        body: models.Order | dicts.Order,
        request_options: RequestOptions | None = None,
    ) -> models.Order:
        """Place an order.

        The prices are those of the moment. Send the same `Idempotency-Key` again if you
        can't tell whether an order arrived: you will not get two parcels.

        Args:
            idempotency_key: Anything unique to this order.
        """
        return self._call(
            PLACE_ORDER,
            request_options,
            idempotency_key=idempotency_key,
            body=body,
        )

    def get_order(
        self,
        order_id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Order:
        """Get an order.

        Args:
            order_id: The order.
        """
        return self._call(
            GET_ORDER,
            request_options,
            order_id=order_id,
        )

    def cancel_order(
        self,
        order_id: int,
        *,
        reason: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Cancel an order.

        Args:
            order_id: The order.
            reason: Helps us to do better.
        """
        return self._call(
            CANCEL_ORDER,
            request_options,
            order_id=order_id,
            reason=reason,
        )


class AsyncOrdersOperations(AsyncOperationGroup):
    """Asynchronous operations of "orders"."""

    list_orders = asynchronous(OrdersOperations.list_orders)
    iter_orders = asynchronous_pages(OrdersOperations.iter_orders)
    place_order = asynchronous(OrdersOperations.place_order)
    get_order = asynchronous(OrdersOperations.get_order)
    cancel_order = asynchronous(OrdersOperations.cancel_order)
