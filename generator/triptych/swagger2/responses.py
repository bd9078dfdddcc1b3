"""Lowering of responses (Swagger 2.0, "Responses Object")."""

from __future__ import annotations

import re

from triptych.ir import Content, Response, ResponseHeader, Value
from triptych.runtime.wire.media_types import essence
from triptych.swagger2.media_types import json_first
from triptych.description.node import Node
from triptych.description.references import References
from triptych.swagger2.schemas import SchemaTable

__all__ = ["lower_responses"]

_STATUS = re.compile(r"[1-5]\d\d|[1-5]XX|default")


def lower_responses(
    operation: Node,
    produces: tuple[str, ...],
    references: References,
    schemas: SchemaTable,
) -> tuple[Response, ...]:
    """The responses of an operation by status, `default` last."""
    raw_responses = operation.object("responses")
    if raw_responses is None:
        operation.findings.warn(
            "responses-missing",
            "the operation has no responses; any success is assumed",
            operation.pointer,
        )
        return ()
    node = references.resolve(raw_responses)
    if node is None:
        return ()
    responses: list[Response] = []
    for key, raw in node.members():
        if key.lower().startswith("x-"):
            continue
        status = key.upper() if key.lower() != "default" else "default"
        if not _STATUS.fullmatch(status):
            raw.findings.error(
                "response-status",
                f"`{key}` is not a status code",
                raw.pointer,
                hint="a code such as 200, a range such as 4XX, or default",
            )
            continue
        resolved = references.described(raw)
        if resolved is not None:
            responses.append(_lower_response(resolved, status, produces, schemas))
    return tuple(sorted(responses, key=_order))


def _order(response: Response) -> tuple[bool, str]:
    return response.status == "default", response.status


def _lower_response(
    node: Node, status: str, produces: tuple[str, ...], schemas: SchemaTable
) -> Response:
    schema_node = node.child("schema")
    schema = schemas.add(schema_node) if schema_node is not None else None
    media_types = json_first(
        produces or (("application/json",) if schema is not None else ())
    )
    headers = node.object("headers")
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
