"""Model `Money`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Money"]


class Money(Model):
    """An amount in a currency."""

    amount: Decimal
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
