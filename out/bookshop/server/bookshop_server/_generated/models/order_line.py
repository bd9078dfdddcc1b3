"""Model `OrderLine`."""

from __future__ import annotations

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from .._runtime.models import OmitsReadOnly
from .money import Money

__all__ = ["OrderLine"]


class OrderLine(OmitsReadOnly):
    """A number of copies of one book."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"unit_price"})

    book_id: UUID
    quantity: Annotated[int, Field(ge=1)] | None = None
    """Default: `1`."""
    unit_price: Money | None = None
    """An amount in a currency.

    Read-only.
    """
