"""Bodies of requests: the form, or the one value, that arguments make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import cast

from ..wire.encode import encode_form_fields
from ..wire.media_types import JSON, best_match, essence, may_be_form
from ..wire.objects import is_object
from ..wire.parameters import Parameter
from ..wire.xml_form import xml_form_of
from .bodies import (
    Body,
    FormField,
    TypedText,
    Upload,
    content_type_for,
    encode_body,
    encode_form,
    encode_upload,
)
from .checks import encode_typed, is_bytes_in_json, misfit
from .forms import form_members
from .operations import Operation, RequestOptions, constants_in
from .results import LazyType

__all__ = ["request_body"]


def request_body(
    operation: Operation[object],
    arguments: Mapping[str, object],
    given: Iterable[tuple[Parameter, object]],
    options: RequestOptions,
    stated: str | None,
    files: ExitStack,
) -> Body | None:
    """The body, if there is one; `stated` is a Content-Type the caller chose."""
    value = options.get("body")
    is_own = value is None and operation.body is not None
    if is_own:
        value = arguments.get(operation.body or "")
        if value is None and operation.body_required:
            raise TypeError(f"{operation.body} is required and can't be None")
        if value is None and operation.body_null:
            # A request without a body would not fit the description.
            null_type = stated or content_type_for(None, operation.content_types)
            return Body(content_type=null_type, content=b"null")
    if value is None:
        form_types = (stated,) if stated else operation.content_types
        return encode_form(_form_fields(operation, given, files), form_types)
    # What the caller puts in its place may be anything.
    body_type = operation.body_type if is_own else None
    types: Mapping[str, LazyType] = operation.body_types if is_own else {}
    fitting = _fitting(value, types)
    content_type = stated or content_type_for(
        value,
        [
            media_type
            for media_type in operation.content_types
            if not fitting or media_type in fitting or media_type not in types
        ],
        is_json_bytes=is_bytes_in_json(body_type),
        is_written_as_xml=xml_form_of(body_type) is not None,
    )
    if stated or fitting:
        body_type = types.get(best_match(content_type, types) or "", body_type)
    name = operation.body or "body"
    if may_be_form(content_type) and is_object(value):
        if body_type is not None and essence(content_type) not in operation.free_forms:
            # It has to be what it would have to be as JSON.
            encode_typed(name, value, body_type)
        return encode_form(form_members(value, files), (content_type,))
    return encode_body(value, content_type, files, name=name, body_type=body_type)


def _fitting(value: object, types: Mapping[str, LazyType]) -> list[str]:
    """The media types whose types fit a value best, where they differ."""
    if not types or isinstance(value, (bytes, bytearray)) or hasattr(value, "read"):
        return []
    found = {name: misfit(value, body_type) for name, body_type in types.items()}
    known = [count for count in found.values() if count is not None]
    return [name for name, count in found.items() if known and count == min(known)]


def _form_fields(
    operation: Operation[object],
    given: Iterable[tuple[Parameter, object]],
    files: ExitStack,
) -> Iterator[FormField]:
    yield from constants_in(operation, "form")
    for parameter, value in given:
        if parameter.place != "form":
            continue
        if parameter.file:
            for upload in _uploads(value):
                yield parameter.name, encode_upload(
                    parameter.name, upload, files, parameter.media_type or None
                )
        else:
            for name, text in encode_form_fields(parameter, value):
                media_type = JSON if parameter.json else parameter.media_type
                yield name, TypedText(text, media_type) if media_type else text


def _uploads(value: object) -> Sequence[Upload]:
    """The files of one argument; a tuple that begins with a name is one file."""
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[object]", value)
        is_list = isinstance(value, list) or not items
        if is_list or not isinstance(items[0], str | None):
            return cast("Sequence[Upload]", items)
    return [cast("Upload", value)]
