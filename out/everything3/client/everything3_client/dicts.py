"""Objects of Everything of OpenAPI 3 as dicts, in place of their models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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
    "Constants",
    "Corner",
    "Definitions",
    "Directions",
    "Formats",
    "Limits",
    "Nulls",
    "Point",
    "Square",
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


class Constants(TypedDict, total=False):
    text: Required[Literal["constant"]]
    number: Required[Literal[42]]
    truth: Required[Any]
    optional: Literal["perhaps"]


class Corner(TypedDict):
    degrees: int


class Definitions(TypedDict):
    corner: models.Corner | Corner


class Directions(TypedDict, total=False):
    password: Required[str]
    name: Required[str]
    old_name: str


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


class Nulls(TypedDict):
    type_list: str | None
    any_of: int | None
    one_of: models.Point | Point | None
    enum: Literal["red", "green"] | None
    only: None


class Point(TypedDict):
    x: float
    y: float


class Square(TypedDict):
    shape: str
    side: float


class UnionOfObjects(TypedDict):
    place: models.Point | Point | models.Address | Address


class UnionOfScalars(TypedDict, total=False):
    value: Required[int | bool | str]
    several: float | str
