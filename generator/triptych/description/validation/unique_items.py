"""`uniqueItems` (JSON Schema, Validation) in linear time.

jsonschema compares each item with each other one where they have no order, as objects
have none: for an operation of thousands of parameters that takes minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from jsonschema.exceptions import ValidationError

from triptych.json_value import JsonValue

__all__ = ["check_unique_items", "first_repetition"]


def check_unique_items(
    validator: object, wanted: bool, instance: JsonValue, schema: object
) -> Iterator[ValidationError]:
    """The keyword as `jsonschema.validators.extend` takes it."""
    if wanted and isinstance(instance, list) and first_repetition(instance):
        yield ValidationError("has items that are the same")


def first_repetition(items: list[JsonValue]) -> tuple[int, int] | None:
    """The indices of the first item that stands twice in a list; None if none does."""
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        first = seen.setdefault(json.dumps(item, sort_keys=True), index)
        if first != index:
            return first, index
    return None
