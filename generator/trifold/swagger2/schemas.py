"""Lowering of schemas (Swagger 2.0, "Schema Object" and "Items Object")."""

from __future__ import annotations

from typing import TypedDict, TypeVar

from trifold.ir import (
    AnySchema,
    ArraySchema,
    ArrayStyle,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    Value,
)
from trifold.json_value import JsonValue
from trifold.pointer import Pointer
from trifold.swagger2.node import Node
from trifold.swagger2.references import References

__all__ = ["SchemaTable"]

_STYLES = {
    "csv": ArrayStyle.COMMA,
    "ssv": ArrayStyle.SPACE,
    "tsv": ArrayStyle.TAB,
    "pipes": ArrayStyle.PIPE,
    "multi": ArrayStyle.REPEATED,
}


class _Common(TypedDict):
    pointer: Pointer
    title: str
    description: str
    nullable: bool
    read_only: bool
    default: Value | None
    example: Value | None
    extensions: dict[str, JsonValue]


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

    def add(self, node: Node) -> SchemaId:
        """The id of the schema at `node`, or of the one it refers to."""
        target = self._references.resolve(node)
        if target is None:
            # The finding is recorded; the run ends with it once all are gathered.
            target = Node({}, node.pointer, node.findings)
        if target.pointer not in self._known:
            self._known.add(target.pointer)
            self._pending.append(target)
        return target.pointer

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
        common = _common(node)
        kind = _type(node)
        format_name = node.text("format")
        match kind:
            case "string":
                texts = tuple(
                    _written(item.value)
                    for item in node.items("enum")
                    if item.value is not None
                )
                return StringSchema(**common, format=format_name, enum=texts)
            case "integer":
                return IntegerSchema(
                    **common, format=format_name, enum=_numbers(node, int)
                )
            case "number":
                return NumberSchema(
                    **common, format=format_name, enum=_numbers(node, float)
                )
            case "boolean":
                return BooleanSchema(**common)
            case "array":
                return ArraySchema(
                    **common, items=self._items(node), style=_style(node)
                )
            case "file":
                return BinarySchema(**common)
            case "object":
                return ObjectSchema(**common)
            case "":
                return AnySchema(**common)
        node.findings.error(
            "type-unknown",
            f"`{kind}` is not a type",
            node.pointer / "type",
            hint="string, number, integer, boolean, array, object and file are",
        )
        return AnySchema(**common)

    def _items(self, node: Node) -> SchemaId:
        items = node.child("items")
        if items is None:
            node.findings.warn(
                "items-missing",
                "an array should say what its `items` are; any value is assumed",
                node.pointer,
            )
            items = Node({}, node.pointer / "items", node.findings)
        return self.add(items)


def _common(node: Node) -> _Common:
    return {
        "pointer": node.pointer,
        "title": node.text("title"),
        "description": node.text("description"),
        "nullable": node.flag("x-nullable"),
        "read_only": node.flag("readOnly"),
        "default": node.present("default"),
        "example": node.present("example"),
        "extensions": node.extensions(),
    }


def _type(node: Node) -> str:
    """The type, deduced from other members where a reader would deduce it."""
    kind = node.text("type")
    if kind or not isinstance(node.value, dict):
        return kind
    if any(
        key in node.value for key in ("properties", "additionalProperties", "allOf")
    ):
        return "object"
    if "items" in node.value:
        return "array"
    values = node.value.get("enum")
    if isinstance(values, list) and values:
        if all(isinstance(value, str) for value in values):
            return "string"
        if all(type(value) is int for value in values):
            return "integer"
    return ""


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
    return tuple(numbers)


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
