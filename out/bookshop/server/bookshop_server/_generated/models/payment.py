"""Model `Payment`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from .._runtime.models import Discriminated, OmitsReadOnly, TagT
from .._runtime.wire.formats import DateTime
from .money import Money

__all__ = ["Payment"]


class Payment(Discriminated[TagT], OmitsReadOnly):
    """Money on its way to us. `method` says which kind it is."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id", "settled_at"})
    __discriminator__: ClassVar[str] = "method"
    __subtypes__: ClassVar[Mapping[str, tuple[str, str]]] = {
        "Payment": (".payment", "Payment"),
        "card": (".card_payment", "CardPayment"),
        "transfer": (".transfer_payment", "TransferPayment"),
    }

    id: UUID | None = None
    """Read-only."""
    method: TagT
    amount: Money
    """An amount in a currency."""
    settled_at: DateTime | None = None
    """When the money was here; `null` until then.

    Read-only.
    """
