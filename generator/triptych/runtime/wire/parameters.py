"""Parameters of an operation: where each argument goes in an HTTP request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["ArrayStyle", "Constant", "ObjectStyle", "Parameter", "Place", "Prefix"]

Place: TypeAlias = Literal["path", "query", "querystring", "header", "cookie", "form"]
"""Where in a request a parameter stands; one may be the whole query string."""

ArrayStyle: TypeAlias = Literal[
    "comma", "space", "tab", "pipe", "dot", "repeated", "brackets"
]
"""How the items of an array are joined: by a delimiter, as repeated fields, or as
fields whose names have the index of an item in brackets."""

ObjectStyle: TypeAlias = Literal[
    "", "comma", "space", "pipe", "pairs", "fields", "brackets"
]
"""How the members of an object are written: names and values in turn behind each other
with a delimiter, as pairs with an equals sign, as fields of their own names, or as
fields whose names have that of the member in brackets."""

Prefix: TypeAlias = Literal["", "label", "matrix"]
"""What stands before a value in a path: nothing, a dot, or a semicolon and a name."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation.

    `argument` is the name of the Python argument, `name` the name on the wire.
    `style` says how an array is written, outermost array first: an array of arrays
    has two entries, a plain value none. `members` says the same of an object, whose
    members that are no single values are JSON, but in brackets. With either of them,
    `scalar` says that a single value may stand there too. `prefix` is that of a value
    in a path; `reserved` leaves characters as they are that have no meaning in a query,
    and `unescaped` all of a cookie.
    `file` marks an uploaded file, `json` a value
    that is written as JSON, or a repeated field whose items are. `limits` gives an
    annotation that clients check values by. `media_type` is that of a part of a form,
    and for a file may be several, with commas between them.
    Bytes are base64, with `url_safe` in the alphabet of URLs.
    `allow_empty` says that an empty text may
    be sent: in a path as a value, in a query as an argument without one. `span` is
    what a path parameter spans if that is more than a segment: each `*` is one in
    `projects/*/notes/*`, and `**` is the rest of the path. The text of an `encoded` one
    is part of a URL as it is, query included.
    """

    argument: str
    place: Place
    name: str
    required: bool = False
    style: tuple[ArrayStyle, ...] = ()
    members: ObjectStyle = ""
    scalar: bool = False
    prefix: Prefix = ""
    reserved: bool = False
    unescaped: bool = False
    file: bool = False
    json: bool = False
    media_type: str = ""
    url_safe: bool = False
    limits: Callable[[], object] | None = None
    allow_empty: bool = False
    span: str = ""
    encoded: bool = False


@dataclass(frozen=True, slots=True)
class Constant:
    """A parameter with a fixed value, which is always sent and never an argument."""

    place: Literal["query", "header", "form"]
    name: str
    value: str
