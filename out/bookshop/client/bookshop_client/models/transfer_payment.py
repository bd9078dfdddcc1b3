"""Model `TransferPayment`."""

from __future__ import annotations

from typing import ClassVar

from .payment import Payment

__all__ = ["TransferPayment"]


class TransferPayment(Payment):
    """Paid by bank transfer."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"reference"})

    method: str = "transfer"
    iban: str
    reference: str | None = None
    """To be written on the transfer.

    Read-only.
    """
