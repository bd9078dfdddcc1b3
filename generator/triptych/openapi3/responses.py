"""Lowering of responses ("Response Object" and "Header Object")."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.description.node import Node
from triptych.description.operations.responses import (
    declared_responses,
    has_no_body,
)
from triptych.description.operations.streams import lower_stream, may_be_stream
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Content, Response, ResponseHeader
from triptych.openapi3.contents import (
    StatedContent,
    first_content,
    lower_content,
    stated_contents,
)
from triptych.openapi3.links import lower_links
from triptych.openapi3.misplaced import contents_of_response

__all__ = ["lower_responses"]


def lower_responses(
    operation: Node, references: References, schemas: SchemaTable
) -> tuple[Response, ...]:
    """The responses of an operation by status, `default` last."""
    declared = list(_declared(operation, references))
    statuses = {status for status, _ in declared}
    return tuple(
        Response(
            pointer=node.pointer,
            status=status,
            description=node.text("description"),
            contents=tuple(
                (
                    _lower_content(item, references, schemas)
                    if may_be_stream(status, statuses)
                    else lower_content(item, references, schemas)
                )
                for item in _contents(status, node)
            ),
            headers=tuple(_headers(node, references, schemas)),
            links=tuple(lower_links(node, references)),
            extensions=node.extensions(),
        )
        for status, node in declared
    )


def _contents(status: str, node: Node) -> list[StatedContent]:
    if has_no_body(status, node.child("content")):
        return []
    return stated_contents(node)


def _lower_content(
    stated: StatedContent, references: References, schemas: SchemaTable
) -> Content:
    """What a body holds, or what the items of its stream do."""
    node = references.resolve(stated.node) or stated.node
    stream = lower_stream(
        stated.media_type,
        node.child("schema"),
        node.child("itemSchema"),
        references,
        schemas,
    )
    if stream is not None:
        return Content(media_type=stated.media_type, stream=stream)
    if node.child("itemSchema") is not None:
        node.findings.warn(
            "item-schema",
            f"a body of {stated.media_type} has no items; `itemSchema` is ignored",
            node.pointer / "itemSchema",
        )
    return lower_content(stated, references, schemas)


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
