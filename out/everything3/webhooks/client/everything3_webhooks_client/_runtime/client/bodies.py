"""Request bodies: JSON, text, bytes, files and forms."""

from __future__ import annotations

import mimetypes
import uuid
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, TypeAlias, cast
from urllib.parse import urlencode

from ..wire.media_types import (
    FORM,
    JSON,
    JSON_PATCH,
    MERGE_PATCH,
    MULTIPART,
    best_match,
    essence,
    is_form,
    is_json,
    is_multipart,
    is_text,
    is_xml,
    json_rank,
    may_be_form,
)
from ..wire.objects import is_object
from ..wire.scalars import encode_scalar
from ..wire.xml_form import xml_form_of, xml_of_json
from .checks import encode_typed, is_bytes_in_json
from .headers import merge_headers
from .results import LazyType

__all__ = [
    "BinaryContent",
    "Body",
    "Content",
    "FileContent",
    "FormField",
    "Part",
    "TypedText",
    "Upload",
    "content_type_for",
    "encode_body",
    "encode_form",
    "encode_upload",
]

FileContent: TypeAlias = bytes | IO[bytes] | Path
Upload: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""An uploaded file: its content, or (file name, content[, media type[, headers]]).

The headers are those of its part.
"""

BinaryContent: TypeAlias = FileContent | Iterable[bytes] | AsyncIterable[bytes]
"""A body that is not JSON: bytes, a binary file, or an iterator of chunks.

Only an asynchronous client can send what is asynchronous.
"""

Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]

PartContent: TypeAlias = (
    tuple[str | None, bytes | IO[bytes], str | None]
    | tuple[str | None, bytes | IO[bytes], str | None, Mapping[str, str]]
)
"""An uploaded file as it is sent: file name, content, media type, headers."""

Part: TypeAlias = tuple[str, PartContent]
"""A field of a multipart form; it is a file only if it has a file name."""


class TypedText(str):
    """The text of a field of a form with a media type, which a part of one says."""

    media_type: str

    def __new__(cls, text: str, media_type: str) -> Self:
        """Make a text that has a media type."""
        made = super().__new__(cls, text)
        made.media_type = media_type
        return made


FormField: TypeAlias = tuple[str, str | PartContent]
"""A field of a form: its name, and its text or its file."""

_OCTETS = "application/octet-stream"
_CHUNK_SIZE = 65_536
_BYTES = (bytes, bytearray)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of a request, either `content` or, for a multipart form, `parts`.

    `replayable` says whether it can be sent again. `length` is the number of bytes of
    a file, where it is known beforehand.
    """

    content_type: str
    content: Content | None = None
    parts: tuple[Part, ...] = ()
    length: int | None = None
    replayable: bool = True


class _FileChunks:
    """The chunks of a file from its initial position, each time it is iterated."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = file.tell()
        self.length = file.seek(0, 2) - self._start

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._start)
        return iter(lambda: self._file.read(_CHUNK_SIZE), b"")


def content_type_for(
    value: object,
    content_types: Sequence[str],
    *,
    is_json_bytes: bool = False,
    is_written_as_xml: bool = False,
) -> str:
    """Return the media type in which a value is sent unless the caller names one.

    Bytes, files and streams are of the first type that is neither JSON nor text, text
    is of the first that is either, and everything else is JSON, where there is such a
    type: rather `application/json` than a patch that suits the value, and that rather
    than others of `+json`; it is also what a range stands for that holds it. Else it is
    the first type, and without any what suits the value. With `is_json_bytes` bytes are
    text in JSON. With `is_written_as_xml` a value is rather XML than another
    type that is no JSON.
    """
    is_one = may_be_form if is_object(value) else is_form
    types = [
        media_type.replace("text/*", "text/plain")
        for media_type in content_types
        if not is_one(media_type)
    ]
    types = [media_type for media_type in types if "*" not in media_type]
    forms = [media_type for media_type in content_types if is_one(media_type)]
    if forms and not types and not is_object(value):
        # What is no object is the form as it is sent.
        return forms[0]
    if _is_binary(value) and not (is_json_bytes and isinstance(value, _BYTES)):
        suited = (name for name in types if not (is_json(name) or is_text(name)))
        found = next(suited, types[0] if types else _OCTETS)
        if not types and content_types and not best_match(_OCTETS, content_types):
            ranges = " or ".join(content_types)
            raise ValueError(
                f"bytes may be of many types: say in the header Content-Type of the "
                f"request_options which of {ranges} they are"
            )
        return found
    if isinstance(value, str):
        found = next((name for name in types if is_json(name) or is_text(name)), "")
        if found and not is_json(found):
            return found
    json = (name for name in types if is_json(name))
    is_list = isinstance(value, (list, tuple))
    best = min(json, key=lambda name: _json_order(name, is_list=is_list), default="")
    if forms and is_object(value) and (not best or _has_files(value)):
        # Files are parts, and no JSON.
        is_in_parts = _has_files(value)
        parts = [name for name in forms if is_multipart(name)]
        return parts[0] if is_in_parts and parts else forms[0]
    if best or not types or best_match(JSON, content_types):
        return best or JSON
    xml = (name for name in types if is_written_as_xml and is_xml(name))
    return next(xml, types[0])


def _has_files(value: object) -> bool:
    """Whether a member of a mapping can be nothing but a file."""
    if not isinstance(value, Mapping):
        return False
    members = cast("Mapping[object, object]", value).values()
    return any(
        hasattr(item, "read") or isinstance(item, (Path, tuple)) for item in members
    )


def _json_order(media_type: str, *, is_list: bool) -> tuple[bool, bool, int]:
    """How late a type of JSON is preferred for a list, or for another value.

    The list is that of the operations of a JSON Patch (RFC 6902) where there is such a
    type, anything else is a Merge Patch (RFC 7396).
    """
    name = essence(media_type)
    unsuited, suited = JSON_PATCH, MERGE_PATCH
    if is_list:
        unsuited, suited = suited, unsuited
    rank = json_rank(name)
    return name == unsuited, name != suited and rank > 0, rank


def _is_binary(value: object) -> bool:
    return isinstance(
        value, (bytes, bytearray, Path, Iterator, AsyncIterable)
    ) or hasattr(value, "read")


def encode_body(
    value: object,
    content_type: str,
    files: ExitStack,
    *,
    name: str = "body",
    body_type: LazyType | None = None,
) -> Body:
    """`value`, the argument `name`, as a body of this media type.

    Bytes, binary files and `Path`s (opened here, closed with `files`) are sent as they
    are, whatever the type, unless `body_type`, of which JSON is, has them as base64.
    For a JSON type everything else is encoded as JSON, and for XML as that where
    `body_type` says how; for another type text is sent as UTF-8 and an iterable of
    bytes as a stream. Raises `TypeError` for a value with no such form, and
    `ValueError` for NaN, and for a value that is not of its type.
    """
    kind = type(value).__name__
    is_value = is_json(content_type) and is_bytes_in_json(body_type)
    if isinstance(value, _BYTES) and not is_value:
        return Body(content_type=content_type, content=bytes(value))
    if isinstance(value, Path):
        value = files.enter_context(value.open("rb"))
    if hasattr(value, "read"):
        return _file_body(cast("IO[bytes]", value), content_type)
    if is_json(content_type):
        content = encode_typed(name, value, body_type)
        return Body(content_type=content_type, content=content)
    if isinstance(value, str):
        return Body(content_type=content_type, content=value.encode())
    form = xml_form_of(body_type)
    if form is not None and is_xml(content_type):
        data = encode_typed(name, value, body_type)
        try:
            return Body(content_type=content_type, content=xml_of_json(form, data))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    # A model is an iterable too, of its fields.
    if isinstance(value, Mapping) or hasattr(value, "model_dump"):
        raise TypeError(f"a value of type {kind} can't be sent as {content_type}")
    if isinstance(value, (Iterable, AsyncIterable)):
        return Body(
            content_type=content_type,
            content=cast("Iterable[bytes] | AsyncIterable[bytes]", value),
            # An iterator is its own iterator, and used up after the first time.
            replayable=isinstance(value, Iterable)
            and iter(cast("Iterable[bytes]", value)) is not value,
        )
    return Body(content_type=content_type, content=encode_scalar(value).encode())


def encode_form(
    fields: Iterable[FormField], content_types: tuple[str, ...]
) -> Body | None:
    """The fields of a form, in their order; None without fields.

    The form is in parts (RFC 7578) if it holds a file or if that is the first form
    type of `content_types`, and urlencoded otherwise. Parts of other types than
    `multipart/form-data` have their names in the same header.
    """
    values = list(fields)
    if not values:
        return None
    texts = [(name, value) for name, value in values if isinstance(value, str)]
    types = [name for name in map(essence, content_types) if may_be_form(name)]
    if len(texts) == len(values) and not any(map(is_multipart, types[:1])):
        return Body(content_type=FORM, content=urlencode(texts).encode())
    parts = tuple(
        (name, _text_part(value) if isinstance(value, str) else value)
        for name, value in values
    )
    in_parts = next(filter(is_multipart, types), MULTIPART).replace("*", "form-data")
    return Body(
        # With the boundary in the header, a Content-Type that the HTTP client sends by
        # default can't take the place of ours.
        content_type=f"{in_parts}; boundary={uuid.uuid4().hex}",
        parts=parts,
        replayable=all(
            isinstance(content, bytes) or content.seekable()
            for _, (_, content, *_) in parts
        ),
    )


def _text_part(text: str) -> PartContent:
    media_type = text.media_type if isinstance(text, TypedText) else None
    return None, text.encode(), media_type


def encode_upload(
    name: str, value: Upload, files: ExitStack, media_type: str | None = None
) -> PartContent:
    """The file `value` for the field `name`, of this media type unless it says another.

    Of several media types, with commas between them, it is the one that the name of the
    file stands for, else the first.

    A `Path` is opened here and closed with `files`. Raises `TypeError` for anything
    that is no `Upload`, text too: it might mean the content or the name of a file.
    """
    filename: str | None
    stated: str | None = None
    headers: Mapping[str, str] = {}
    if not isinstance(value, tuple):
        # The name of a file opened by its descriptor is a number.
        own_name: object = getattr(value, "name", None)
        filename = Path(own_name).name if isinstance(own_name, str) else "upload"
        content = value
    elif len(value) == 4:
        filename, content, stated, headers = value
    elif len(value) == 3:
        filename, content, stated = value
    else:
        filename, content = value
    media_type = stated or _one_of(media_type, filename)
    if isinstance(content, Path):
        content = files.enter_context(content.open("rb"))
    if not isinstance(content, bytes) and not hasattr(content, "read"):
        raise TypeError(
            f"{name}: a file is bytes, a binary file or a pathlib.Path,"
            f" not a value of type {type(content).__name__}"
        )
    if headers:
        return filename, content, media_type, _checked_part_headers(name, headers)
    return filename, content, media_type


def _one_of(media_types: str | None, filename: str | None) -> str | None:
    first, *others = (media_types or "").split(", ")
    if others and filename:
        guessed, _ = mimetypes.guess_type(filename)
        return guessed if guessed in others else first
    return first or None


def _checked_part_headers(name: str, headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers of a part; raises `ValueError` for what can't be one.

    The name and the media type of the part are said beside them.
    """
    try:
        merge_headers(headers.items())
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    for header in headers:
        if header.lower() in ("content-disposition", "content-type"):
            raise ValueError(f"{name}: {header} is said by the other items of a file")
    return headers


def _file_body(file: IO[bytes], content_type: str) -> Body:
    if file.seekable():
        chunks = _FileChunks(file)
        return Body(content_type=content_type, content=chunks, length=chunks.length)
    once = iter(lambda: file.read(_CHUNK_SIZE), b"")
    return Body(content_type=content_type, content=once, replayable=False)
