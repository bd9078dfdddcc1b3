"""The inputs of a call: the operation, and per-request options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Generic, Literal, TypeAlias, TypedDict, TypeVar

import httpx2

from ..wire.parameters import Constant, Parameter, Place
from .authentication import Requirements
from .pagination import Pagination
from .results import LazyType

__all__ = [
    "NOT_GIVEN",
    "AuthSetting",
    "NotGiven",
    "Operation",
    "RequestOptions",
    "TimeoutSetting",
    "checked_options",
    "constants_in",
]

T_co = TypeVar("T_co", covariant=True)


class NotGiven(Enum):
    """The type of `NOT_GIVEN`, for omitted arguments where None has a meaning."""

    NOT_GIVEN = "NOT_GIVEN"


NOT_GIVEN: Final[Literal[NotGiven.NOT_GIVEN]] = NotGiven.NOT_GIVEN

TimeoutSetting: TypeAlias = float | httpx2.Timeout | None
"""Seconds for each of connecting, reading and writing; None for no limit."""

AuthSetting: TypeAlias = (
    httpx2.Auth
    | tuple[str | bytes, str | bytes]
    | Callable[[httpx2.Request], httpx2.Request]
    | None
)
"""Authentication of a request: `(username, password)`, or anything httpx2 accepts."""


# No slots: `Operation[T](...)` sets an attribute on the new object, and Python 3.11
# fails on that if the class is frozen and has slots.
@dataclass(frozen=True, kw_only=True)
class Operation(Generic[T_co]):
    """An operation of the API, whose successful calls return a `T_co`.

    `path` holds `{name}` where the path parameter of that wire name stands. An absolute
    `url` takes the place of path and query. `body` is
    the name of the argument sent as the body, `body_required` says that there has to be
    one, `body_null` that None is sent as null of JSON, and `body_type` of which type it
    is where it is JSON or XML; `body_types` has the types by media type where these
    differ. `content_types` are the
    media types of a body, of which the one that suits the value is taken unless a
    header says otherwise; those in `free_forms` are forms that `body_type` is not of;
    `accept` are those of answers. `redirects` are the statuses of the redirects (3xx)
    that are described. `results` and `errors` give the types of bodies of
    successes and other answers by status: `200`, `2XX` or `default`; they have every
    success that is described, or none. A body without a type is read as what its media
    type says. `security` is what it needs if not the default
    of the API; without alternatives it is open to all. `server` is a base URL of its
    own, if it is not where the API is, and `own_path` the path of that: it takes the
    place of one of `api_paths` at the end of another base URL. `pagination` is how a
    list goes on that it answers a page of.
    """

    id: str
    method: str
    path: str
    url: str = ""
    constants: tuple[Constant, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    body: str | None = None
    body_required: bool = False
    body_null: bool = False
    body_type: LazyType | None = field(default=None, hash=False)
    body_types: Mapping[str, LazyType] = field(
        default_factory=dict[str, LazyType], hash=False
    )
    content_types: tuple[str, ...] = ()
    free_forms: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    security: Requirements | None = None
    pagination: Pagination | None = None
    server: str | None = None
    own_path: str | None = None
    api_paths: tuple[str, ...] = ()
    results: Mapping[str, LazyType] = field(
        default_factory=dict[str, LazyType], hash=False
    )
    errors: Mapping[str, LazyType] = field(
        default_factory=dict[str, LazyType], hash=False
    )


class RequestOptions(TypedDict, total=False):
    """Options for a single request.

    `headers` and `query` are sent besides the parameters of the operation and replace
    those of the same name; a list in `query` gives a field for each item. `body` is
    sent in the place of the operation's own. `timeout`, `max_retries` and `deadline`
    replace the client's. `idempotency_key` is sent as the header `Idempotency-Key` and
    lets any method be retried. `url` takes the place of the base URL and of the path,
    as it is. `auth` None sends the request without authentication.
    `always_authenticate` replaces the client's.
    """

    headers: Mapping[str, str]
    query: Mapping[str, object]
    body: object
    timeout: TimeoutSetting
    max_retries: int
    deadline: float | None
    idempotency_key: str
    base_url: str
    url: str
    auth: AuthSetting
    always_authenticate: bool


def checked_options(options: RequestOptions | None) -> RequestOptions:
    """Return `options`, empty if None; raises `TypeError` for an unknown option."""
    if not options:
        return {}
    if unknown := options.keys() - RequestOptions.__annotations__.keys():
        known = ", ".join(RequestOptions.__annotations__)
        raise TypeError(f"unknown request option {min(unknown)!r}; there are {known}")
    return options


def constants_in(
    operation: Operation[object], place: Place
) -> Iterator[tuple[str, str]]:
    """Name and text of each constant that is sent in a place."""
    for constant in operation.constants:
        if constant.place == place:
            yield constant.name, constant.value
