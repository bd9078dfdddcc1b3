"""Items that a rule wants an array to contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from triptych.json_value import JsonValue

__all__ = ["with_contained"]


def with_contained(
    items: list[JsonValue], rules: Mapping[str, JsonValue], random: Random
) -> list[JsonValue]:
    """The items, some replaced by what fits `contains`, as far as that is easy."""
    wanted = rules.get("contains")
    least = rules.get("minContains", 1)
    if not isinstance(wanted, dict) or not isinstance(least, int):
        return items
    found = list(_values(wanted))
    if not found:
        return items
    chosen = [random.choice(found) for _ in range(least)]
    return [*chosen, *items[least:]]


def _values(schema: Mapping[str, JsonValue]) -> Iterator[JsonValue]:
    """Values that a schema names, and the bounds of one."""
    if "const" in schema:
        yield schema["const"]
    listed = schema.get("enum")
    yield from listed if isinstance(listed, list) else []
    for key, step in (("minimum", 0), ("exclusiveMinimum", 1)):
        bound = schema.get(key)
        if isinstance(bound, int | float):
            yield bound + step
    for key, step in (("maximum", 0), ("exclusiveMaximum", -1)):
        bound = schema.get(key)
        if isinstance(bound, int | float):
            yield bound + step
    kinds = schema.get("type")
    samples: dict[JsonValue, JsonValue] = {
        "string": "text",
        "integer": 1,
        "number": 1.5,
    }
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind in samples:
            yield samples[kind]
