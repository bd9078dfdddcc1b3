"""Model `UnionOfScalars`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["UnionOfScalars"]


class UnionOfScalars(Model):
    """A union of scalars."""

    value: bool | int | str
    several: float | str | None = None
