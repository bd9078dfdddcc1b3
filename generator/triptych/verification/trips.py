"""Trips: what is sent by a call, and what is answered to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from triptych.ir import SchemaId, Value
from triptych.json_value import JsonValue

__all__ = [
    "Argument",
    "Body",
    "BodyKind",
    "Item",
    "SkippedError",
    "Trip",
    "Upload",
    "chunks",
    "chunks_async",
]

BodyKind: TypeAlias = Literal["json", "text", "bytes", "stream", "empty"]


def chunks(content: bytes) -> Iterator[bytes]:
    """Bytes as they arrive from elsewhere: a few at a time."""
    yield content[:1]
    yield content[1:]


async def chunks_async(content: bytes) -> AsyncIterator[bytes]:
    """The same, for those who wait for them."""
    for chunk in chunks(content):
        yield chunk


class SkippedError(Exception):
    """A trip can't be made, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file of a form, with the headers of its part by their names in lower case."""

    name: str
    content: bytes
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The value of a parameter: JSON, or files."""

    schema: SchemaId
    json: JsonValue = None
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a stream; `event` is the name of one in a stream of events.

    Without an `id` it is sent as it is, else as an event that has it.
    """

    event: str
    id: str
    schema: SchemaId | None
    json: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body; `schema` is None where anything may stand, and for text and bytes.

    A `document` is what is sent in the place of a value that a client can't write so.
    A stream has `items`.
    """

    kind: BodyKind
    media_type: str = ""
    schema: SchemaId | None = None
    json: JsonValue = None
    content: bytes = b""
    document: str = ""
    is_xml: bool = False
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One call: what is sent, what is answered, and what absent arguments arrive as.

    `absent` has no argument for a header that is sent in any case. `media_type` is the
    one the caller asks for, empty for the client's own choice.
    `as_members` says that an object is sent as a mapping, not as a model. `broken` is
    sent in the place of the body, has one thing wrong, and has to be refused; in XML it
    is the `broken_document`. `headers`
    are those of the answer. With `in_chunks` bytes are sent and answered as streams,
    and read as one.
    """

    number: int
    is_async: bool
    arguments: Mapping[str, Argument]
    body: Body | None
    media_type: str
    as_members: bool
    absent: Mapping[str, Argument | None]
    status: int
    answer: Body
    broken: Value | None = None
    broken_document: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    in_chunks: bool = False
