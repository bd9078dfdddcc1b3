"""Names for members of objects whose names are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from random import Random

from triptych.ir import MapSchema, ObjectSchema, StringSchema
from triptych.json_value import JsonValue
from triptych.passes.samples.texts import sampled_text
from triptych.passes.values.matching import matches
from triptych.passes.values.rules import keeps
from triptych.pointer import ROOT

__all__ = ["sampled_names"]

# None of them can be the name of a field in Python, which would be read as that field.
_ODD = ("not named", "ключ ~/", "$ref", "a.b[0]", "", "\U0001f511", "x-y")

_TRIES = 20


def sampled_names(
    schema: MapSchema | ObjectSchema,
    rules: Mapping[str, JsonValue],
    random: Random,
    *,
    is_odd: bool,
) -> Iterator[str]:
    """Names that members may have, some of them twice, and without an end.

    Of a closed object they match its patterns. `rules` are those of the schema.
    """
    limit = rules.get("propertyNames", True)
    if schema.is_closed and not schema.patterns:
        return
    for number in count(1):
        for name in _candidates(schema, limit, random, number, is_odd=is_odd):
            is_named = any(matches(pattern, name) for pattern, _ in schema.patterns)
            if (is_named or not schema.is_closed) and _may_be(name, limit):
                yield name
        if number > _TRIES and (schema.patterns or limit is not True):
            return


def _candidates(
    schema: MapSchema | ObjectSchema,
    limit: JsonValue,
    random: Random,
    number: int,
    *,
    is_odd: bool,
) -> Iterator[str]:
    if isinstance(limit, dict):
        yield from _text_of(limit, random)
    for pattern, _ in random.sample(schema.patterns, len(schema.patterns)):
        yield from _text_of({"pattern": pattern}, random)
    if number > 1:
        yield f"key {number}"
    elif is_odd:
        yield from random.sample(_ODD, len(_ODD))
    else:
        yield from ("key", "other key")


def _text_of(limit: Mapping[str, JsonValue], random: Random) -> Iterator[str]:
    """A text that a schema of names allows."""
    listed = limit.get("enum", [limit["const"]] if "const" in limit else [])
    least, most, pattern = (
        limit.get(key) for key in ("minLength", "maxLength", "pattern")
    )
    schema = StringSchema(
        pointer=ROOT,
        enum=tuple(
            item
            for item in (listed if isinstance(listed, list) else [])
            if isinstance(item, str)
        ),
        min_length=least if isinstance(least, int) else None,
        max_length=most if isinstance(most, int) else None,
        pattern=pattern if isinstance(pattern, str) else "",
    )
    found = sampled_text(
        schema, random, name="key", is_odd=False, is_short=True, accepts=lambda _: True
    )
    if found is not None:
        yield found


def _may_be(name: str, limit: JsonValue) -> bool:
    if isinstance(limit, dict):
        return keeps(name, limit)
    return limit is not False
