"""Objects of Everything of OpenAPI 3 as dicts, in place of their models."""

# ruff: noqa: UP013 (in a class a key would hide a type)

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Required, TypeAlias, TypedDict
from uuid import UUID

from . import models

__all__ = [
    "Address",
    "Aliases",
    "AllOfParts",
    "Anchors",
    "ArrayOfUnion",
    "Bike",
    "BooleanSchemas",
    "CallbacksBody",
    "Card",
    "Cash",
    "Circle",
    "CircularUnion",
    "ClosedObject",
    "Constants",
    "Corner",
    "Deep",
    "Definitions",
    "Directions",
    "Entry",
    "EventsOrJsonBody",
    "Formats",
    "InXml",
    "InlineUnion",
    "InlineUnionMedia",
    "Limits",
    "Loan",
    "Maps",
    "Nulls",
    "Number",
    "OpenEnum",
    "Order",
    "PatternProperties",
    "Picture",
    "Place",
    "Point",
    "RequiredOnly",
    "Return",
    "RuledObject",
    "RuledValues",
    "Sound",
    "Span",
    "Square",
    "Sum",
    "TaggedUnion",
    "TextUnions",
    "ToldApartByConstants",
    "Tuples",
    "UnionBesideProperties",
    "UnionBesidePropertiesCall",
    "UnionBesidePropertiesMail",
    "UnionByInheritedTag",
    "UnionByNames",
    "UnionInAllOf",
    "UnionInAllOfCircle",
    "UnionInAllOfSquare",
    "UnionOfObjects",
    "UnionOfScalars",
    "Van",
    "XmlLeaf",
    "XmlNode",
    "XmlText",
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


class Anchors(TypedDict, total=False):
    anchor: models.Colour
    identifier: models.Place | Place
    dynamic: Sequence[models.Place | Place]


class ArrayOfUnion(TypedDict, total=False):
    items: Sequence[models.TaggedUnion | TaggedUnion]
    nullable: models.TaggedUnion | TaggedUnion | None


class Bike(TypedDict, total=False):
    vehicle: Required[Literal["bike"]]
    wheels: int
    gears: int


class BooleanSchemas(TypedDict):
    anything: Any


class CallbacksBody(TypedDict):
    callbackUrl: str


class Card(TypedDict):
    means: Literal["Card"]
    number: str


class Cash(TypedDict):
    means: Literal["Cash"]


class Circle(TypedDict):
    shape: Literal["circle"]
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


class EventsOrJsonBody(TypedDict):
    stream: bool


class Formats(TypedDict, total=False):
    date: dt.date
    date_time: dt.datetime
    time: dt.time
    duration: dt.timedelta
    uuid: UUID
    decimal: Decimal
    decimal_number: Decimal
    email: str
    ipv4: str
    ipv6: str
    hostname: str
    uri: str
    regex: str
    int8: int
    uint8: int
    int16: int
    uint16: int
    int32: int
    uint32: int
    int64: int
    uint64: int
    base64: bytes
    base64url: bytes


InXml = TypedDict(
    "InXml",
    {
        "attribute": "int",
        "renamed_attribute": "bool",
        "plain": "Required[str]",
        "renamed": "str",
        "prefixed": "str",
        "namespaced": "str",
        "unwrapped": "Required[Sequence[int]]",
        "named_items": "Sequence[str]",
        "wrapped": "Required[Sequence[str]]",
        "wrapped_and_named": "Sequence[dt.date]",
        "number": "float",
        "bytes": "bytes",
        "nothing": "str | None",
        "map": "Mapping[str, int]",
        "renamed_reference": "models.XmlNode | XmlNode",
        "text": "models.XmlText | XmlText",
        "alternatives": "Sequence[models.XmlNode | XmlNode | models.XmlLeaf | XmlLeaf]",
    },
    total=False,
)


class InlineUnion(TypedDict):
    media: models.InlineUnionMedia | InlineUnionMedia


class Limits(TypedDict, total=False):
    between: float
    stricter: int
    step: int
    text: str
    array: Sequence[int]


class Loan(TypedDict):
    event: Literal["loan"]
    until: dt.date


class Maps(TypedDict, total=False):
    plain: Mapping[str, int]
    counted: Mapping[str, int]
    names: Mapping[str, bool]
    listed_names: Mapping[str, str]
    patterns: Mapping[str, float | str]


class Nulls(TypedDict, total=False):
    type_list: Required[str | None]
    any_of: Required[int | None]
    format_beside: dt.date | None
    keyword_of_others: str | None
    one_of: Required[models.Point | Point | None]
    enum: Required[Literal["red", "green"] | None]
    only: Required[None]


class Number(TypedDict):
    kind: Literal["number"]
    value: float


class OpenEnum(TypedDict):
    colour: models.Colour | str


class Order(TypedDict, total=False):
    id: Required[str]
    state: Required[Literal["ordered", "shipped"]]
    at: dt.datetime


class PatternProperties(TypedDict):
    id: int


class Picture(TypedDict):
    type: Literal["jpeg", "png"]
    width: int


class Place(TypedDict):
    name: str


class Point(TypedDict):
    x: float
    y: float


class RequiredOnly(TypedDict, total=False):
    mail: str
    phone: str


class Return(TypedDict):
    event: Literal["return"]
    at: dt.datetime


class RuledObject(TypedDict, total=False):
    kind: Literal["cash", "card"]
    card: str
    expires: str
    note: str


class RuledValues(TypedDict, total=False):
    not_empty: str
    contains: Sequence[int]
    either: Literal["auto", 1, 2]


class Sound(TypedDict, total=False):
    type: Required[Literal["mp3"]]
    seconds: float


class Span(TypedDict, total=False):
    first: int
    last: int


class Square(TypedDict):
    shape: Literal["square"]
    side: float


class Sum(TypedDict):
    kind: Literal["sum"]
    terms: Sequence[models.CircularUnion | CircularUnion]


class TextUnions(TypedDict, total=False):
    date_or_text: str
    number_or_text: float | str
    date_or_time: dt.date | dt.datetime
    date_or_number: int | dt.datetime


class Tuples(TypedDict, total=False):
    exact: tuple[str, int]
    closed: Sequence[str | bool]
    open: Sequence[str | int]


class UnionBesidePropertiesCall(TypedDict):
    name: str
    phone: str


class UnionBesidePropertiesMail(TypedDict):
    name: str
    address: str


class UnionInAllOfCircle(TypedDict):
    shape: Literal["circle"]
    radius: float
    colour: models.Colour


class UnionInAllOfSquare(TypedDict):
    shape: Literal["square"]
    side: float
    colour: models.Colour


class UnionOfObjects(TypedDict):
    place: models.Point | Point | models.Address | Address


class UnionOfScalars(TypedDict, total=False):
    value: Required[bool | int | str]
    several: float | str


class Van(TypedDict, total=False):
    vehicle: Required[Literal["van"]]
    wheels: int
    load: float


class XmlLeaf(TypedDict):
    value: int


class XmlNode(TypedDict, total=False):
    name: Required[str]
    nodes: Sequence[models.XmlNode | XmlNode]


class XmlText(TypedDict, total=False):
    language: str
    content: Required[str]


CircularUnion: TypeAlias = Number | Sum
InlineUnionMedia: TypeAlias = Picture | Sound
TaggedUnion: TypeAlias = Circle | Square
ToldApartByConstants: TypeAlias = Loan | Return
UnionBesideProperties: TypeAlias = UnionBesidePropertiesMail | UnionBesidePropertiesCall
UnionByInheritedTag: TypeAlias = Van | Bike
UnionByNames: TypeAlias = Cash | Card
UnionInAllOf: TypeAlias = UnionInAllOfCircle | UnionInAllOfSquare
