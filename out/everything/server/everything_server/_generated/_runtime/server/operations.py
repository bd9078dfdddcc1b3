"""What a server is made of: operations, and the methods that carry them out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from ..wire.media_types import FORM, MULTIPART
from ..wire.parameters import Constant, Parameter

__all__ = [
    "Authenticate",
    "Content",
    "Endpoint",
    "Reply",
    "RequestBody",
    "ServerOperation",
    "TypedParameter",
]

T = TypeVar("T")

Reply: TypeAlias = T | Response | Awaitable[T | Response]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOperation:
    """An operation of the API.

    `path` is the template below the base path. `form_media_types` are the media types
    in which form parameters may come. A result is answered with `status` and the first
    media type of `produces` that suits it.
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


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An operation and the method of a service that carries it out.

    Without a handler the operation answers 501. A handler that isn't `async` runs in
    the thread pool.
    """

    operation: ServerOperation
    handler: Callable[..., object] | None = None


Authenticate: TypeAlias = Callable[
    [Request, ServerOperation], Awaitable[object] | object
]
"""Called before arguments are read; raises `ProblemError` to refuse the request.

What it returns becomes `request.user`. An `async` hook may set a `ContextVar` for the
service methods to read.
"""
