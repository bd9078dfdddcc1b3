"""Model `Order`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._runtime.models import OmitsReadOnly
from .._runtime.wire.formats import DateTime
from .address import Address
from .enums import OrderStatus
from .money import Money
from .order_line import OrderLine

__all__ = ["Order"]


class Order(OmitsReadOnly):
    """What somebody wants to read."""

    __read_only__: ClassVar[frozenset[str]] = frozenset(
        {"created_at", "id", "status", "total"}
    )

    id: int | None = None
    """The number on the parcel.

    Read-only.
    """
    created_at: DateTime | None = None
    """Read-only."""
    status: OrderStatus | str | None = None
    """How far it has come.

    Read-only.
    """
    lines: Annotated[list[OrderLine], Field(min_length=1)]
    ship_to: Address
    """Where a parcel goes."""
    gift_note: Annotated[str, Field(max_length=500)] | None = None
    total: Money | None = None
    """The sum of all lines.

    Read-only.
    """
