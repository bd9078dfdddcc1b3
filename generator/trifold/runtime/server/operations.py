"""What a server is made of: operations, and the methods that carry them out."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Generic, TypeAlias, TypeVar

from starlette.responses import Response

from ..wire.media_types import FORM, MULTIPART
from ..wire.parameters import Constant, Parameter

__all__ = [
    "Answer",
    "BinaryContent",
    "Content",
    "Endpoint",
    "Reply",
    "RequestBody",
    "SecurityRequirement",
    "ServerOperation",
    "TypedParameter",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

BinaryContent: TypeAlias = (
    bytes | Path | IO[bytes] | Iterator[bytes] | AsyncIterable[bytes]
)
"""A body that is no JSON: bytes, a file, or chunks of bytes, sent as they come.

A `Path` is sent with the length and the date of its file, and in part where a client
asks for ranges. An open file is closed when it is sent.
"""


# No slots: `Answer[T](...)` sets an attribute on the new object, and Python 3.11 fails
# on that if the class is frozen and has slots.
@dataclass(frozen=True)
class Answer(Generic[T_co]):
    """A result with headers, or with another status than the first of the document."""

    value: T_co
    status: int | None = field(default=None, kw_only=True)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], kw_only=True)


Reply: TypeAlias = T | Answer[T] | Response | Awaitable[T | Answer[T] | Response]
"""What a service method returns, so that it may be a `def` or an `async def`."""


@dataclass(frozen=True, slots=True)
class TypedParameter(Parameter):
    """A parameter and the type of its argument.

    `type` is an annotation, such as `int` or `list[Literal["a", "b"]]`. An absent
    parameter is passed as `default`, and so is an empty one if `allow_empty`, which is
    for types that have no empty text.
    """

    type: object = field(default=str, kw_only=True)
    default: object = field(default=None, kw_only=True)
    allow_empty: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Content:
    """A media type a body may have and, where it is JSON, the type it is read as.

    The type is an annotation given by a function, as in `lambda: list[Pet]`, which is
    called when the first body comes: until then no model is loaded.
    """

    media_type: str
    type: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """The argument that takes the body of a request; None if there is no body.

    JSON is read as the type of its content, `text/*` as a string, all else as bytes.
    A body without a Content-Type is taken to be of the first.
    """

    argument: str
    contents: tuple[Content, ...]
    required: bool = False


SecurityRequirement: TypeAlias = Mapping[str, tuple[str, ...]]
"""Security schemes of the document needed together, by name, each with its scopes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOperation:
    """An operation of the API.

    `path` is the template below the base path. `form_media_types` are the media types
    in which form parameters may come. A result is answered with `status` and the first
    media type of `produces` that suits it. One of the requirements in `security` is
    enough, and an empty one asks for nothing; without any the operation is open to all.
    """

    id: str
    method: str
    path: str
    constants: tuple[Constant, ...] = ()
    parameters: tuple[TypedParameter, ...] = ()
    body: RequestBody | None = None
    form_media_types: tuple[str, ...] = (FORM, MULTIPART)
    produces: tuple[str, ...] = ("application/json",)
    status: int = 200
    security: tuple[SecurityRequirement, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An operation and the method of a service that carries it out.

    Without a handler the operation answers 501. A handler that isn't `async` runs in
    the thread pool.
    """

    operation: ServerOperation
    handler: Callable[..., object] | None = None
