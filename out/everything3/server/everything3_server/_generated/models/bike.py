"""Model `Bike`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Bike"]


class Bike(HasConstants):
    """Schema `Bike`."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"vehicle"})

    vehicle: Literal["bike"] = "bike"
    """Which vehicle it is."""
    wheels: int | None = None
    gears: int | None = None
