"""Media types (Swagger 2.0, "Mime Types")."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.operations.media_types import is_media_type, json_first
from triptych.runtime.wire.media_types import is_form

__all__ = ["body_media_types", "lower_media_types"]


def lower_media_types(node: Node, key: str) -> tuple[str, ...]:
    """The media types at `key`, which is `consumes` or `produces`.

    What is none is left out with a warning.
    """
    found: list[str] = []
    for text in node.texts(key):
        media_type = text.strip()
        if is_media_type(media_type):
            found.append(media_type)
        else:
            node.findings.warn(
                "media-type",
                f"{text!r} is not a media type; it is left out",
                node.pointer / key,
                hint="a type and a subtype, such as application/json",
            )
    return tuple(dict.fromkeys(found))


def body_media_types(consumes: tuple[str, ...], body: Node) -> tuple[str, ...]:
    """The media types of a body that has a schema, which can't be a form.

    Without any it is JSON, with a warning if the document asks for forms only.
    """
    structured = [name for name in consumes if not is_form(name)]
    if consumes and not structured:
        body.findings.warn(
            "body-media-type",
            f"a body can't be {consumes[0]}; it is taken as application/json",
            body.pointer,
            hint="parameters in formData are the fields of a form",
        )
    return json_first(structured or ["application/json"])
