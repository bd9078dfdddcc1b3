"""Model `Repair`."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models import OmitsReadOnly
from .enums import State
from .money import Money
from .new_repair import NewRepair

__all__ = ["Repair"]


class Repair(NewRepair, OmitsReadOnly):
    """A repair."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id", "state"})

    id: int | None = None
    """Read-only."""
    state: State | str | None = None
    """How far a repair is.

    Read-only.
    """
    estimate: Money | None = None
    """What the repair will cost, once it is known."""
    contact: int | str | None = None
    """An email address, or a telephone number."""
