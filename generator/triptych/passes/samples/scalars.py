"""Values at random that have no schemas inside them: texts, numbers and anything.

Each raises `SamplingError` if no value is found.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from triptych.ir import AnySchema, IntegerSchema, NumberSchema, StringSchema
from triptych.json_value import JsonValue
from triptych.passes.samples.numbers import edge_numbers, ordinary_number
from triptych.passes.samples.texts import sampled_text
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.passes.values.fitting import format_range

__all__ = ["sampled_anything", "sampled_number", "sampled_string"]

_ANYTHING: tuple[JsonValue, ...] = (
    {"any": [1, None, {"deep": ["x", 2.5, True]}]},
    ["x", 2.5, True],
    {},
    [],
    "",
    "text \U0001d11e",
    0,
    -1.5,
    True,
    False,
    10**20,
)


def sampled_string(
    schema: StringSchema, random: Random, wanted: Wanted, name: str
) -> str:
    """A text of the schema, which is called `name` where it stands."""
    text = sampled_text(
        schema,
        random,
        name=name,
        is_odd=wanted.is_odd,
        is_short=wanted.is_text,
        accepts=wanted.accepts,
    )
    if text is None:
        raise SamplingError(schema.pointer, "no text was found that may stand here")
    return text


def sampled_number(
    schema: IntegerSchema | NumberSchema, random: Random, wanted: Wanted
) -> int | float:
    """A number within the limits of the schema, and of its format."""
    if schema.enum:
        return random.choice(schema.enum)
    if isinstance(schema, IntegerSchema):
        schema = _within_format(schema)
    number: int | float | None = None
    if wanted.is_odd:
        number = next(edge_numbers(schema, random), None)
    else:
        number = ordinary_number(schema, random)
    if number is None:
        raise SamplingError(schema.pointer, "no number was found within its limits")
    return number


def sampled_anything(schema: AnySchema, random: Random, wanted: Wanted) -> JsonValue:
    """A value where any may stand, but null."""
    if wanted.is_text and not schema.enum:
        return sampled_string(StringSchema(pointer=schema.pointer), random, wanted, "")
    values = [value for value in schema.enum or _ANYTHING if value is not None]
    stated = schema.example
    if not wanted.is_odd and not schema.enum and stated and stated.json:
        values = [stated.json]
    accepts, is_text = wanted.accepts, wanted.is_text
    values = [v for v in values if (accepts(v) if isinstance(v, str) else not is_text)]
    if not values:
        raise SamplingError(schema.pointer, "no value was found that may stand here")
    return random.choice(values)


def _within_format(schema: IntegerSchema) -> IntegerSchema:
    """The integer with the limits that its format has, where none are stated."""
    least, most = format_range(schema)
    limits = schema.limits
    if least is not None:
        limits = replace(limits, minimum=least)
    if most is not None:
        limits = replace(limits, maximum=most)
    return replace(schema, limits=limits)
