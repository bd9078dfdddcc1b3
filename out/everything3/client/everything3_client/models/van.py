"""Model `Van`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Van"]


class Van(HasConstants):
    """Schema `Van`."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"vehicle"})

    vehicle: Literal["van"] = "van"
    """Which vehicle it is."""
    wheels: int | None = None
    load: float | None = None
