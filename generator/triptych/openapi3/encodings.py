"""Lowering of what a form says of its fields ("Encoding Object")."""

from __future__ import annotations

from dataclasses import replace

from triptych.description.node import Node
from triptych.description.operations.media_types import is_media_type
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Parameter
from triptych.openapi3.parameters import STYLES
from triptych.runtime.wire.media_types import FORM, essence, is_json

__all__ = ["encoded"]

_QUERY_STYLES = ("form", "spaceDelimited", "pipeDelimited", "deepObject")


def encoded(
    field: Parameter, encoding: Node, form: str, schemas: SchemaTable
) -> Parameter:
    """A field of a form with what its encoding says.

    A style counts in `application/x-www-form-urlencoded`, and the media type does not
    then; in parts it is the other way round.
    """
    styled = [
        name for name in ("style", "explode", "allowReserved") if encoding.child(name)
    ]
    if styled and essence(form) == FORM:
        stated = encoding.text("style") or "form"
        if stated not in _QUERY_STYLES:
            encoding.findings.warn(
                "parameter-style",
                f"`{stated}` is not a style of fields; form is assumed",
                encoding.pointer / "style",
            )
            stated = "form"
        has_explode = encoding.child("explode") is not None
        return replace(
            field,
            style=STYLES[stated],
            explode=encoding.flag("explode") if has_explode else stated == "form",
            is_styled=True,
        )
    field = _with_headers(field, encoding, schemas)
    # Of several it is the first that is no range, or what the name of a file says: the
    # caller may name another.
    stated_types = (item.strip() for item in encoding.text("contentType").split(","))
    media_types = [
        item for item in stated_types if is_media_type(item) and "*" not in item
    ]
    if not media_types:
        return field
    is_file = schemas.is_file(field.schema) and not any(map(is_json, media_types))
    kept = media_types if is_file else media_types[:1]
    return replace(field, media_type=", ".join(kept))


def _with_headers(field: Parameter, encoding: Node, schemas: SchemaTable) -> Parameter:
    """A file with the headers of its part, which callers give with the file."""
    headers = encoding.object("headers")
    names = [name for name, _ in headers.members()] if headers is not None else []
    # The standard has another member for the media type, and ignores it here.
    names = [name for name in names if name.lower() != "content-type"]
    if not names or schemas.is_file(field.schema):
        return replace(field, part_headers=tuple(names))
    encoding.findings.warn(
        "encoding-headers",
        f"the headers of the part `{field.name}` are not sent",
        encoding.pointer / "headers",
        hint="only a file has headers of its own",
    )
    return field
