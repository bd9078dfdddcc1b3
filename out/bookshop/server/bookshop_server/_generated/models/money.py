"""Model `Money`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import DecimalNumber

__all__ = ["Money"]


class Money(Model):
    """An amount in a currency."""

    amount: Annotated[DecimalNumber, Field(ge=0)]
    currency: Annotated[str, Field(min_length=3, max_length=3)]
    """As in ISO 4217."""
