"""What schemas of all types have, and which keywords say no more than that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict

from triptych.description.node import Node
from triptych.description.schemas.enum_extensions import schema_extensions
from triptych.description.schemas.xml import lower_xml
from triptych.ir import Value, Xml
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = ["Common", "asserts", "common_of", "is_annotated"]

# Keywords that exclude values. Any other describes them: pydantic writes what a program
# adds to a schema beside its own keywords.
_ASSERTIONS: Final = frozenset(
    {
        "$dynamicRef",
        "$ref",
        "additionalItems",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "discriminator",
        "else",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "if",
        "items",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
        "required",
        "then",
        "type",
        "unevaluatedItems",
        "unevaluatedProperties",
        "uniqueItems",
    }
)

# Keywords that exclude none, and say something about a value where it stands.
_MEANINGFUL: Final = frozenset(
    {"default", "deprecated", "example", "examples", "nullable", "readOnly"}
    | {"writeOnly", "xml"}
)


_NOTHING: Final[Mapping[str, JsonValue]] = {}


class Common(TypedDict):
    """What schemas of all types have."""

    pointer: Pointer
    title: str
    description: str
    nullable: bool
    read_only: bool
    write_only: bool
    deprecated: bool
    default: Value | None
    example: Value | None
    rules: Mapping[str, JsonValue]
    xml: Xml | None
    extensions: dict[str, JsonValue]


def common_of(
    node: Node, *, nullable: bool, rules: Mapping[str, JsonValue] = _NOTHING
) -> Common:
    """What the schema at `node` says of its values besides which they are."""
    return {
        "pointer": node.pointer,
        "title": node.text("title"),
        "description": node.text("description"),
        "nullable": nullable,
        "read_only": node.flag("readOnly"),
        "write_only": node.flag("writeOnly"),
        "deprecated": node.flag("deprecated"),
        "default": node.present("default"),
        "example": _example(node),
        "rules": rules,
        "xml": lower_xml(node),
        "extensions": schema_extensions(node),
    }


def asserts(node: Node, *besides: str) -> bool:
    """Whether the schema at `node` excludes values by other keywords than these."""
    if not isinstance(node.value, dict):
        return node.value is not True
    return any(key in _ASSERTIONS and key not in besides for key in node.value)


def is_annotated(node: Node) -> bool:
    """Whether the schema at `node` says something that stays with the place."""
    return isinstance(node.value, dict) and bool(_MEANINGFUL & node.value.keys())


def _example(node: Node) -> Value | None:
    example = node.present("example")
    examples = node.child("examples")
    if example is None and examples is not None and isinstance(examples.value, list):
        return Value(json=examples.value[0]) if examples.value else None
    return example
