"""Model `AnyModel`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["AnyModel"]


class AnyModel(Model):
    """Schema `Any`."""

    a: int | None = None
