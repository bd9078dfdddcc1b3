"""Limits of values that pydantic does not have in the way JSON APIs need them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from pydantic import AfterValidator, BaseModel

__all__ = ["UniqueItems"]

T = TypeVar("T", bound=Collection[object])


def _unique(items: T) -> T:
    if len({_identity(item) for item in items}) < len(items):
        raise ValueError("items must be unique")
    return items


def _identity(value: object) -> object:
    """Something hashable that is equal for what is equal as JSON.

    True is not 1 there, as it is in Python.
    """
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, BaseModel):
        members = {**value.__dict__, **(value.model_extra or {})}
        return type(value), _identity(members)
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return frozenset((key, _identity(item)) for key, item in mapping.items())
    if isinstance(value, (list, tuple)):
        return tuple(_identity(item) for item in cast("Collection[object]", value))
    return value


UniqueItems = AfterValidator(_unique)
"""Metadata of a list no two items of which may be equal."""
