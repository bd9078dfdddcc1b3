"""Values of schemas as JSON, several of each, to send and to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trifold.ir import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from trifold.json_value import JsonValue
from trifold.passes.samples import all_properties

__all__ = ["Sampler"]

# Arrives unchanged only if everything is encoded and decoded.
_HOSTILE = "a&b=c+d/e?f#g%20é\u2028\"'<>"

# What separates the items of arrays: not every place can escape it there.
_SEPARATORS = ", | \t;"

_FORMATS: Mapping[str, tuple[str, str]] = {
    "date": ("2024-02-29", "1969-12-31"),
    "date-time": ("2024-02-29T12:30:00Z", "1969-12-31T23:59:59.123456Z"),
    "uuid": (
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "00000000-0000-0000-0000-000000000000",
    ),
    "byte": ("aGVsbG8=", "/+8A"),
    "decimal": ("1.50", "-12345678901234567890.123456789"),
    "duration": ("PT1H30M", "P3D"),
    "time": ("12:30:00", "00:00:00"),
}

_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampler:
    """Makes values: `variant` says which, `optional` whether objects have all members.

    Without `read_only`, objects are as clients send them; unless `in_json`, what may be
    anything is a text.
    """

    schemas: Mapping[SchemaId, Schema]
    variant: int
    optional: bool
    read_only: bool
    in_json: bool = True

    def value(self, key: SchemaId, depth: int = 0, shift: int = 0) -> JsonValue:
        """A value of the schema, another for another `shift`."""
        schema = self.schemas[key]
        number = self.variant + shift
        if schema.nullable and number % 2 and depth:
            return None
        match schema:
            case StringSchema():
                return _string(schema, number, "" if depth else _SEPARATORS)
            case IntegerSchema(enum=()) | NumberSchema(enum=()):
                start = 2 if isinstance(schema, IntegerSchema) else 2.25
                return _number(start - 3 * (number % 2), schema.limits)
            case IntegerSchema(enum=enum) | NumberSchema(enum=enum):
                return enum[number % len(enum)]
            case BooleanSchema():
                return number % 2 == 0
            case ArraySchema():
                return self._array(schema, depth, shift)
            case MapSchema(values=values):
                keys = ("key", "ключ ~/") if depth < _DEPTH else ()
                return {
                    name: self.value(values, depth + 1, shift + index)
                    for index, name in enumerate(keys)
                }
            case ObjectSchema():
                return self._object(self._concrete(key, number, depth), depth)
            case UnionSchema(variants=variants):
                return self.value(variants[number % len(variants)], depth, shift)
            case AnySchema(enum=enum) if enum:
                return enum[number % len(enum)]
            case NullSchema():
                return None
            case _ if not self.in_json:
                return f"anything{number}"
            case _:
                anything: list[JsonValue] = [{"any": [1, None]}, ["x", 2.5, True]]
                return anything[number % 2]

    def _array(self, schema: ArraySchema, depth: int, shift: int) -> JsonValue:
        count = 0 if depth >= _DEPTH else 2
        count = max(count, schema.min_items or 0)
        if schema.max_items is not None:
            count = min(count, schema.max_items)
        items = [
            self.value(schema.items, depth + 1, shift + index) for index in range(count)
        ]
        if schema.unique_items:
            return [item for at, item in enumerate(items) if item not in items[:at]]
        return items

    def _object(self, key: SchemaId, depth: int) -> JsonValue:
        schema = self.schemas[key]
        assert isinstance(schema, ObjectSchema)
        properties = all_properties(schema, self.schemas)
        if not properties and schema.additional is None:
            return {"free": [self.variant]} if depth < _DEPTH else {}
        deep = depth >= _DEPTH
        members = {
            item.name: self.value(item.schema, depth + 1)
            for item in properties
            if (item.required or (self.optional and not deep))
            and (self.read_only or not item.read_only)
        }
        if schema.additional is not None and self.optional and not deep:
            members["not named"] = self.value(schema.additional, depth + 1)
        discriminator = self._discriminator(schema)
        if discriminator in members:
            members[discriminator] = schema.discriminator_value
        return members

    def _concrete(self, key: SchemaId, number: int, depth: int) -> SchemaId:
        """`key`, or a schema derived from it where objects say which they are."""
        schema = self.schemas[key]
        assert isinstance(schema, ObjectSchema)
        if not self._discriminator(schema) or depth >= _DEPTH:
            return key
        family = [other for other in self.schemas if self._derives(other, key)]
        return family[number % len(family)]

    def _derives(self, key: SchemaId, base: SchemaId) -> bool:
        schema = self.schemas[key]
        return key == base or (
            isinstance(schema, ObjectSchema)
            and any(self._derives(item, base) for item in schema.bases)
        )

    def _discriminator(self, schema: ObjectSchema) -> str:
        found = schema.discriminator
        for key in schema.bases:
            base = self.schemas[key]
            if isinstance(base, ObjectSchema):
                found = found or self._discriminator(base)
        return found


def _string(schema: StringSchema, number: int, separators: str) -> str:
    if schema.enum:
        return schema.enum[number % len(schema.enum)]
    if schema.format in _FORMATS:
        return _FORMATS[schema.format][number % 2]
    if schema.pattern:
        assert schema.example is not None, f"{schema.pointer} has no example"
        return str(schema.example.json)
    text = f"{_HOSTILE}{separators}{number}" if number % 2 else f"text{number}"
    return text.ljust(schema.min_length or 0, "x")[: schema.max_length]


def _number(start: int | float, limits: NumberLimits) -> int | float:
    """A number within the limits near `start`."""
    step = limits.multiple_of or 1
    number = step * round(start) if limits.multiple_of else start
    low, high = limits.minimum, limits.maximum
    if low is not None and (number < low or limits.exclusive_minimum):
        number = low + (step / 2 if isinstance(start, float) else step)
    if high is not None and (number > high or limits.exclusive_maximum):
        number = high - (step / 2 if isinstance(start, float) else step)
    return number
