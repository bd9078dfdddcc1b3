"""Objects of Everything as dicts, in place of their models."""

# ruff: noqa: UP013 (in a class a key would hide a type)

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Required, TypeAlias, TypedDict
from uuid import UUID

from . import models

__all__ = [
    "AllOfOneReference",
    "AllOfOnlyReferences",
    "AllOfRedeclared",
    "AllOfRequiredLater",
    "AllOfWithInlinePart",
    "Animal",
    "AnyModel",
    "BaseAndItsChild",
    "Cat",
    "ChainEnd",
    "Client",
    "Closed",
    "Depth7",
    "DiamondBottom",
    "Dog",
    "EveryAllOf",
    "EveryAllOfDescribed",
    "EveryConstraint",
    "EveryEnum",
    "EveryFormat",
    "EveryKindOfObject",
    "EveryKindOfObjectInline",
    "EveryKindOfObjectNoType",
    "FragmentOfAnotherFile",
    "InlineObjectsBody",
    "InlineObjectsBodyInner",
    "InlineObjectsBodyInnerDeeper",
    "InlineObjectsBodyListItem",
    "IoEverythingV1Dotted",
    "Kitten",
    "ModelModel",
    "NullableModel",
    "PageSmall",
    "Presence",
    "PropertyNamedRef",
    "RecursiveDirectly",
    "RecursiveList",
    "RecursiveMap",
    "RecursiveModels",
    "RecursiveMutuallyA",
    "RecursiveMutuallyB",
    "ReferencesIntoOthers",
    "Small",
    "SnakeCase",
    "SnakeCase2",
    "Str",
    "TakenNames",
    "WholeFile",
    "WithSlashTildeAndSpace",
    "WithXml",
]


class AllOfOneReference(TypedDict):
    a: str


class AllOfOnlyReferences(TypedDict, total=False):
    a: Required[str]
    b: int


class AllOfRedeclared(TypedDict, total=False):
    b: int


class AllOfRequiredLater(TypedDict):
    b: int


class AllOfWithInlinePart(TypedDict, total=False):
    a: Required[str]
    c: Required[dt.date]
    beside: bool


class _Animal(TypedDict, total=False):
    kind: Required[Literal["Animal"]]
    name: str


class AnyModel(TypedDict, total=False):
    a: int


class BaseAndItsChild(TypedDict, total=False):
    top: int
    left: int


class _Cat(TypedDict, total=False):
    kind: Required[Literal["Cat"]]
    name: str
    claws: Required[int]


class ChainEnd(TypedDict, total=False):
    end: bool


class Client(TypedDict, total=False):
    a: int


class Closed(TypedDict, total=False):
    a: int


class Depth7(TypedDict, total=False):
    d1: int
    d2: int
    d3: int
    d4: int
    d5: int
    d6: int
    d7: int


class DiamondBottom(TypedDict, total=False):
    top: int
    left: int
    right: int


class Dog(TypedDict, total=False):
    kind: Required[Literal["dog"]]
    name: str
    barks: bool


class EveryAllOf(TypedDict, total=False):
    inline: models.AllOfWithInlinePart | AllOfWithInlinePart
    references: models.AllOfOnlyReferences | AllOfOnlyReferences
    one: models.AllOfOneReference | AllOfOneReference
    required: models.AllOfRequiredLater | AllOfRequiredLater
    diamond: models.DiamondBottom | DiamondBottom
    redundant: models.BaseAndItsChild | BaseAndItsChild
    deep: models.Depth7 | Depth7
    described: models.EveryAllOfDescribed | EveryAllOfDescribed
    redeclared: models.AllOfRedeclared | AllOfRedeclared
    map: models.AllOfWithMap | Mapping[str, object]


class EveryAllOfDescribed(TypedDict, total=False):
    name: str


class EveryConstraint(TypedDict, total=False):
    between: int
    above: float
    below: int
    even: int
    tenths: float
    length: str
    pattern: str
    array: Sequence[int]
    unique: Sequence[str]


class EveryEnum(TypedDict, total=False):
    strings: Literal["one", "two"]
    integers: Literal[1, 2, 3]
    numbers: float
    with_null: Literal["some"] | None
    booleans_of_yaml: Literal["on", "off", "yes", "no", "true"]
    clashing: models.EnumWithClashingNames
    single: Literal["only"]
    mixed: Literal[1, "one", True] | None
    list: Sequence[models.EveryEnumListItem]
    map: Mapping[str, models.EveryEnumListItem]
    flags: bool


EveryFormat = TypedDict(
    "EveryFormat",
    {
        "int32": "int",
        "int64": "int",
        "float": "float",
        "double": "float",
        "decimal": "Decimal",
        "decimal_text": "Decimal",
        "byte": "bytes",
        "binary": "str",
        "date": "dt.date",
        "date-time": "dt.datetime",
        "time": "dt.time",
        "duration": "dt.timedelta",
        "uuid": "UUID",
        "password": "str",
        "email": "str",
        "uri": "str",
        "hostname": "str",
        "ipv4": "str",
        "unknown": "str",
        "unknown_integer": "int",
    },
    total=False,
)


class EveryKindOfObject(TypedDict, total=False):
    free: Mapping[str, Any]
    free_said: Mapping[str, Any]
    closed: models.Closed | Closed
    open: models.PropertiesAndMap | Mapping[str, object]
    map: Mapping[str, int]
    map_of_dates: Mapping[str, dt.date]
    map_of_lists: Mapping[str, Sequence[int]]
    map_of_maps: Mapping[str, Mapping[str, float]]
    map_of_models: Mapping[str, models.Small | Small]
    list_of_lists: Sequence[Sequence[float]]
    list_of_anything: Sequence[Any]
    no_type: models.EveryKindOfObjectNoType | EveryKindOfObjectNoType
    anything: Any
    anything_described: Any
    empty: Mapping[str, Any]
    inline: models.EveryKindOfObjectInline | EveryKindOfObjectInline


class EveryKindOfObjectInline(TypedDict, total=False):
    a: int


class EveryKindOfObjectNoType(TypedDict, total=False):
    a: str


class FragmentOfAnotherFile(TypedDict, total=False):
    whole: Required[models.WholeFile | WholeFile]
    back: models.Small | Small


class InlineObjectsBody(TypedDict, total=False):
    inner: Required[models.InlineObjectsBodyInner | InlineObjectsBodyInner]
    list: Sequence[models.InlineObjectsBodyListItem | InlineObjectsBodyListItem]


class InlineObjectsBodyInner(TypedDict, total=False):
    deeper: models.InlineObjectsBodyInnerDeeper | InlineObjectsBodyInnerDeeper


class InlineObjectsBodyInnerDeeper(TypedDict, total=False):
    n: int


class InlineObjectsBodyListItem(TypedDict, total=False):
    n: int


class IoEverythingV1Dotted(TypedDict, total=False):
    a: int


class Kitten(TypedDict, total=False):
    kind: Required[Literal["Kitten"]]
    name: str
    claws: Required[int]
    plays_with: models.Animal | Animal


class ModelModel(TypedDict, total=False):
    a: int


class NullableModel(TypedDict, total=False):
    a: int


class PageSmall(TypedDict, total=False):
    items: Sequence[models.Small | Small]


class Presence(TypedDict, total=False):
    required: Required[str]
    optional: str
    required_nullable: Required[str | None]
    optional_nullable: int | None
    nullable_model: models.NullableModel | NullableModel | None
    default_text: str
    default_number: int
    default_list: Sequence[str]
    default_date: dt.date


PropertyNamedRef = TypedDict(
    "PropertyNamedRef", {"$ref": "str", "other": "str"}, total=False
)


class RecursiveDirectly(TypedDict, total=False):
    value: int
    next: models.RecursiveDirectly | RecursiveDirectly


class RecursiveList(TypedDict, total=False):
    next: Sequence[models.RecursiveList | RecursiveList]


class RecursiveMap(TypedDict, total=False):
    children: Mapping[str, models.RecursiveMap | RecursiveMap]


class RecursiveModels(TypedDict, total=False):
    direct: models.RecursiveDirectly | RecursiveDirectly
    mutual: models.RecursiveMutuallyA | RecursiveMutuallyA
    list: models.RecursiveList | RecursiveList
    map: models.RecursiveMap | RecursiveMap


class RecursiveMutuallyA(TypedDict, total=False):
    b: models.RecursiveMutuallyB | RecursiveMutuallyB


class RecursiveMutuallyB(TypedDict, total=False):
    a: models.RecursiveMutuallyA | RecursiveMutuallyA
    name: str


class ReferencesIntoOthers(TypedDict, total=False):
    property: str
    items: Sequence[models.RecursiveList | RecursiveList]
    chain: models.ChainEnd | ChainEnd
    escaped: models.WithSlashTildeAndSpace | WithSlashTildeAndSpace
    described: models.Small | Small
    otherFile: models.FragmentOfAnotherFile | FragmentOfAnotherFile
    wholeFile: models.WholeFile | WholeFile
    named: models.PropertyNamedRef | PropertyNamedRef
    part: models.EveryKindOfObjectInline | EveryKindOfObjectInline


class Small(TypedDict, total=False):
    name: str


class SnakeCase(TypedDict, total=False):
    b: int


class SnakeCase2(TypedDict, total=False):
    a: int


class Str(TypedDict, total=False):
    a: int


TakenNames = TypedDict(
    "TakenNames",
    {
        "model": "models.ModelModel | ModelModel",
        "client": "models.Client | Client",
        "any": "models.AnyModel | AnyModel",
        "str": "models.Str | Str",
        "snake": "models.SnakeCase2 | SnakeCase2",
        "camel": "models.SnakeCase | SnakeCase",
        "dotted": "models.IoEverythingV1Dotted | IoEverythingV1Dotted",
        "generic": "models.PageSmall | PageSmall",
        "fields": "models.FieldsWithTakenNames | Mapping[str, object]",
    },
    total=False,
)


class WholeFile(TypedDict, total=False):
    name: str


class WithSlashTildeAndSpace(TypedDict, total=False):
    x: int


class WithXml(TypedDict, total=False):
    attribute: str
    wrapped: Sequence[str]


Animal: TypeAlias = Dog | Kitten | _Animal | _Cat
Cat: TypeAlias = Kitten | _Cat
