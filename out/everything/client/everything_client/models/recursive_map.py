"""Model `RecursiveMap`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveMap"]


class RecursiveMap(Model):
    """Schema `RecursiveMap`."""

    children: dict[str, RecursiveMap] | None = None
