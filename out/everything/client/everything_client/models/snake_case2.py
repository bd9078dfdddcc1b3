"""Model `SnakeCase2`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["SnakeCase2"]


class SnakeCase2(Model):
    """Schema `snake_case`."""

    a: int | None = None
