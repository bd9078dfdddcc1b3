"""Model `NullableModel`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["NullableModel"]


class NullableModel(Model):
    """Schema `NullableModel`."""

    a: int | None = None
