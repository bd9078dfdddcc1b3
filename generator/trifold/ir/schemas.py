"""Schemas: a sum type whose members refer to each other by id, never by nesting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from trifold.json_value import JsonValue
from trifold.pointer import Pointer

__all__ = [
    "AnySchema",
    "ArraySchema",
    "ArrayStyle",
    "BinarySchema",
    "BooleanSchema",
    "IntegerSchema",
    "NullSchema",
    "NumberSchema",
    "ObjectSchema",
    "Schema",
    "SchemaId",
    "StringSchema",
    "UnionSchema",
    "Value",
]

SchemaId: TypeAlias = Pointer
"""The pointer of the place that defines a schema: two references to one place are
one id, so recursion is an id that occurs again."""


class ArrayStyle(StrEnum):
    """How the items of an array are written outside JSON."""

    COMMA = "comma"
    SPACE = "space"
    TAB = "tab"
    PIPE = "pipe"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A JSON value that is present, so that a default of null is not an absent one."""

    json: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class _SchemaNode:
    pointer: Pointer
    title: str = ""
    description: str = ""
    nullable: bool = False
    read_only: bool = False
    default: Value | None = None
    example: Value | None = None
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnySchema(_SchemaNode):
    """Any JSON value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NullSchema(_SchemaNode):
    """Only null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanSchema(_SchemaNode):
    """True or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerSchema(_SchemaNode):
    """A whole number. `enum` lists the only values allowed, empty for all."""

    format: str = ""
    enum: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSchema(_SchemaNode):
    """A number. `enum` lists the only values allowed, empty for all."""

    format: str = ""
    enum: tuple[int | float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StringSchema(_SchemaNode):
    """A text. `enum` lists the only values allowed, empty for all."""

    format: str = ""
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BinarySchema(_SchemaNode):
    """The bytes of a body or an uploaded file, outside any JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySchema(_SchemaNode):
    """A list. `style` tells how it is written where it is not part of a JSON body."""

    items: SchemaId
    style: ArrayStyle = ArrayStyle.COMMA


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSchema(_SchemaNode):
    """A JSON object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionSchema(_SchemaNode):
    """One of several schemas."""

    variants: tuple[SchemaId, ...]


Schema: TypeAlias = (
    AnySchema
    | NullSchema
    | BooleanSchema
    | IntegerSchema
    | NumberSchema
    | StringSchema
    | BinarySchema
    | ArraySchema
    | ObjectSchema
    | UnionSchema
)
