"""Models that refer to each other: `RecursiveMutuallyA`, `RecursiveMutuallyB`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveMutuallyA", "RecursiveMutuallyB"]


class RecursiveMutuallyA(Model):
    """The schema `RecursiveMutuallyA`."""

    b: RecursiveMutuallyB | None = None


class RecursiveMutuallyB(Model):
    """The schema `RecursiveMutuallyB`."""

    a: RecursiveMutuallyA | None = None
    name: str | None = None


RecursiveMutuallyA.model_rebuild()
RecursiveMutuallyB.model_rebuild()
