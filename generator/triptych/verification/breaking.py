"""Bodies with one thing wrong: a member of an object that breaks a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from triptych.ir import (
    ArraySchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    SchemaId,
    StringSchema,
    Value,
)
from triptych.json_value import JsonValue
from triptych.passes.aliases import target_of
from triptych.passes.sampling import Sampler
from triptych.python.annotations import FORMATS

__all__ = ["broken"]

# What is larger than this is not sent only to be refused.
_MOST = 1_000

_Path = tuple[str | int, ...]


def broken(
    value: JsonValue, key: SchemaId, sampler: Sampler, random: Random
) -> Value | None:
    """`value`, which is of a schema, with one limit broken; None if it has none."""
    found = list(_Breaker(sampler).objects(value, key, ()))
    if not found:
        return None
    path, replacement = random.choice(found)
    return Value(json=_replaced(value, path, replacement))


class _Breaker:
    def __init__(self, sampler: Sampler) -> None:
        self._sampler = sampler

    def objects(
        self, value: JsonValue, key: SchemaId, path: _Path
    ) -> Iterator[tuple[_Path, JsonValue]]:
        """Places in the objects of a value, and what must not stand there."""
        schemas = self._sampler.schemas
        key = target_of(key, schemas)
        match schemas[key], value:
            case ArraySchema(items=items), list():
                for index, item in enumerate(value):
                    yield from self.objects(item, items, (*path, index))
            case MapSchema(values=values), dict():
                for name, item in value.items():
                    yield from self.objects(item, values, (*path, name))
            case ObjectSchema(), dict():
                yield from self._members(value, key, path)
            case _:
                pass

    def ways(
        self, value: JsonValue, key: SchemaId, path: _Path
    ) -> Iterator[tuple[_Path, JsonValue]]:
        """Places in a value, and what must not stand there."""
        schemas = self._sampler.schemas
        key = target_of(key, schemas)
        match schemas[key], value:
            case StringSchema() as schema, str() if schema.format not in FORMATS:
                for text in _texts(schema):
                    yield path, text
            case (IntegerSchema() | NumberSchema()) as schema, int() | float():
                for number in _numbers(schema):
                    yield path, number
            case ArraySchema() as schema, list():
                for items in _arrays(schema, value):
                    yield path, items
                for index, item in enumerate(value):
                    yield from self.ways(item, schema.items, (*path, index))
            case MapSchema(values=values), dict():
                for name, item in value.items():
                    yield from self.ways(item, values, (*path, name))
            case ObjectSchema(), dict():
                yield from self._members(value, key, path)
            case _:
                # Of a union another variant may allow it.
                pass

    def _members(
        self, value: dict[str, JsonValue], key: SchemaId, path: _Path
    ) -> Iterator[tuple[_Path, JsonValue]]:
        plan = self._sampler.plan(key)
        if len(plan.family) > 1:
            # Of which of them an object is may be what is broken.
            return
        for item in plan.properties:
            if item.name in value and item.name not in plan.kinds:
                place = (*path, item.name)
                yield from self.ways(value[item.name], item.schema, place)


def _texts(schema: StringSchema) -> Iterator[str]:
    if schema.enum:
        return
    if schema.max_length is not None and schema.max_length < _MOST:
        yield "x" * (schema.max_length + 1)
    elif schema.min_length:
        yield ""


def _numbers(schema: IntegerSchema | NumberSchema) -> Iterator[int | float]:
    limits = schema.limits
    if schema.enum:
        return
    if limits.maximum is not None:
        yield limits.maximum if limits.exclusive_maximum else limits.maximum + 1
    if limits.minimum is not None:
        yield limits.minimum if limits.exclusive_minimum else limits.minimum - 1


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
