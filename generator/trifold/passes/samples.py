"""Sample values: what an example of a call may send."""

from __future__ import annotations

from collections.abc import Mapping

from trifold.ir import (
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from trifold.json_value import JsonValue
from trifold.text import words

__all__ = ["all_properties", "sample", "sampled_class"]

_FORMATS = {
    "date": "2024-02-29",
    "date-time": "2024-02-29T12:30:00Z",
    "uuid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "byte": "aGVsbG8=",
    "decimal": "1.50",
    "duration": "PT1H30M",
    "time": "12:30:00",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
}

# Deep enough for any example that a reader still takes in.
_MAX_DEPTH = 6


def sample(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], name: str
) -> JsonValue:
    """A value of the schema: the document's example, default or first choice.

    Without any, one made up from `name`, so that readers see what goes where. Objects
    have what they require, and are of `sampled_class`. A pattern is not looked at.
    """
    return _sample(schema_id, schemas, name, 0)


def sampled_class(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> SchemaId:
    """Of which schema an example of `schema_id` is.

    Where objects say of which derived schema they are it is the first one of these:
    a value of the base alone is hardly ever what an API wants.
    """
    schema = schemas[schema_id]
    if not isinstance(schema, ObjectSchema) or not schema.discriminator:
        return schema_id
    derived = (
        key
        for key, other in sorted(schemas.items())
        if isinstance(other, ObjectSchema)
        and schema_id in other.bases
        and other.discriminator_value
    )
    return next(derived, schema_id)


def all_properties(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> list[Property]:
    """The properties of an object, those it inherits first."""
    found: dict[str, Property] = {}
    for base in schema.bases:
        inherited = schemas[base]
        if isinstance(inherited, ObjectSchema):
            found |= {p.name: p for p in all_properties(inherited, schemas)}
    return list((found | {p.name: p for p in schema.properties}).values())


def _sample(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], name: str, depth: int
) -> JsonValue:
    schema = schemas[schema_id]
    stated = _stated(schema)
    match schema:
        case StringSchema(enum=[first, *_]):
            return first
        case IntegerSchema(enum=[number, *_]) | NumberSchema(enum=[number, *_]):
            return number
        case StringSchema():
            if isinstance(stated, str) and stated:
                return stated
            return _FORMATS.get(schema.format) or _text(schema, name)
        case IntegerSchema(limits=limits):
            return stated if type(stated) is int else int(_number(1, limits))
        case NumberSchema(limits=limits):
            return stated if type(stated) in (int, float) else _number(1.5, limits)
        case BooleanSchema():
            return stated if isinstance(stated, bool) else True
        case ArraySchema(items=items):
            if depth > _MAX_DEPTH:
                return []
            return [_sample(items, schemas, name, depth + 1)]
        case MapSchema(values=values):
            if depth > _MAX_DEPTH:
                return {}
            return {"key": _sample(values, schemas, name, depth + 1)}
        case ObjectSchema():
            chosen = schemas[sampled_class(schema_id, schemas)]
            assert isinstance(chosen, ObjectSchema)
            members = _object(chosen, schemas, depth)
            if chosen is not schema and isinstance(members, dict):
                members[schema.discriminator] = chosen.discriminator_value
            return members
        case UnionSchema(variants=[variant, *_]) if depth <= _MAX_DEPTH:
            return _sample(variant, schemas, name, depth + 1)
        case NullSchema():
            return None
        case _:
            return stated if stated is not None else {}


def _object(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema], depth: int
) -> JsonValue:
    properties = all_properties(schema, schemas)
    if not properties:
        stated = _stated(schema)
        return stated if isinstance(stated, dict) else {}
    if depth > _MAX_DEPTH:
        return {}
    return {
        item.name: _sample(item.schema, schemas, item.name, depth + 1)
        for item in properties
        if item.required and not item.read_only
    }


def _text(schema: StringSchema, name: str) -> str:
    text = "-".join(["my", *words(name)])
    text = text.ljust(schema.min_length or 0, "x")
    return text[: schema.max_length]


def _number(number: float, limits: NumberLimits) -> int | float:
    """A number within the limits, `number` itself if it is."""
    step = limits.multiple_of or 1
    chosen: int | float = step if limits.multiple_of else number
    if limits.minimum is not None and chosen <= limits.minimum:
        chosen = limits.minimum + (step if limits.exclusive_minimum else 0)
    if limits.maximum is not None and chosen >= limits.maximum:
        chosen = limits.maximum - (step if limits.exclusive_maximum else 0)
    return chosen


def _stated(schema: Schema) -> JsonValue:
    """What the document itself gives as an example, else as the default."""
    for value in (schema.example, schema.default):
        if value is not None:
            return value.json
    return None
