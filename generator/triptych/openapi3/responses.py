"""Lowering of responses ("Response Object" and "Header Object")."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.description.node import Node
from triptych.description.operations.responses import declared_responses
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Response, ResponseHeader
from triptych.openapi3.contents import first_content, lower_contents
from triptych.openapi3.links import lower_links
from triptych.openapi3.misplaced import contents_of_response

__all__ = ["lower_responses"]


def lower_responses(
    operation: Node, references: References, schemas: SchemaTable
) -> tuple[Response, ...]:
    """The responses of an operation by status, `default` last."""
    return tuple(
        Response(
            pointer=node.pointer,
            status=status,
            description=node.text("description"),
            contents=lower_contents(node, references, schemas),
            headers=tuple(_headers(node, references, schemas)),
            links=tuple(lower_links(node, references)),
            extensions=node.extensions(),
        )
        for status, node in _declared(operation, references)
    )


def _declared(operation: Node, references: References) -> Iterator[tuple[str, Node]]:
    for status, node in declared_responses(operation, references):
        yield status, contents_of_response(node)


def _headers(
    response: Node, references: References, schemas: SchemaTable
) -> Iterator[ResponseHeader]:
    headers = response.object("headers")
    for name, raw in headers.members() if headers is not None else ():
        node = references.described(raw)
        # By the standard the media types of the response say what that header is.
        if node is None or name.lower() == "content-type":
            continue
        content = first_content(node)
        schema = node.child("schema")
        if schema is None and content is not None:
            schema = content.node.child("schema")
        if schema is None:
            schema = Node({"type": "string"}, node.pointer / "schema", node.findings)
        yield ResponseHeader(
            pointer=node.pointer,
            name=name,
            schema=schemas.add(schema),
            description=node.text("description"),
        )
