"""Objects of Everything of OpenAPI 3 as dicts, in place of their models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Required, TypedDict
from uuid import UUID

from . import models

__all__ = [
    "Address",
    "Aliases",
    "AllOfParts",
    "BooleanSchemas",
    "Circle",
    "ClosedObject",
    "Constants",
    "Corner",
    "Deep",
    "Definitions",
    "Directions",
    "Entry",
    "Formats",
    "Limits",
    "Maps",
    "Nulls",
    "PatternProperties",
    "Point",
    "RuledObject",
    "RuledValues",
    "Span",
    "Square",
    "Tuples",
    "UnionOfObjects",
    "UnionOfScalars",
]


class Address(TypedDict):
    street: str


class Aliases(TypedDict, total=False):
    described: models.Point | Point
    all_of_one: models.Point | Point
    defaulted: models.Colour


class AllOfParts(TypedDict):
    x: float
    y: float
    z: float


class BooleanSchemas(TypedDict):
    anything: Any


class Circle(TypedDict):
    shape: str
    radius: float


class ClosedObject(TypedDict, total=False):
    a: Required[str]
    b: int
    c: bool


class Constants(TypedDict, total=False):
    text: Required[Literal["constant"]]
    number: Required[Literal[42]]
    truth: Required[Literal[True]]
    optional: Literal["perhaps"]


class Corner(TypedDict):
    degrees: int


class Deep(TypedDict, total=False):
    name: str
    span: models.Span | Span


class Definitions(TypedDict):
    corner: models.Corner | Corner


class Directions(TypedDict, total=False):
    password: Required[str]
    name: Required[str]
    old_name: str


class Entry(TypedDict, total=False):
    name: Required[str]
    counts: Sequence[int]
    span: models.Span | Span


Formats = TypedDict(
    "Formats",
    {
        "date": "dt.date",
        "date_time": "dt.datetime",
        "time": "dt.time",
        "duration": "dt.timedelta",
        "uuid": "UUID",
        "decimal": "Decimal",
        "decimal_number": "Decimal",
        "email": "str",
        "ipv4": "str",
        "ipv6": "str",
        "uri": "str",
        "regex": "str",
        "int32": "int",
        "int64": "int",
        "base64": "bytes",
    },
    total=False,
)


class Limits(TypedDict, total=False):
    between: float
    stricter: int
    step: int
    text: str
    array: Sequence[int]


class Maps(TypedDict, total=False):
    plain: Mapping[str, int]
    counted: Mapping[str, int]
    names: Mapping[str, bool]
    listed_names: Mapping[str, str]
    patterns: Mapping[str, float | str]


class Nulls(TypedDict):
    type_list: str | None
    any_of: int | None
    one_of: models.Point | Point | None
    enum: Literal["red", "green"] | None
    only: None


class PatternProperties(TypedDict):
    id: int


class Point(TypedDict):
    x: float
    y: float


class RuledObject(TypedDict, total=False):
    kind: Literal["cash", "card"]
    card: str
    expires: str
    note: str


class RuledValues(TypedDict, total=False):
    not_empty: str
    contains: Sequence[int]
    either: Literal["auto", 1, 2]


class Span(TypedDict, total=False):
    first: int
    last: int


class Square(TypedDict):
    shape: str
    side: float


class Tuples(TypedDict, total=False):
    exact: tuple[str, int]
    closed: Sequence[str | bool]
    open: Sequence[str | int]


class UnionOfObjects(TypedDict):
    place: models.Point | Point | models.Address | Address


class UnionOfScalars(TypedDict, total=False):
    value: Required[int | bool | str]
    several: float | str
