"""Media types (Swagger 2.0, "Mime Types")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from triptych.ir import (
    ArraySchema,
    Content,
    MapSchema,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
)
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import is_form, is_json, is_xml
from triptych.description.node import Findings, Node

__all__ = ["body_media_types", "check_xml", "json_first", "lower_media_types"]

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE = re.compile(rf"{_TOKEN}/{_TOKEN}[ \t]*(;[^\x00-\x08\x0a-\x1f\x7f]*)?")


def lower_media_types(node: Node, key: str) -> tuple[str, ...]:
    """The media types at `key`, which is `consumes` or `produces`.

    What is none (RFC 9110, section 8.3.1) is left out with a warning: in a header it
    would break every request.
    """
    found: list[str] = []
    for text in node.texts(key):
        media_type = text.strip()
        if _MEDIA_TYPE.fullmatch(media_type):
            found.append(media_type)
        else:
            node.findings.warn(
                "media-type",
                f"{text!r} is not a media type; it is left out",
                node.pointer / key,
                hint="a type and a subtype, such as application/json",
            )
    return tuple(dict.fromkeys(found))


def json_first(media_types: Iterable[str]) -> tuple[str, ...]:
    """The media types with those of JSON first: only JSON has all that schemas say."""
    return tuple(sorted(media_types, key=lambda name: not is_json(name)))


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


def check_xml(
    operations: Iterable[Operation],
    schemas: Mapping[SchemaId, Schema],
    findings: Findings,
) -> None:
    """Say which bodies with a structure are left as text, because they are XML only."""
    for operation in operations:
        body = operation.request_body
        if body is not None:
            _check_xml(body.pointer, body.contents, schemas, findings)
        for response in operation.responses:
            _check_xml(response.pointer, response.contents, schemas, findings)


def _check_xml(
    pointer: Pointer,
    contents: Sequence[Content],
    schemas: Mapping[SchemaId, Schema],
    findings: Findings,
) -> None:
    media_types = [item.media_type for item in contents]
    has_structure = any(
        isinstance(schemas[item.schema], ObjectSchema | MapSchema | ArraySchema)
        for item in contents
        if item.schema is not None
    )
    xml = next(filter(is_xml, media_types), None)
    if xml and has_structure and not any(map(is_json, media_types)):
        findings.warn(
            "xml-as-text",
            f"a body of {xml} is text; only JSON is read as the schema has it",
            pointer,
            hint="application/json beside it would be preferred",
        )
