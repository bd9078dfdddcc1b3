"""Lowering of schemas (Swagger 2.0, "Schema Object" and "Items Object")."""

from __future__ import annotations

import re
from typing import TypeVar

from triptych.ir import (
    AnySchema,
    ArraySchema,
    ArrayStyle,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    NumberLimits,
    NumberSchema,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.linear_patterns import linear_pattern
from triptych.swagger2.node import Node
from triptych.swagger2.objects import file_name, lower_object, schema_name
from triptych.swagger2.reference_sites import Kind
from triptych.swagger2.references import References
from triptych.swagger2.types import Common, schema_type

__all__ = ["SchemaTable"]

_STYLES = {
    "csv": ArrayStyle.COMMA,
    "ssv": ArrayStyle.SPACE,
    "tsv": ArrayStyle.TAB,
    "pipes": ArrayStyle.PIPE,
    "multi": ArrayStyle.REPEATED,
}


class SchemaTable:
    """The schemas found so far, by id.

    Adding a schema records its id at once and lowers what it contains later, in
    `complete`, so that neither recursion nor depth of a document is recursion here.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self._schemas: dict[SchemaId, Schema] = {}
        self._pending: list[Node] = []
        self._known: set[SchemaId] = set()
        self._names: dict[SchemaId, str] = {}

    def add(self, node: Node) -> SchemaId:
        """The id of the schema at `node`, or of the one it refers to."""
        target = self._references.resolve(node, Kind.SCHEMA)
        if target is None:
            # The finding is recorded; the run ends with it once all are gathered.
            target = Node({}, node.pointer, node.findings)
        if target.pointer not in self._known:
            self._known.add(target.pointer)
            self._pending.append(target)
        return target.pointer

    def declare(self, name: str, node: Node) -> None:
        """Add a definition; it names what it refers to in another file."""
        self._names.setdefault(self.add(node), name)

    def complete(self) -> dict[SchemaId, Schema]:
        """All schemas by id in sorted order, after lowering those still pending."""
        while self._pending:
            node = self._pending.pop()
            self._schemas[node.pointer] = self._lower(node)
        return {key: self._schemas[key] for key in sorted(self._schemas)}

    def _lower(self, node: Node) -> Schema:
        if not isinstance(node.value, dict):
            node.findings.error(
                "not-an-object", "a schema should be an object", node.pointer
            )
            return AnySchema(pointer=node.pointer)
        kind = schema_type(node)
        common = _common(node, nullable=kind.nullable)
        match kind.name:
            case "string":
                return _string(node, common)
            case "integer":
                return IntegerSchema(
                    **common,
                    format=node.text("format"),
                    enum=_numbers(node, int),
                    limits=_limits(node),
                )
            case "number":
                return NumberSchema(
                    **common,
                    format=node.text("format"),
                    enum=_numbers(node, float),
                    limits=_limits(node),
                )
            case "boolean":
                return BooleanSchema(**common)
            case "array":
                return ArraySchema(
                    **common,
                    items=self._items(node),
                    style=_style(node),
                    min_items=node.count("minItems"),
                    max_items=node.count("maxItems"),
                    unique_items=node.flag("uniqueItems"),
                )
            case "file":
                return BinarySchema(**common)
            case "object":
                name = (
                    schema_name(node.pointer)
                    or self._names.get(node.pointer)
                    or file_name(node.pointer)
                )
                return lower_object(node, common, name, self.add)
        values = [item.value for item in node.items("enum")]
        return AnySchema(**common, enum=tuple(values))

    def _items(self, node: Node) -> SchemaId:
        items = node.child("items")
        if items is not None and isinstance(items.value, dict):
            return self.add(items)
        node.findings.warn(
            "items-missing",
            "an array should say in `items` what all its items are; any value is "
            "assumed",
            node.pointer if items is None else items.pointer,
        )
        return self.add(Node({}, node.pointer / "items", node.findings))


def _common(node: Node, *, nullable: bool) -> Common:
    return {
        "pointer": node.pointer,
        "title": node.text("title"),
        "description": node.text("description"),
        "nullable": nullable,
        "read_only": node.flag("readOnly"),
        "default": node.present("default"),
        # Parameters and headers have no examples in Swagger 2.0 but by extension.
        "example": node.present("example") or node.present("x-example"),
        "extensions": node.extensions(),
    }


def _string(node: Node, common: Common) -> StringSchema:
    texts = (
        _written(item.value) for item in node.items("enum") if item.value is not None
    )
    return StringSchema(
        **common,
        format=node.text("format"),
        enum=tuple(dict.fromkeys(texts)),
        min_length=node.count("minLength"),
        max_length=node.count("maxLength"),
        pattern=_pattern(node),
    )


def _pattern(node: Node) -> str:
    """The pattern, unless it is written for an engine that Python has not got."""
    pattern = node.text("pattern")
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as problem:
        node.findings.warn(
            "pattern-unusable",
            f"Python can't compile this pattern ({problem}); it is not enforced",
            node.pointer / "pattern",
        )
        return ""
    if pattern and not linear_pattern(pattern):
        node.findings.warn(
            "pattern-not-linear",
            "no engine matches this pattern in linear time, so that one request could "
            "stop a server; it is not enforced",
            node.pointer / "pattern",
            hint="look-around, backreferences and huge repetitions need backtracking",
        )
    return pattern


def _limits(node: Node) -> NumberLimits:
    multiple_of = node.number("multipleOf")
    return NumberLimits(
        minimum=node.number("minimum"),
        maximum=node.number("maximum"),
        exclusive_minimum=node.flag("exclusiveMinimum"),
        exclusive_maximum=node.flag("exclusiveMaximum"),
        multiple_of=(
            multiple_of if multiple_of is not None and multiple_of > 0 else None
        ),
    )


_Number = TypeVar("_Number", int, float)


def _numbers(node: Node, kind: type[_Number]) -> tuple[_Number, ...]:
    """The enum of a numeric schema; texts that are such numbers count as them."""
    numbers: list[_Number] = []
    for item in node.items("enum"):
        if item.value is None:
            continue
        try:
            number = kind(str(item.value))
        except ValueError:
            node.findings.warn(
                "enum-value",
                f"{item.value!r} is not of that type; the enum is not enforced",
                item.pointer,
            )
            return ()
        numbers.append(number)
    return tuple(dict.fromkeys(numbers))


def _written(value: JsonValue) -> str:
    """An enum value of a string as the author meant it: YAML makes `1` a number."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _style(node: Node) -> ArrayStyle:
    written = node.text("collectionFormat")
    if written and written not in _STYLES:
        node.findings.warn(
            "collection-format",
            f"`{written}` is not a collection format; csv is assumed",
            node.pointer / "collectionFormat",
        )
    return _STYLES.get(written, ArrayStyle.COMMA)
