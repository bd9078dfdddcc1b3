"""The IR as JSON: a stable form for scripts, editors and golden files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, cast

from triptych.ir.schemas import Value
from triptych.json_value import JsonValue

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["dump"]


def dump(node: DataclassInstance) -> dict[str, JsonValue]:
    """The fields of a node as JSON, leaving out what has its default of nothing.

    Members of a sum type (schemas, security schemes, pagination) name themselves in
    `kind`:
    `StringSchema` is `string`.
    """
    name = type(node).__name__
    members: dict[str, JsonValue] = {}
    for suffix in ("Schema", "Scheme", "Pagination"):
        if name.endswith(suffix):
            members["kind"] = name.removesuffix(suffix).lower()
    for member in fields(node):
        value = getattr(node, member.name)
        if value is None or value == "" or value is False or value in ((), {}):
            continue
        if member.default is not MISSING and value == member.default:
            continue
        members[member.name] = _dump_value(value)
    return members


def _dump_value(value: object) -> JsonValue:
    if isinstance(value, Value):
        return value.json
    if is_dataclass(value) and not isinstance(value, type):
        return dump(value)
    if isinstance(value, tuple | list):
        return [_dump_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _dump_value(value[key]) for key in sorted(value)}
    return cast(JsonValue, value)
