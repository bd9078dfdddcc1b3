"""Model `RecursiveList`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveList"]


class RecursiveList(Model):
    """Schema `RecursiveList`."""

    next: list[RecursiveList] | None = None
