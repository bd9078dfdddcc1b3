"""What there is to say about bodies in XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, ArraySchema, Content, MapSchema, ObjectSchema
from triptych.passes.schemas.aliases import target_of
from triptych.passes.xml.contents import holds_value
from triptych.passes.xml.shapes import xml_shapes
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import is_xml

__all__ = ["xml_findings"]


def xml_findings(api: Api) -> Iterator[Diagnostic]:
    """What the standard leaves undefined, and structures that are left as text."""
    for operation in api.operations:
        body = operation.request_body
        if body is not None:
            yield from _left_as_text(api, body.pointer, body.contents)
        for response in operation.responses:
            yield from _left_as_text(api, response.pointer, response.contents)
    yield from xml_shapes(api).diagnostics


def _left_as_text(
    api: Api, pointer: Pointer, contents: Sequence[Content]
) -> Iterator[Diagnostic]:
    has_structure = any(
        isinstance(
            api.schemas[target_of(item.schema, api.schemas)],
            ObjectSchema | MapSchema | ArraySchema,
        )
        for item in contents
        if item.schema is not None
    )
    media_type = next((i.media_type for i in contents if is_xml(i.media_type)), None)
    if media_type and has_structure and not any(map(holds_value, contents)):
        yield warning(
            "xml-as-text",
            f"a body of {media_type} is text, because its schema does not say what its "
            "parts are",
            pointer=pointer,
            hint="describe its members, or offer application/json beside it",
        )
