"""Lowering of responses (Swagger 2.0, "Response Object")."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.operations.media_types import json_first
from triptych.description.operations.responses import declared_responses
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Content, Response, ResponseHeader, Value
from triptych.runtime.wire.media_types import essence

__all__ = ["lower_responses"]


def lower_responses(
    operation: Node,
    produces: tuple[str, ...],
    references: References,
    schemas: SchemaTable,
) -> tuple[Response, ...]:
    """The responses of an operation by status, `default` last."""
    return tuple(
        _lower_response(node, status, produces, references, schemas)
        for status, node in declared_responses(operation, references)
    )


def _lower_response(
    node: Node,
    status: str,
    produces: tuple[str, ...],
    references: References,
    schemas: SchemaTable,
) -> Response:
    schema_node = node.child("schema")
    named = references.named_response(schema_node) if schema_node is not None else None
    if named is not None:
        # A response is named in the place of its schema, and brings all it has.
        schema_node = named.child("schema")
    schema = schemas.add(schema_node) if schema_node is not None else None
    media_types = json_first(
        produces or (("application/json",) if schema is not None else ())
    )
    headers = node.object("headers")
    if headers is None and named is not None:
        headers = named.object("headers")
    return Response(
        pointer=node.pointer,
        status=status,
        description=node.text("description"),
        contents=tuple(
            Content(
                media_type=media_type,
                schema=schema,
                example=_example(node, media_type),
            )
            for media_type in media_types
        ),
        headers=tuple(
            ResponseHeader(
                pointer=header.pointer,
                name=name,
                schema=schemas.add(header),
                description=header.text("description"),
            )
            for name, header in (headers.members() if headers is not None else ())
        ),
        extensions=node.extensions(),
    )


def _example(node: Node, media_type: str) -> Value | None:
    """What the response shows for a media type, whatever the parameters of both."""
    examples = node.child("examples")
    if examples is None:
        return None
    for name, example in examples.members():
        if essence(name) == essence(media_type):
            return Value(json=example.value)
    return None
