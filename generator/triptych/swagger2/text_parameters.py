"""Parameters outside of bodies are texts, or arrays of texts (Swagger 2.0, "Parameter
Object": `type` can't be an object there).
"""

from __future__ import annotations

from dataclasses import replace

from triptych.description.node import Findings
from triptych.ir import (
    AnySchema,
    ArraySchema,
    BinarySchema,
    MapSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from triptych.pointer import Pointer

__all__ = ["as_texts"]


def as_texts(
    operations: tuple[Operation, ...],
    schemas: dict[SchemaId, Schema],
    findings: Findings,
) -> tuple[Operation, ...]:
    """The operations with parameters that have a text on the wire.

    A parameter that can't have one is taken for a string, with a warning; the schemas
    that this takes are added to `schemas`.
    """

    def parameter(item: Parameter) -> Parameter:
        key = _as_text(item, item.schema, item.pointer / "text", schemas)
        if key == item.schema:
            return item
        findings.warn(
            "parameter-type",
            "outside of a body there are only texts and lists of them; "
            f"`{item.name}` is taken for that",
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


def _as_text(
    parameter: Parameter,
    key: SchemaId,
    pointer: Pointer,
    schemas: dict[SchemaId, Schema],
) -> SchemaId:
    """The schema `key`, or what is put in its place at `pointer`."""
    schema = schemas[key]
    match schema:
        case ArraySchema(items=items):
            # An array of itself has no text either.
            texts = (
                pointer / "items"
                if len(pointer.tokens) > len(parameter.pointer.tokens) + _MAX_ARRAYS
                else _as_text(parameter, items, pointer / "items", schemas)
            )
            if texts == items:
                return key
            if texts not in schemas:
                schemas[texts] = StringSchema(pointer=texts)
            schemas[pointer] = replace(schema, pointer=pointer, items=texts)
        case AnySchema(enum=()) | ObjectSchema() | MapSchema() | UnionSchema():
            schemas[pointer] = _string(schema, pointer)
        case BinarySchema() if parameter.place is not Place.FORM:
            schemas[pointer] = _string(schema, pointer)
        case _:
            return key
    return pointer


# More than anybody writes on purpose.
_MAX_ARRAYS = 8


def _string(schema: Schema, pointer: Pointer) -> StringSchema:
    return StringSchema(
        pointer=pointer,
        title=schema.title,
        description=schema.description,
        nullable=schema.nullable,
    )
