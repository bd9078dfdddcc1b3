"""Parameters of an operation: where each argument goes in an HTTP request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["ArrayStyle", "Constant", "Parameter", "Place"]

Place: TypeAlias = Literal["path", "query", "header", "cookie", "form"]

ArrayStyle: TypeAlias = Literal["comma", "space", "tab", "pipe", "repeated"]
"""How the items of an array are joined: by a delimiter, or as repeated fields."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation.

    `argument` is the name of the Python argument, `name` the name on the wire.
    `style` says how an array is written, outermost array first: an array of arrays
    has two entries, a plain value none. `file` marks an uploaded file, `json` a value
    that is written as JSON, or a repeated field whose items are. `limits` gives an
    annotation that clients check values by. `allow_empty` says that an empty text may
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
    file: bool = False
    json: bool = False
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
