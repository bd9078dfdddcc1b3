"""Operations of "orders", and the base class of their service."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["OrdersService", "endpoints"]

_ORDER_ID = TypedParameter(
    "order_id", "path", "order_id", type=Annotated[int, Field(ge=1)], required=True
)
LIST_ORDERS = ServerOperation(
    id="listOrders",
    method="GET",
    path="/orders",
    parameters=(
        TypedParameter(
            "status",
            "query",
            "status",
            type=list[models.OrderStatus],
            style=("repeated",),
        ),
        TypedParameter("ordered_since", "query", "ordered_since", type=dt.datetime),
        TypedParameter("page", "query", "page", type=str),
        TypedParameter(
            "page_size",
            "query",
            "page_size",
            type=Annotated[int, Field(ge=1, le=100)],
            default=20,
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.OrderPage),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:read",)},),
)
PLACE_ORDER = ServerOperation(
    id="placeOrder",
    method="POST",
    path="/orders",
    parameters=(
        TypedParameter("idempotency_key", "header", "Idempotency-Key", type=UUID),
    ),
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Order, "definitions/Order"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(
        ServerResponse("201", lambda: models.Order),
        ServerResponse("400", lambda: models.ValidationProblem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:write",)},),
)
GET_ORDER = ServerOperation(
    id="getOrder",
    method="GET",
    path="/orders/{order_id}",
    parameters=(_ORDER_ID,),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Order),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:read",)}, {"booksellerKey": ()}),
)
CANCEL_ORDER = ServerOperation(
    id="cancelOrder",
    method="POST",
    path="/orders/{order_id}/cancel",
    parameters=(_ORDER_ID, TypedParameter("reason", "form", "reason", type=str)),
    form_media_types=("application/x-www-form-urlencoded",),
    produces=("application/json",),
    status=202,
    responses=(
        ServerResponse("202"),
        ServerResponse("409", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:write",)},),
)


class OrdersService(Service):
    """Operations of "orders".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_orders(
        self,
        *,
        status: list[models.OrderStatus] | None,
        ordered_since: dt.datetime | None,
        page: str | None,
        page_size: int,
    ) -> Reply[
        models.OrderPage
        | Answer[models.OrderPage, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """List your orders.

        Args:
            status: Orders in any of these states.
            ordered_since: Orders from this moment on.
            page: The `next_page` of the page before; the first page without it.
            page_size: How many entries a page has at most.
        """
        raise not_implemented("listOrders")

    @abstractmethod
    def place_order(
        self,
        *,
        idempotency_key: UUID | None,
        body: models.Order,
    ) -> Reply[
        models.Order
        | Answer[models.Order, Literal[201, None]]
        | Answer[models.ValidationProblem, Literal[400]]
        | Answer[models.Problem, int]
    ]:
        """Place an order.

        The prices are those of the moment. Send the same `Idempotency-Key` again if you
        can't tell whether an order arrived: you will not get two parcels.

        Args:
            idempotency_key: Anything unique to this order.
        """
        raise not_implemented("placeOrder")

    @abstractmethod
    def get_order(
        self,
        *,
        order_id: int,
    ) -> Reply[
        models.Order
        | Answer[models.Order, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """Get an order.

        Args:
            order_id: The order.
        """
        raise not_implemented("getOrder")

    @abstractmethod
    def cancel_order(
        self,
        *,
        order_id: int,
        reason: str | None,
    ) -> Reply[Any]:
        """Cancel an order.

        Args:
            order_id: The order.
            reason: Helps us to do better.
        """
        raise not_implemented("cancelOrder")


def endpoints(service: OrdersService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(LIST_ORDERS),
            Endpoint(PLACE_ORDER),
            Endpoint(GET_ORDER),
            Endpoint(CANCEL_ORDER),
        )
    return (
        Endpoint(LIST_ORDERS, service.list_orders),
        Endpoint(PLACE_ORDER, service.place_order),
        Endpoint(GET_ORDER, service.get_order),
        Endpoint(CANCEL_ORDER, service.cancel_order),
    )
