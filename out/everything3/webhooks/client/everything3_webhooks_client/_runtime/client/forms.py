"""Forms whose fields are the members of one argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import cast

from ..wire.encode import encode_form_fields
from ..wire.media_types import JSON
from ..wire.objects import is_object, members_of
from ..wire.parameters import Parameter
from .bodies import FormField, TypedText, Upload, encode_upload

__all__ = ["form_members"]


def form_members(value: object, files: ExitStack) -> Iterator[FormField]:
    """The fields of a form that are the members of an object.

    Each item of an array is a field, and what is no single value is JSON (OpenAPI 3,
    "Encoding Object"). Raises `TypeError` for what is neither a value nor a file.
    """
    members: Mapping[str, object] = (
        cast("Mapping[str, object]", value)
        if isinstance(value, Mapping)
        else members_of(value)
    )
    for name, member in members.items():
        if member is None:
            continue
        if _is_file(member):
            yield name, encode_upload(name, cast("Upload", member), files)
            continue
        items = _listed(member)
        if items and all(map(_is_file, items)):
            for item in items:
                yield name, encode_upload(name, cast("Upload", item), files)
            continue
        parameter = _field(name, member)
        for field_name, text in encode_form_fields(parameter, member):
            yield field_name, TypedText(text, JSON) if parameter.json else text


def _listed(value: object) -> Sequence[object]:
    return cast("list[object]", value) if isinstance(value, list) else ()


def _is_file(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, Path, tuple)) or hasattr(value, "read")


def _field(name: str, value: object) -> Parameter:
    """How a member is written that nothing is said of."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        is_json_items = any(isinstance(i, list) or is_object(i) for i in items)
        return Parameter(name, "form", name, style=("repeated",), json=is_json_items)
    return Parameter(name, "form", name, json=is_object(value))
