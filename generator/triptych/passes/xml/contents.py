"""Which bodies are values that are written as XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from triptych.ir import (
    AnySchema,
    Api,
    ArraySchema,
    Content,
    MapSchema,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
    TupleSchema,
    UnionSchema,
)
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.aliases import target_of
from triptych.runtime.wire.media_types import is_json, is_xml

__all__ = ["holds_value", "with_xml_bodies", "xml_bodies", "xml_content"]


def holds_value(content: Content) -> bool:
    """Whether a body is a value as its schema has it, in JSON or as XML."""
    return content.as_xml or is_json(content.media_type)


def with_xml_bodies(api: Api) -> Api:
    """The API whose contents say which of them are values that are written as XML.

    Those are objects with members, arrays and unions of these. A schema of anything
    else says too little: what is text, or any object, stays the text of a document.
    """
    operations = tuple(_with_xml(item, api.schemas) for item in api.operations)
    return replace(api, operations=operations)


def xml_content(
    contents: Sequence[Content], *, is_client: bool = False
) -> Content | None:
    """The content of a body that is written as XML, if there is one.

    A client writes and reads XML only where there is no JSON.
    """
    if is_client and any(is_json(item.media_type) for item in contents):
        return None
    return next((item for item in contents if item.as_xml), None)


def xml_bodies(
    operations: Iterable[Operation], *, is_client: bool = False
) -> Iterator[SchemaId]:
    """The schemas of the bodies that are written as XML, by a client or a server."""
    for operation in operations:
        body = operation.request_body
        bodies = [body.contents] if body is not None else []
        bodies += [response.contents for response in operation.responses]
        for contents in bodies:
            content = xml_content(contents, is_client=is_client)
            if content is not None and content.schema is not None:
                yield content.schema


def _with_xml(operation: Operation, schemas: Mapping[SchemaId, Schema]) -> Operation:
    body = operation.request_body
    contents = list(body.contents) if body is not None else []
    contents += [item for answer in operation.responses for item in answer.contents]
    if not any(is_xml(item.media_type) for item in contents):
        return operation
    return replace(
        operation,
        request_body=(
            replace(body, contents=_marked(body.contents, schemas))
            if body is not None
            else None
        ),
        responses=tuple(
            replace(answer, contents=_marked(answer.contents, schemas))
            for answer in operation.responses
        ),
    )


def _marked(
    contents: tuple[Content, ...], schemas: Mapping[SchemaId, Schema]
) -> tuple[Content, ...]:
    found = [item for item in contents if is_xml(item.media_type) and item.schema]
    # Who reads a body knows it by its status, and there is one form for all its types.
    if len({item.schema for item in found}) != 1:
        return contents
    return tuple(
        (
            replace(item, as_xml=True)
            if item in found and item.schema and _has_parts(item.schema, schemas)
            else item
        )
        for item in contents
    )


def _has_parts(key: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    schema = schemas[target_of(key, schemas)]
    match schema:
        case ObjectSchema():
            return bool(
                schema.properties
                or schema.bases
                or schema.parts
                or schema.additional
                or schema.patterns
            )
        case MapSchema():
            values = schemas[target_of(schema.values, schemas)]
            return not isinstance(values, AnySchema) or bool(schema.patterns)
        case ArraySchema() | TupleSchema():
            return True
        case UnionSchema():
            return any(
                _has_parts(item, schemas)
                for item in leaves(key, schemas)
                if not isinstance(schemas[item], UnionSchema)
            )
        case _:
            return False
