"""Operations of "payments"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncPaymentsOperations", "PaymentsOperations"]

_ORDER_ID = Parameter(
    "order_id",
    "path",
    "order_id",
    limits=lambda: Annotated[int, Field(ge=1)],
    required=True,
)
LIST_PAYMENTS: Operation[list[models.Payment]] = Operation(
    id="listPayments",
    method="GET",
    path="/orders/{order_id}/payments",
    parameters=(_ORDER_ID,),
    accept=("application/json",),
    security=(("customer",),),
    results={"200": lambda: list[models.Payment]},
    errors={"404": lambda: models.Problem, "default": lambda: models.Problem},
)
PAY_ORDER: Operation[models.Payment] = Operation(
    id="payOrder",
    method="POST",
    path="/orders/{order_id}/payments",
    parameters=(_ORDER_ID,),
    body="body",
    body_required=True,
    body_type=lambda: models.Payment,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("customer",),),
    results={"201": lambda: models.Payment},
    errors={"402": lambda: models.Problem, "default": lambda: models.Problem},
)


class PaymentsOperations(OperationGroup):
    """Operations of "payments"."""

    def list_payments(
        self,
        order_id: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[models.Payment]:
        """List the payments of an order.

        Args:
            order_id: The order.
        """
        return self._call(
            LIST_PAYMENTS,
            request_options,
            order_id=order_id,
        )

    def pay_order(
        self,
        order_id: int,
        *,
        body: models.Payment | dicts.Payment,
        request_options: RequestOptions | None = None,
    ) -> models.Payment:
        """Pay for an order.

        Args:
            order_id: The order.
            body: By card or by transfer.
        """
        return self._call(
            PAY_ORDER,
            request_options,
            order_id=order_id,
            body=body,
        )


class AsyncPaymentsOperations(AsyncOperationGroup):
    """Asynchronous operations of "payments"."""

    list_payments = asynchronous(PaymentsOperations.list_payments)
    pay_order = asynchronous(PaymentsOperations.pay_order)
