"""Schemas: a sum type whose members refer to each other by id, never by nesting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = [
    "AliasSchema",
    "AnySchema",
    "ArraySchema",
    "ArrayStyle",
    "BinarySchema",
    "BooleanSchema",
    "Discriminator",
    "IntegerSchema",
    "MapSchema",
    "NullSchema",
    "NumberLimits",
    "NumberSchema",
    "ObjectSchema",
    "Property",
    "Schema",
    "SchemaId",
    "StringSchema",
    "TupleSchema",
    "UnionMode",
    "UnionSchema",
    "Value",
    "Xml",
    "XmlNode",
    "both_xml",
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


XmlNode: TypeAlias = Literal["element", "attribute", "text", "cdata", "none"]
"""What a value is in XML (OpenAPI 3.2, "XML Node Types")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """What a schema says about its values in XML ("XML Object").

    `node` is what it states in the words of OpenAPI 3.2, None if nothing; before there
    were the flags `attribute` and `wrapped`.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: XmlNode | None = None
    attribute: bool = False
    wrapped: bool = False


def both_xml(one: Xml | None, other: Xml | None) -> Xml | None:
    """What `one` says of a value, and what `other` says besides."""
    if one is None or other is None:
        return one or other
    has_namespace = bool(one.namespace or one.prefix)
    return Xml(
        name=one.name or other.name,
        namespace=one.namespace if has_namespace else other.namespace,
        prefix=one.prefix if has_namespace else other.prefix,
        node=one.node or other.node,
        attribute=one.attribute or other.attribute,
        wrapped=one.wrapped or other.wrapped,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SchemaNode:
    """What all schemas have.

    `rules` is what none of them can say, in the words of JSON Schema (draft 2020-12)
    and without references; empty for nothing.
    """

    pointer: Pointer
    title: str = ""
    description: str = ""
    nullable: bool = False
    read_only: bool = False
    write_only: bool = False
    deprecated: bool = False
    default: Value | None = None
    example: Value | None = None
    rules: Mapping[str, JsonValue] = field(default_factory=dict)
    xml: Xml | None = None
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnySchema(_SchemaNode):
    """Any JSON value. `enum` lists the only values allowed, empty for all."""

    enum: tuple[JsonValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NullSchema(_SchemaNode):
    """Only null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanSchema(_SchemaNode):
    """True or false. `enum` lists the only values allowed, empty for both.

    With `is_constant` there will never be another one.
    """

    enum: tuple[bool, ...] = ()
    is_constant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLimits:
    """What numbers are allowed; None for no limit."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: int | float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerSchema(_SchemaNode):
    """A whole number. `enum` lists the only values allowed, empty for all.

    With `is_constant` there will never be another one.
    """

    format: str = ""
    enum: tuple[int, ...] = ()
    is_constant: bool = False
    limits: NumberLimits = NumberLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSchema(_SchemaNode):
    """A number. `enum` lists the only values allowed, empty for all."""

    format: str = ""
    enum: tuple[int | float, ...] = ()
    limits: NumberLimits = NumberLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class StringSchema(_SchemaNode):
    """A text. `enum` lists the only values allowed, empty for all.

    With `is_constant` there will never be another one. Lengths are in characters.
    `pattern` is searched for, and is one that Python's `re` can compile.
    """

    format: str = ""
    enum: tuple[str, ...] = ()
    is_constant: bool = False
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BinarySchema(_SchemaNode):
    """The bytes of a body or an uploaded file, outside any JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySchema(_SchemaNode):
    """A list. `style` tells how it is written where it is not part of a JSON body."""

    items: SchemaId
    style: ArrayStyle = ArrayStyle.COMMA
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleSchema(_SchemaNode):
    """A list whose first items have schemas of their own, by their position.

    `rest` is the schema of the items behind them, None if there must not be any.
    """

    items: tuple[SchemaId, ...]
    rest: SchemaId | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether there is always one item for each position, and no other."""
        count = len(self.items)
        is_closed = self.rest is None or self.max_items == count
        return is_closed and self.min_items == count


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSchema(_SchemaNode):
    """An object whose member names are data.

    Members whose names match one of the `patterns` are of the schemas of these, all
    others of that of `values`; there are no others if the map `is_closed`.
    """

    values: SchemaId
    patterns: tuple[tuple[str, SchemaId], ...] = ()
    is_closed: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A member of an object. `description` is what stands beside a reference."""

    pointer: Pointer
    name: str
    schema: SchemaId
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    deprecated: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSchema(_SchemaNode):
    """An object with named members.

    `name` is what the document calls it, empty for one that stands inside another
    schema. `parts` are the schemas of an allOf, whose members it has as well; the pass
    `objects` turns them into `bases`, of which a value of this schema is one too, or
    into properties. `additional` is the schema of members that have no name here, None
    if anything may stand there, or nothing if the object `is_closed`; it
    `invites_others` if the document says itself that anything may. `required` names
    members it needs that only `parts` have. `discriminator` is the property that says
    of which derived schema a value is, and `discriminator_value` what it says for this
    one; `mapping` has the derived schemas that the document lists by such values.
    Members that have no name here, and one that matches one of the `patterns`, are of
    the schema of that, also if the object is closed. `tags` are members that say of
    which variant of a union an object is, with what they say for this schema.
    """

    name: str = ""
    properties: tuple[Property, ...] = ()
    parts: tuple[SchemaId, ...] = ()
    required: tuple[str, ...] = ()
    bases: tuple[SchemaId, ...] = ()
    additional: SchemaId | None = None
    patterns: tuple[tuple[str, SchemaId], ...] = ()
    is_closed: bool = False
    invites_others: bool = False
    min_properties: int | None = None
    max_properties: int | None = None
    discriminator: str = ""
    discriminator_value: str = ""
    mapping: tuple[tuple[str, SchemaId], ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasSchema(_SchemaNode):
    """The schema `target`, said again with another null, default or description.

    A value is allowed if it is one of `target`, or null where this is `nullable`.
    """

    target: SchemaId


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """The property by which a value says of which variant it is.

    `mapping` has the variant for each value of the property; several values may mean
    one variant. `default` is the variant for all other values, None if there is none.
    """

    property: str
    mapping: tuple[tuple[str, SchemaId], ...] = ()
    default: SchemaId | None = None


UnionMode: TypeAlias = Literal["one_of", "any_of"]
"""Whether a value is of exactly one variant, or of at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionSchema(_SchemaNode):
    """One of several schemas; `name` is what the document calls it."""

    variants: tuple[SchemaId, ...]
    mode: UnionMode = "any_of"
    discriminator: Discriminator | None = None
    name: str = ""


Schema: TypeAlias = (
    AnySchema
    | NullSchema
    | BooleanSchema
    | IntegerSchema
    | NumberSchema
    | StringSchema
    | BinarySchema
    | ArraySchema
    | TupleSchema
    | MapSchema
    | ObjectSchema
    | AliasSchema
    | UnionSchema
)
