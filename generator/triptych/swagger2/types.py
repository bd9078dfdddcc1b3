"""What schemas of all types have, and which type one is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from triptych.description.node import Node
from triptych.ir import Value, Xml
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = ["NULLABLE", "Common", "SchemaType", "schema_type"]

NULLABLE = ("x-nullable", "nullable")
"""Keys of schemas that allow null: an extension, and what OpenAPI 3 made of it."""

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "file")
# What is written for a type in other languages and formats.
_MEANT = {
    "bool": "boolean",
    "date": "string",
    "date-time": "string",
    "datetime": "string",
    "decimal": "number",
    "dict": "object",
    "double": "number",
    "float": "number",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "str": "string",
    "text": "string",
    "uuid": "string",
    **{name: name for name in _TYPES},
}
_OBJECT_MEMBERS = (
    *("properties", "additionalProperties", "allOf", "discriminator"),
    *("minProperties", "maxProperties"),
)

# What only values of one type can be limited by.
_MEMBERS = {
    "array": ("items", "minItems", "maxItems", "uniqueItems"),
    "string": ("minLength", "maxLength", "pattern"),
    "number": ("minimum", "maximum", "multipleOf"),
}


class Common(TypedDict):
    """What schemas of all types have."""

    pointer: Pointer
    title: str
    description: str
    nullable: bool
    read_only: bool
    default: Value | None
    example: Value | None
    xml: Xml | None
    extensions: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class SchemaType:
    """The name of a type, empty for any, and whether null is allowed as well."""

    name: str
    nullable: bool


def schema_type(node: Node) -> SchemaType:
    """The type of the schema at `node`; what is none is taken for one, or for any."""
    name, nullable = _stated(node)
    nullable = nullable or node.flag("x-nullable") or _is_nullable(node)
    if isinstance(node.value, dict):
        values = node.value.get("enum")
        nullable = nullable or (isinstance(values, list) and None in values)
    if name and name not in _TYPES:
        # A parameter without a type that is one is still text on the wire.
        otherwise = "string" if node.text("in") else _deduced(node)
        meant = _MEANT.get(name.lower(), otherwise)
        node.findings.warn(
            "type-unknown",
            f"`{name:.100}` is not a type; {meant or 'any'} is assumed",
            node.pointer / "type",
            hint=f"use {', '.join(_TYPES[:-1])} or {_TYPES[-1]}",
        )
        return SchemaType(meant, nullable)
    return SchemaType(name or _deduced(node), nullable)


def _is_nullable(node: Node) -> bool:
    if not node.flag("nullable"):
        return False
    node.findings.warn(
        "nullable",
        "`nullable` is not of Swagger 2.0; it is taken as OpenAPI 3 has it",
        node.pointer / "nullable",
        hint="the extension `x-nullable` is understood by most tools",
    )
    return True


def _stated(node: Node) -> tuple[str, bool]:
    stated = node.child("type")
    if stated is None or not isinstance(stated.value, list):
        return node.text("type"), False
    # A list of types is JSON Schema, not Swagger 2.0; with null it is only nullable.
    names = [str(item) for item in stated.value if item not in ("null", None)]
    nullable = len(names) < len(stated.value)
    name = names[0] if len(names) == 1 else ""
    stated.findings.warn(
        "type-list",
        f"`type` should be one type; {name or 'any'} is assumed"
        + (", or null" if nullable else ""),
        stated.pointer,
    )
    return name, nullable


def _deduced(node: Node) -> str:
    if not isinstance(node.value, dict):
        return ""
    if any(member in node.value for member in _OBJECT_MEMBERS) or isinstance(
        node.value.get("required"), list
    ):
        return "object"
    for name, members in _MEMBERS.items():
        if any(member in node.value for member in members):
            return name
    values = node.value.get("enum")
    if isinstance(values, list):
        stated = [value for value in values if value is not None]
        if stated and all(isinstance(value, str) for value in stated):
            return "string"
        if stated and all(
            isinstance(value, int) and not isinstance(value, bool) for value in stated
        ):
            return "integer"
    return ""
