"""Models that reference each other circularly: `RecursiveMutuallyA`,
`RecursiveMutuallyB`.
"""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveMutuallyA", "RecursiveMutuallyB"]


class RecursiveMutuallyA(Model):
    """Schema `RecursiveMutuallyA`."""

    b: RecursiveMutuallyB | None = None


class RecursiveMutuallyB(Model):
    """Schema `RecursiveMutuallyB`."""

    a: RecursiveMutuallyA | None = None
    name: str | None = None


RecursiveMutuallyA.model_rebuild()
RecursiveMutuallyB.model_rebuild()
