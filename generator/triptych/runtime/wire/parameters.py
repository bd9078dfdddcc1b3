"""Parameters of an operation: where each argument stands in an HTTP request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["ArrayStyle", "Constant", "Parameter", "Place"]

Place: TypeAlias = Literal["path", "query", "header", "form"]

ArrayStyle: TypeAlias = Literal["comma", "space", "tab", "pipe", "repeated"]
"""How the items of an array are joined: by a delimiter, or as repeated fields."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation.

    `argument` is the name of the Python argument, `name` the name on the wire.
    `style` says how an array is written, outermost array first: an array of arrays
    has two entries, a plain value none. `file` marks an uploaded file. `span` is what
    a path parameter spans if that is not one segment, or a part of one: in
    `projects/*/notes/*` each `*` is a segment, `**` is all the rest of the path.
    """

    argument: str
    place: Place
    name: str
    required: bool = False
    style: tuple[ArrayStyle, ...] = ()
    file: bool = False
    span: str = ""


@dataclass(frozen=True, slots=True)
class Constant:
    """A parameter whose value the document fixes: sent always, never asked for."""

    place: Literal["query", "header", "form"]
    name: str
    value: str
