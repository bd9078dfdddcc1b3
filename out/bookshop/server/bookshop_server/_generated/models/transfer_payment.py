"""Model `TransferPayment`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .payment import Payment

__all__ = ["TransferPayment"]


class TransferPayment(Payment[Literal["transfer"]]):
    """Paid by bank transfer."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"reference"})

    method: Literal["transfer"] = "transfer"
    iban: str
    reference: str | None = None
    """To be written on the transfer.

    Read-only.
    """
