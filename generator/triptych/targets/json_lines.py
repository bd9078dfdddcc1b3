"""JSON files that a reader of differences can follow, and that waste no blanks."""

from __future__ import annotations

import json
from collections.abc import Mapping

from triptych.json_value import JsonValue

__all__ = ["compact", "document_text"]

_OF_SECTIONS = "components"
"""The member of a document whose members are sections themselves."""


def document_text(document: Mapping[str, JsonValue]) -> str:
    """An API description as JSON, a line for each member of its sections."""
    members = (
        f"{compact(key)}:{_section(value, depth=2 if key == _OF_SECTIONS else 1)}"
        for key, value in document.items()
    )
    return "{\n" + ",\n".join(members) + "\n}\n"


def _section(value: JsonValue | Mapping[str, JsonValue], depth: int) -> str:
    if not depth or not value or not isinstance(value, Mapping):
        return compact(value)
    members = (
        f"{compact(key)}:{_section(item, depth - 1)}" for key, item in value.items()
    )
    return "{\n" + ",\n".join(members) + "\n}"


def compact(value: object, *, sort_keys: bool = False) -> str:
    """`value` as JSON without blanks between its parts."""
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys
    )
