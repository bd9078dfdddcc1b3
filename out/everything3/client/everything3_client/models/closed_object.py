"""Model `ClosedObject`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["ClosedObject"]


class ClosedObject(Model):
    """An object without other members, and how many it has."""

    a: str
    b: int | None = None
    c: bool | None = None
