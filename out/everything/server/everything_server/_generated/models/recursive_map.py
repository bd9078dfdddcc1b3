"""The model `RecursiveMap`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveMap"]


class RecursiveMap(Model):
    """The schema `RecursiveMap`."""

    children: dict[str, RecursiveMap] | None = None
