"""Model `CardPayment`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .payment import Payment

__all__ = ["CardPayment"]


class CardPayment(Payment[Literal["card"]]):
    """Paid by card."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"last_digits"})

    method: Literal["card"] = "card"
    card_token: str
    """What the card form in the browser returned."""
    last_digits: str | None = None
    """Read-only."""
