"""Sample values: what an example of a call may send."""

from __future__ import annotations

from collections.abc import Mapping

from trifold.ir import (
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from trifold.json_value import JsonValue
from trifold.text import words

__all__ = ["sample"]

_FORMATS = {
    "date": "2024-02-29",
    "date-time": "2024-02-29T12:30:00Z",
    "uuid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "byte": "aGVsbG8=",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
}


def sample(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], name: str
) -> JsonValue:
    """A value of the schema: the document's example, default or first choice.

    Without any, one made up from `name`, so that readers see what goes where.
    """
    return _sample(schema_id, schemas, name, frozenset())


def _sample(
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    name: str,
    inside: frozenset[SchemaId],
) -> JsonValue:
    schema = schemas[schema_id]
    if schema_id in inside:
        return None
    match schema:
        case StringSchema(enum=[first, *_]):
            return first
        case IntegerSchema(enum=[number, *_]) | NumberSchema(enum=[number, *_]):
            return number
        case StringSchema():
            stated = _stated(schema)
            if isinstance(stated, str) and stated:
                return stated
            return _FORMATS.get(schema.format) or "-".join(["my", *words(name)])
        case IntegerSchema():
            stated = _stated(schema)
            return stated if type(stated) is int else 1
        case NumberSchema():
            stated = _stated(schema)
            return stated if type(stated) in (int, float) else 1.5
        case BooleanSchema():
            stated = _stated(schema)
            return stated if isinstance(stated, bool) else True
        case ArraySchema(items=items):
            return [_sample(items, schemas, name, inside | {schema_id})]
        case ObjectSchema():
            stated = _stated(schema)
            return stated if isinstance(stated, dict) else {}
        case UnionSchema(variants=[variant, *_]):
            return _sample(variant, schemas, name, inside | {schema_id})
        case NullSchema():
            return None
        case _:
            return {}


def _stated(schema: Schema) -> JsonValue:
    """What the document itself gives as an example, else as the default."""
    for value in (schema.example, schema.default):
        if value is not None:
            return value.json
    return None
