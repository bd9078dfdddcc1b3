"""Places in decoded responses, whether models or plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

__all__ = ["only_list", "value_at"]


def value_at(value: object, pointer: str) -> object:
    """Return the value at a JSON pointer (RFC 6901), None if there is none.

    Members have the names that they are sent with.
    """
    for token in pointer.split("/")[1:]:
        value = _members(value).get(token.replace("~1", "/").replace("~0", "~"))
    return value


def only_list(value: object) -> object:
    """Return `value` if it is a list, else its only member that is one, else None.

    Raises `ValueError` if there are several.
    """
    if isinstance(value, list):
        return cast("list[object]", value)
    found = {
        name: cast("list[object]", member)
        for name, member in _members(value).items()
        if isinstance(member, list)
    }
    if len(found) > 1:
        raise ValueError(f"several members are lists: {', '.join(found)}")
    return next(iter(found.values()), None)


def _members(value: object) -> Mapping[str, object]:
    """Return the members of an object by wire name; empty for any other value."""
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    # Here, since an answer without models must not wait for pydantic.
    from ..models.base import Model

    if not isinstance(value, Model):
        return {}
    named = {
        info.serialization_alias or name: getattr(value, name, None)
        for name, info in type(value).model_fields.items()
    }
    return named | (value.model_extra or {})
