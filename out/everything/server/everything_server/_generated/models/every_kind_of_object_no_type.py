"""The model `EveryKindOfObjectNoType`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["EveryKindOfObjectNoType"]


class EveryKindOfObjectNoType(Model):
    """The schema `#/definitions/EveryKindOfObject/properties/no_type`."""

    a: str | None = None
