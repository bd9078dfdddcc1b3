"""Parameters that no type is known of, which are texts.

What may be anything arrives as the text that it is, so that nothing is lost.
"""

from __future__ import annotations

import json
from dataclasses import replace

from triptych.description.node import Findings
from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BinarySchema,
    NullSchema,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.wire import is_json_text
from triptych.pointer import Pointer

__all__ = ["as_texts"]


def as_texts(
    operations: tuple[Operation, ...],
    schemas: dict[SchemaId, Schema],
    findings: Findings,
) -> tuple[Operation, ...]:
    """The operations with parameters that have a text on the wire.

    The schemas that this takes are added to `schemas`.
    """

    def parameter(item: Parameter) -> Parameter:
        if is_json_text(item, schemas):
            return item
        key = _as_text(item, item.schema, item.pointer / "text", schemas)
        if key == item.schema:
            return item
        findings.warn(
            "parameter-type",
            f"`{item.name}` has no type that a text can have; a string is assumed",
            item.pointer,
        )
        return replace(item, schema=key)

    def operation(item: Operation) -> Operation:
        body = item.request_body
        if body is not None and body.fields:
            body = replace(body, fields=tuple(map(parameter, body.fields)))
        parameters = tuple(map(parameter, item.parameters))
        return replace(item, parameters=parameters, request_body=body)

    return tuple(map(operation, operations))


# More than anybody writes on purpose.
_MAX_DEPTH = 8


def _as_text(
    parameter: Parameter,
    key: SchemaId,
    pointer: Pointer,
    schemas: dict[SchemaId, Schema],
    depth: int = 0,
) -> SchemaId:
    """The schema `key`, or what is put in its place at `pointer`."""
    schema = schemas[key]
    if depth > _MAX_DEPTH:
        return _string(schema, pointer, schemas)
    match schema:
        case AliasSchema(target=target):
            found = _as_text(parameter, target, pointer, schemas, depth + 1)
            return key if found == target else found
        case TupleSchema():
            listed = _as_array(schema, pointer, schemas)
            return _as_text(parameter, listed, pointer / "texts", schemas, depth + 1)
        case ArraySchema(items=items):
            texts = _as_text(parameter, items, pointer / "items", schemas, depth + 1)
            if texts == items:
                return key
            schemas[pointer] = replace(schema, pointer=pointer, items=texts)
            return pointer
        case AnySchema(enum=()) | NullSchema():
            return _string(schema, pointer, schemas)
        case AnySchema(enum=values) if any(map(_is_untyped, values)):
            choices = (_text(value) for value in values if value is not None)
            return _string(schema, pointer, schemas, tuple(dict.fromkeys(choices)))
        case BinarySchema() if parameter.place is not Place.FORM:
            return _string(schema, pointer, schemas)
        case _:
            return key


def _as_array(
    schema: TupleSchema, pointer: Pointer, schemas: dict[SchemaId, Schema]
) -> SchemaId:
    """A tuple as an array, since positions show in JSON only."""
    keys = schema.items if schema.rest is None else (*schema.items, schema.rest)
    items = pointer / "prefixItems"
    variants = tuple(dict.fromkeys(keys))
    schemas[items] = UnionSchema(pointer=items, variants=variants)
    most = len(schema.items) if schema.rest is None else schema.max_items
    schemas[pointer] = ArraySchema(
        pointer=pointer,
        description=schema.description,
        items=items if len(variants) > 1 else variants[0],
        min_items=schema.min_items,
        max_items=most,
        unique_items=schema.unique_items,
    )
    return pointer


def _is_untyped(value: JsonValue) -> bool:
    """Whether no type of Python says which value it is, as `Literal` does of others."""
    return value is not None and not isinstance(value, str | int)


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _string(
    schema: Schema,
    pointer: Pointer,
    schemas: dict[SchemaId, Schema],
    enum: tuple[str, ...] = (),
) -> SchemaId:
    schemas[pointer] = StringSchema(
        pointer=pointer,
        title=schema.title,
        description=schema.description,
        nullable=schema.nullable,
        enum=enum,
    )
    return pointer
