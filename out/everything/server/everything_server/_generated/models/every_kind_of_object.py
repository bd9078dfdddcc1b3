"""Models `EveryKindOfObject`, `EveryKindOfObjectInline`, `EveryKindOfObjectNoType`."""

from __future__ import annotations

from typing import Any

from .._runtime.models import Model
from .._runtime.wire.formats import Date
from .closed import Closed
from .properties_and_map import PropertiesAndMap
from .small import Small

__all__ = ["EveryKindOfObject", "EveryKindOfObjectInline", "EveryKindOfObjectNoType"]


class EveryKindOfObjectInline(Model):
    """Schema `#/definitions/EveryKindOfObject/properties/inline`."""

    a: int | None = None


class EveryKindOfObjectNoType(Model):
    """Schema `#/definitions/EveryKindOfObject/properties/no_type`."""

    a: str | None = None


class EveryKindOfObject(Model):
    """Schema `EveryKindOfObject`."""

    free: dict[str, Any] | None = None
    free_said: dict[str, Any] | None = None
    closed: Closed | None = None
    open: PropertiesAndMap | None = None
    map: dict[str, int] | None = None
    map_of_dates: dict[str, Date] | None = None
    map_of_lists: dict[str, list[int]] | None = None
    map_of_maps: dict[str, dict[str, float]] | None = None
    map_of_models: dict[str, Small] | None = None
    list_of_lists: list[list[float]] | None = None
    list_of_anything: list[Any] | None = None
    no_type: EveryKindOfObjectNoType | None = None
    anything: Any = None
    anything_described: Any = None
    """No type at all."""
    empty: dict[str, Any] | None = None
    inline: EveryKindOfObjectInline | None = None
