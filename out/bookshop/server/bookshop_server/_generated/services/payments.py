"""Operations of "payments", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

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

__all__ = ["PaymentsService", "endpoints"]

_ORDER_ID = TypedParameter(
    "order_id", "path", "order_id", type=Annotated[int, Field(ge=1)], required=True
)
LIST_PAYMENTS = ServerOperation(
    id="listPayments",
    method="GET",
    path="/orders/{order_id}/payments",
    parameters=(_ORDER_ID,),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: list[models.Payment]),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:read",)},),
)
PAY_ORDER = ServerOperation(
    id="payOrder",
    method="POST",
    path="/orders/{order_id}/payments",
    parameters=(_ORDER_ID,),
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Payment, "definitions/Payment"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(
        ServerResponse("201", lambda: models.Payment),
        ServerResponse("402", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"customer": ("orders:write",)},),
)


class PaymentsService(Service):
    """Operations of "payments".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_payments(
        self,
        *,
        order_id: int,
    ) -> Reply[
        list[models.Payment]
        | Answer[list[models.Payment], Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """List the payments of an order.

        Args:
            order_id: The order.
        """
        raise not_implemented("listPayments")

    @abstractmethod
    def pay_order(
        self,
        *,
        order_id: int,
        body: models.Payment,
    ) -> Reply[
        models.Payment
        | Answer[models.Payment, Literal[201, None]]
        | Answer[models.Problem, int]
    ]:
        """Pay for an order.

        Args:
            order_id: The order.
            body: By card or by transfer.
        """
        raise not_implemented("payOrder")


def endpoints(service: PaymentsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(LIST_PAYMENTS), Endpoint(PAY_ORDER))
    return (
        Endpoint(LIST_PAYMENTS, service.list_payments),
        Endpoint(PAY_ORDER, service.pay_order),
    )
