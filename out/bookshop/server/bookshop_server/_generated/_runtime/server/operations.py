"""The building blocks of a server: operations, and the methods that implement them."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Generic, Literal, TypeAlias, TypeVar, overload

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
    "ServerResponse",
    "TypedParameter",
    "documented_response",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# mypy takes the type of 404 for `Literal[404]` only where the bound has a literal.
S_co = TypeVar("S_co", bound="int | Literal[0] | None", covariant=True)

BinaryContent: TypeAlias = (
    bytes | Path | IO[bytes] | Iterator[bytes] | AsyncIterable[bytes]
)
"""A body that is not JSON: bytes, a file, or an iterator of chunks.

A `Path` is sent with the length and the date of its file, and in part where a client
asks for ranges. An open file is closed when it is sent.
"""


@dataclass(frozen=True, init=False)
class Answer(Generic[T_co, S_co]):
    """A result with headers, or with a status other than the first success.

    The second type argument is the status, by which type checkers tell answers apart: a
    method that may return `Answer[Problem, Literal[404]]` can't return
    `Answer(problem, status=409)`. It is None where the status is left out.
    """

    value: T_co
    status: S_co
    headers: Mapping[str, str]

    @overload
    def __init__(
        self: Answer[T, None], value: T, *, headers: Mapping[str, str] = ...
    ) -> None: ...
    @overload
    def __init__(
        self, value: T_co, *, status: S_co, headers: Mapping[str, str] = ...
    ) -> None: ...
    def __init__(
        self,
        value: Any,
        *,
        status: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        # Frozen, so that what is known of value and status stays true.
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "headers", headers or {})


Reply: TypeAlias = T | Response | Awaitable[T | Response]
"""The return type of a service method, which may be `def` or `async def`."""


@dataclass(frozen=True, slots=True)
class TypedParameter(Parameter):
    """A parameter and the type of its argument.

    `type` is an annotation, such as `int` or `list[Literal["a", "b"]]`. An absent
    parameter is passed as `default`, and so is an empty one if `allow_empty`, which is
    for types that have no empty text. `schema` is the name of the schema that JSON is
    checked by, empty if it may be anything. An object whose members are fields takes
    those of the names in `takes`, or if there are `others`, all but these. One of
    them that ends with `[` stands for all names that begin with it.
    """

    type: object = field(default=str, kw_only=True)
    default: object = field(default=None, kw_only=True)
    schema: str = field(default="", kw_only=True)
    takes: tuple[str, ...] = field(default=(), kw_only=True)
    others: tuple[str, ...] | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Content:
    """A media type a body may have and, of JSON and XML, the type it is read as.

    The type is an annotation given by a function, as in `lambda: list[Pet]`, which is
    called when the first body comes: until then no model is loaded. `schema` is the
    name of the schema that a body of JSON is checked by, empty if it may be anything.
    The members of a `form` are its fields.
    """

    media_type: str
    type: Callable[[], object]
    schema: str = ""
    form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """The argument that receives the body of a request; None if there is none.

    JSON is read as the type of its content, and so is XML where that is an `XmlType`;
    `text/*` is read as a string, all else as bytes.
    A body without a Content-Type is taken to be of the first.
    """

    argument: str
    contents: tuple[Content, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class ServerResponse:
    """What the API description says about a status: `404`, a range `4XX`, or `default`.

    `type` gives the annotation of what is answered as JSON or XML, like that of
    `Content`; it is None if nothing is said of the content. `produces` are the media
    types where they differ from those of the operation.
    """

    status: str
    type: Callable[[], object] | None = None
    produces: tuple[str, ...] | None = None

    def streamed(
        self,
        value: object,
        accept: str,
        produces: Sequence[str],
        *,
        status: int,
        headers: Mapping[str, str] | None,
        validate: bool,
    ) -> Response | None:
        """Return the response for a stream of items; None if `value` is none.

        `produces` are the media types that there are.
        """
        return None


def documented_response(
    responses: Sequence[ServerResponse], status: int
) -> ServerResponse | None:
    """Return what the API description says about a status: code, range or `default`."""
    by_status = {response.status: response for response in responses}
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in by_status:
            return by_status[key]
    return None


SecurityRequirement: TypeAlias = Mapping[str, tuple[str, ...]]
"""Security schemes that are required together, by name, each with its scopes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOperation:
    """An operation of the API.

    `path` is the template below the base path of the API, or below a `base_path` of its
    own. `form_media_types` are the media types in which form parameters may come. A
    result is answered with `status` and the media type of `produces` that suits it and
    the client best. Results are checked against `responses`, if there are any. One of
    the requirements in `security` is enough, and an empty one asks for nothing; without
    any the operation is open to all.
    """

    id: str
    method: str
    path: str
    base_path: str | None = None
    constants: tuple[Constant, ...] = ()
    parameters: tuple[TypedParameter, ...] = ()
    body: RequestBody | None = None
    form_media_types: tuple[str, ...] = (FORM, MULTIPART)
    produces: tuple[str, ...] = ("application/json",)
    status: int = 200
    responses: tuple[ServerResponse, ...] = ()
    security: tuple[SecurityRequirement, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An operation and the method of a service that implements it.

    Without a handler the operation answers 501. A handler that isn't `async` runs in
    the thread pool.
    """

    operation: ServerOperation
    handler: Callable[..., object] | None = None
