"""What bodies of a media type can say, whatever the standard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from triptych.description.node import Findings
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
from triptych.runtime.wire.media_types import is_json, is_xml, json_rank

__all__ = ["check_xml", "is_media_type", "json_first"]

_TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE: Final = re.compile(
    rf"{_TOKEN}/{_TOKEN}[ \t]*(;[^\x00-\x08\x0a-\x1f\x7f]*)?"
)


def is_media_type(text: str) -> bool:
    """Whether `text` is a media type (RFC 9110, section 8.3.1), with or without
    parameters: in a header, what is none would break every request.
    """
    return _MEDIA_TYPE.fullmatch(text) is not None


def json_first(media_types: Iterable[str]) -> tuple[str, ...]:
    """The media types with those of JSON first: only JSON has all that schemas say."""
    return tuple(sorted(media_types, key=json_rank))


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
