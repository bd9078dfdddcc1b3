"""Model `Card`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Card"]


class Card(HasConstants):
    """A card."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"means"})

    means: Literal["Card"] = "Card"
    number: str
