"""Model `EveryKindOfObjectInline`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["EveryKindOfObjectInline"]


class EveryKindOfObjectInline(Model):
    """Schema `#/definitions/EveryKindOfObject/properties/inline`."""

    a: int | None = None
