"""Parameters outside of bodies are texts, or arrays of texts (Swagger 2.0, "Parameter
Object": `type` can't be an object there).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triptych.description.node import Findings
from triptych.ir import (
    AnySchema,
    ArraySchema,
    ArrayStyle,
    BinarySchema,
    Content,
    MapSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Place,
    RequestBody,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from triptych.passes.requests.files import holds_files
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import MULTIPART

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
        item = _as_upload(item, schemas)
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
            fields = tuple(map(parameter, body.fields))
            body = replace(body, fields=fields, contents=_forms(body, fields, schemas))
        parameters = tuple(map(parameter, item.parameters))
        return replace(item, parameters=parameters, request_body=body)

    return tuple(map(operation, operations))


def _as_upload(parameter: Parameter, schemas: dict[SchemaId, Schema]) -> Parameter:
    """A field of a form that is binary is a file, whatever type it has."""
    schema = schemas[parameter.schema]
    if parameter.place is not Place.FORM:
        return parameter
    if _is_binary(schema):
        schemas[parameter.schema] = _binary(schema)
    elif isinstance(schema, ArraySchema) and _is_file(schemas[schema.items]):
        schemas[schema.items] = _binary(schemas[schema.items])
        # Each file is a part of its own (RFC 7578, section 4.3).
        schemas[parameter.schema] = replace(schema, style=ArrayStyle.REPEATED)
    return parameter


def _is_binary(schema: Schema) -> bool:
    return isinstance(schema, StringSchema) and schema.format == "binary"


def _is_file(schema: Schema) -> bool:
    return isinstance(schema, BinarySchema) or _is_binary(schema)


def _binary(schema: Schema) -> BinarySchema:
    return BinarySchema(
        pointer=schema.pointer,
        title=schema.title,
        description=schema.description,
        extensions=schema.extensions,
    )


def _forms(
    body: RequestBody, fields: Iterable[Parameter], schemas: dict[SchemaId, Schema]
) -> tuple[Content, ...]:
    """The media types of a form: with a file it has to be in parts (RFC 7578)."""
    files = [item for item in fields if holds_files(item.schema, schemas)]
    if not files:
        return body.contents
    parts = Content(media_type=MULTIPART)
    if any(item.required for item in files):
        return (parts,)
    others = (item for item in body.contents if item.media_type != MULTIPART)
    stated = MULTIPART in (item.media_type for item in body.contents)
    return (parts, *(others if stated else ()))


def _as_text(
    parameter: Parameter,
    key: SchemaId,
    pointer: Pointer,
    schemas: dict[SchemaId, Schema],
) -> SchemaId:
    """The schema `key`, or what is put in its place at `pointer`."""
    schema = schemas[key]
    match schema:
        case ArraySchema() if _is_upload(parameter, key, schemas):
            return key
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


def _is_upload(
    parameter: Parameter, key: SchemaId, schemas: dict[SchemaId, Schema]
) -> bool:
    return parameter.place is Place.FORM and holds_files(key, schemas)


# More than anybody writes on purpose.
_MAX_ARRAYS = 8


def _string(schema: Schema, pointer: Pointer) -> StringSchema:
    return StringSchema(
        pointer=pointer,
        title=schema.title,
        description=schema.description,
        nullable=schema.nullable,
    )
