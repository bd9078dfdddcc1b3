"""Bodies with one thing wrong, which a server has to refuse."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from triptych.ir import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
    Value,
)
from triptych.json_value import JsonValue
from triptych.linear_patterns import linear_pattern
from triptych.passes.samples.sampler import Sampler
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.properties import member_limits
from triptych.passes.values.fitting import format_range
from triptych.passes.values.limits import is_within
from triptych.passes.values.matching import matches
from triptych.python.annotations import FORMATS

__all__ = ["broken"]

# What is larger than this is not sent only to be refused.
_MOST = 1_000

# Of so many turns one is that of a value of another type.
_TYPE_EVERY = 4

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A place in a value, and what must not stand there."""

    path: _Path
    replacement: JsonValue
    is_limit: bool = True


_Ways = Iterator[_Way]

# Of these at least one has a form that a pattern does not allow.
_TEXTS = ("", "x", "0", "Zoë", "-1.5", "two words", "\n", "/")


def broken(
    value: JsonValue, key: SchemaId, sampler: Sampler, turn: int
) -> Value | None:
    """`value`, which is of a schema, with one thing wrong; None if nothing can be.

    It is another thing at each `turn`: limits, and now and then a type.
    """
    found = list(_Breaker(sampler).ways(value, key, ()))
    limits = [way for way in found if way.is_limit]
    types = [way for way in found if not way.is_limit]
    is_type = turn % _TYPE_EVERY == _TYPE_EVERY - 1
    ways = types if not limits or (is_type and types) else limits
    if not ways:
        return None
    way = ways[(turn // _TYPE_EVERY if is_type else turn) % len(ways)]
    return Value(json=_replaced(value, way.path, way.replacement))


class _Breaker:
    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler

    def ways(self, value: JsonValue, key: SchemaId, path: _Path) -> _Ways:
        """Places in a value, and what must not stand there."""
        schemas = self._sampler.schemas
        is_nullable = schemas[key].nullable
        key = target_of(key, schemas)
        schema = schemas[key]
        if isinstance(schema, AnySchema | UnionSchema) or value is None:
            # Of a union another variant may allow it.
            return
        if not (is_nullable or schema.nullable):
            yield _Way(path, None, is_limit=False)
        for other in _of_other_type(schema, value):
            yield _Way(path, other, is_limit=False)
        for other in _beyond_limits(schema, value):
            yield _Way(path, other)
        match schema, value:
            case ArraySchema(), list():
                for index, item in enumerate(value):
                    yield from self.ways(item, schema.items, (*path, index))
            case MapSchema(patterns=()), dict():
                for name, item in value.items():
                    yield from self.ways(item, schema.values, (*path, name))
            case ObjectSchema(), dict():
                yield from self._members(value, key, path)
            case _:
                pass

    def _members(
        self, value: dict[str, JsonValue], key: SchemaId, path: _Path
    ) -> _Ways:
        plan = self._sampler.plan(key)
        if len(plan.family) > 1:
            # Of which of them an object is may be what is broken.
            return
        schema = plan.schema
        least, most = member_limits(schema, self._sampler.schemas)
        if schema.is_closed and not schema.patterns and schema.additional is None:
            yield _Way(path, {**value, "not named": None})
        if least and not any(item.required for item in plan.properties):
            yield _Way(path, {})
        is_open = not schema.is_closed and schema.additional is None
        if most is not None and most < _MOST and is_open and not schema.patterns:
            yield _Way(path, {**value, **{f"more {n}": n for n in range(most + 1)}})
        for item in plan.properties:
            if item.name not in value or self._is_only_received(item):
                continue
            place = (*path, item.name)
            if item.required:
                yield _Way(path, {n: value[n] for n in value if n != item.name})
            if item.name not in plan.kinds:
                yield from self.ways(value[item.name], item.schema, place)

    def _is_only_received(self, item: Property) -> bool:
        return item.read_only or self._sampler.schemas[item.schema].read_only


def _of_other_type(schema: Schema, value: JsonValue) -> Iterator[JsonValue]:
    """Values of other types than that of a schema."""
    match schema, value:
        case StringSchema(), str():
            yield 5
        case (IntegerSchema() | NumberSchema()), int() | float():
            yield str(value)
            if isinstance(schema, IntegerSchema):
                yield value + 0.5
        case BooleanSchema(), bool():
            yield str(value).lower()
        case ArraySchema(), list():
            yield {}
        case MapSchema() | ObjectSchema(), dict():
            yield []
        case _:
            pass


def _beyond_limits(schema: Schema, value: JsonValue) -> Iterator[JsonValue]:
    """What may not stand in the place of a value of a schema, of the same type."""
    match schema, value:
        case StringSchema(), str():
            yield from _texts(schema)
        case (IntegerSchema() | NumberSchema()), int() | float():
            yield from _numbers(schema, value)
        case BooleanSchema(enum=(only,)), bool():
            yield not only
        case ArraySchema(), list():
            yield from _arrays(schema, value)
        case MapSchema(), dict():
            yield from _maps(schema, value)
        case _:
            pass


def _texts(schema: StringSchema) -> Iterator[str]:
    if schema.enum:
        yield f"{max(schema.enum, key=len)}x"
        return
    if schema.format in FORMATS:
        yield "?"
        return
    if schema.max_length is not None and schema.max_length < _MOST:
        yield "x" * (schema.max_length + 1)
    if schema.min_length:
        yield ""
    if linear_pattern(schema.pattern):
        yield from (text for text in _TEXTS if not matches(schema.pattern, text))


def _numbers(
    schema: IntegerSchema | NumberSchema, value: float
) -> Iterator[int | float]:
    limits = schema.limits
    if schema.enum:
        yield math.floor(max(schema.enum)) + 1
        return
    step = limits.multiple_of
    if step is not None and abs(value) < 2**50:
        beside = value + (1 if isinstance(schema, IntegerSchema) else step / 2)
        if not is_within(limits, beside):
            yield beside
    bounds = (limits.maximum, limits.minimum)
    for bound, way in zip(bounds, (1, -1), strict=True):
        if bound is not None:
            beyond = (bound, bound + way)
            yield from (item for item in beyond if not is_within(limits, item))
    if isinstance(schema, IntegerSchema):
        least, most = format_range(schema)
        yield from [least - 1] if least is not None else []
        yield from [most + 1] if most is not None else []


def _arrays(
    schema: ArraySchema, value: Sequence[JsonValue]
) -> Iterator[list[JsonValue]]:
    most = schema.max_items
    if value and most is not None and most < _MOST:
        yield [*value, *[value[-1]] * (most + 1 - len(value))]
    if schema.min_items:
        yield []
    if value and schema.unique_items and most != len(value):
        yield [*value, value[-1]]


def _maps(schema: MapSchema, value: Mapping[str, JsonValue]) -> Iterator[JsonValue]:
    most = schema.max_properties
    if value and most is not None and most < _MOST:
        one = next(iter(value.values()))
        yield {**value, **{f"more {number}": one for number in range(most + 1)}}
    if schema.min_properties:
        yield {}


def _replaced(value: JsonValue, path: _Path, replacement: JsonValue) -> JsonValue:
    if not path:
        return replacement
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        name = str(first)
        return {**value, name: _replaced(value[name], rest, replacement)}
    assert isinstance(value, list)
    return [
        _replaced(item, rest, replacement) if index == first else item
        for index, item in enumerate(value)
    ]
