"""Implementation of the "payments" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import PaymentsService


class Payments(PaymentsService):
    @override
    async def list_payments(
        self,
        *,
        order_id: int,
    ) -> list[models.Payment]:
        """List the payments of an order."""
        raise not_implemented("listPayments")

    @override
    async def pay_order(
        self,
        *,
        order_id: int,
        body: models.Payment,
    ) -> models.Payment:
        """Pay for an order."""
        raise not_implemented("payOrder")
