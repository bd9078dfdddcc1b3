"""Trips: what is sent by a call, and what is answered to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from triptych.ir import SchemaId, Value
from triptych.json_value import JsonValue

__all__ = ["Argument", "Body", "BodyKind", "SkippedError", "Trip", "Upload"]

BodyKind: TypeAlias = Literal["json", "text", "bytes", "empty"]


class SkippedError(Exception):
    """A trip can't be made, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file of a form."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The value of a parameter: JSON, or files."""

    schema: SchemaId
    json: JsonValue = None
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body; `schema` is None where anything may stand, and for text and bytes."""

    kind: BodyKind
    media_type: str = ""
    schema: SchemaId | None = None
    json: JsonValue = None
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One call: what is sent, what is answered, and what absent arguments arrive as.

    `absent` has no argument for a header that is sent in any case. `media_type` is the
    one the caller asks for, empty for the client's own choice.
    `as_members` says that an object is sent as a mapping, not as a model. `broken` is
    sent in the place of the body, has one thing wrong, and has to be refused.
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
