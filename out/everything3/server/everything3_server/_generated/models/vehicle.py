"""Model `Vehicle`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Vehicle"]


class Vehicle(Model):
    """Schema `Vehicle`."""

    vehicle: str
    """Which vehicle it is."""
    wheels: int | None = None
