"""Lowering of responses (Swagger 2.0, "Response Object")."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.operations.media_types import json_first
from triptych.description.operations.responses import declared_responses, has_no_body
from triptych.description.operations.streams import lower_stream, may_be_stream
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
    declared = list(declared_responses(operation, references))
    statuses = {status for status, _ in declared}
    return tuple(
        _lower_response(
            node,
            status,
            produces,
            references,
            schemas,
            may_stream=may_be_stream(status, statuses),
        )
        for status, node in declared
    )


def _lower_response(
    node: Node,
    status: str,
    produces: tuple[str, ...],
    references: References,
    schemas: SchemaTable,
    *,
    may_stream: bool,
) -> Response:
    schema_node = node.child("schema")
    named = references.named_response(schema_node) if schema_node is not None else None
    if named is not None:
        # A response is named in the place of its schema, and brings all it has.
        schema_node = named.child("schema")
    if has_no_body(status, schema_node):
        schema_node = None
    media_types = json_first(
        produces or (("application/json",) if schema_node is not None else ())
    )
    headers = node.object("headers")
    if headers is None and named is not None:
        headers = named.object("headers")
    return Response(
        pointer=node.pointer,
        status=status,
        description=node.text("description"),
        contents=tuple(
            (
                _lower_content(media_type, node, schema_node, references, schemas)
                if may_stream
                else _plain_content(media_type, node, schema_node, schemas)
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


def _lower_content(
    media_type: str,
    node: Node,
    schema_node: Node | None,
    references: References,
    schemas: SchemaTable,
) -> Content:
    """What a body holds, or what the items of its stream do."""
    stream = lower_stream(media_type, schema_node, None, references, schemas)
    if stream is not None:
        return Content(media_type=media_type, stream=stream)
    return _plain_content(media_type, node, schema_node, schemas)


def _plain_content(
    media_type: str, node: Node, schema_node: Node | None, schemas: SchemaTable
) -> Content:
    return Content(
        media_type=media_type,
        schema=schemas.add(schema_node) if schema_node is not None else None,
        example=_example(node, media_type),
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
