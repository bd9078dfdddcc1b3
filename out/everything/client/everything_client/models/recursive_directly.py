"""Model `RecursiveDirectly`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveDirectly"]


class RecursiveDirectly(Model):
    """Schema `RecursiveDirectly`."""

    value: int | None = None
    next: RecursiveDirectly | None = None
