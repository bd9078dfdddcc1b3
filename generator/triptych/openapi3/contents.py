"""Lowering of `content`: media types and what bodies of them hold."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.description.node import Node
from triptych.description.operations.media_types import is_media_type, json_first
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Content, Value

__all__ = ["StatedContent", "first_content", "lower_contents", "stated_contents"]


@dataclass(frozen=True, slots=True)
class StatedContent:
    """A media type and the object that describes bodies of it."""

    media_type: str
    node: Node


def stated_contents(node: Node) -> list[StatedContent]:
    """The media types at `content` of `node`, those of JSON first.

    What is no media type is left out with a warning.
    """
    content = node.object("content")
    found: dict[str, StatedContent] = {}
    for key, member in content.members() if content is not None else ():
        media_type = key.strip()
        if is_media_type(media_type):
            found[media_type] = StatedContent(media_type, member)
        elif not key.lower().startswith("x-"):
            node.findings.warn(
                "media-type",
                f"{key!r} is not a media type; it is left out",
                member.pointer,
                hint="a type and a subtype, such as application/json",
            )
    return [found[key] for key in json_first(found)]


def first_content(node: Node) -> StatedContent | None:
    """The one media type of a parameter or a header; None if it has a schema."""
    return next(iter(stated_contents(node)), None)


def lower_contents(
    node: Node, references: References, schemas: SchemaTable
) -> tuple[Content, ...]:
    """What bodies may hold, by media type, those of JSON first."""
    return tuple(
        lower_content(item, references, schemas) for item in stated_contents(node)
    )


def lower_content(
    stated: StatedContent, references: References, schemas: SchemaTable
) -> Content:
    """What a body of one media type holds."""
    node = references.resolve(stated.node) or stated.node
    schema = node.child("schema")
    return Content(
        media_type=stated.media_type,
        schema=schemas.add(schema) if schema is not None else None,
        example=_example(node, references),
    )


def _example(node: Node, references: References) -> Value | None:
    """What the document shows of such a body: the first of its examples."""
    example = node.present("example")
    if example is not None:
        return example
    examples = node.child("examples")
    for _, raw in examples.members() if examples is not None else ():
        shown = references.resolve(raw)
        value = shown.present("value") if shown is not None else None
        if value is not None:
            return value
    return None
