"""Model `RecursiveDirectly`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RecursiveDirectly"]


class RecursiveDirectly(Model):
    """Schema `RecursiveDirectly`."""

    next: RecursiveDirectly | None = None
    value: int | None = None
