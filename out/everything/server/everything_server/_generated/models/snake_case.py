"""Model `SnakeCase`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["SnakeCase"]


class SnakeCase(Model):
    """Schema `SnakeCase`."""

    b: int | None = None
