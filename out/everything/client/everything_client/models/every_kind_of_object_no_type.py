"""Model `EveryKindOfObjectNoType`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["EveryKindOfObjectNoType"]


class EveryKindOfObjectNoType(Model):
    """Schema `#/definitions/EveryKindOfObject/properties/no_type`."""

    a: str | None = None
