"""Lowering of schemas (Swagger 2.0, "Schema Object" and "Items Object")."""

from __future__ import annotations

from triptych.description.grammar import Kind
from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.description.schemas.enum_extensions import schema_extensions
from triptych.description.schemas.scalars import (
    boolean_enum,
    lower_limits,
    lower_pattern,
    number_enum,
    string_default,
    string_enum,
)
from triptych.description.schemas.table import SchemaTable
from triptych.description.schemas.xml import lower_xml
from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    ArrayStyle,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    NumberSchema,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.source.json_reference import reference_of
from triptych.swagger2.grammar import GRAMMAR
from triptych.swagger2.objects import lower_object
from triptych.swagger2.types import NULLABLE, Common, schema_type

__all__ = ["schema_table"]

_STYLES = {
    "csv": ArrayStyle.COMMA,
    "ssv": ArrayStyle.SPACE,
    "tsv": ArrayStyle.TAB,
    "pipes": ArrayStyle.PIPE,
    "multi": ArrayStyle.REPEATED,
}


def schema_table(references: References) -> SchemaTable:
    """An empty table for the schemas of a document."""
    return SchemaTable(
        locate=lambda node: _located(node, references),
        lower=_lower,
        section=GRAMMAR.sections[Kind.SCHEMA],
    )


def _located(node: Node, references: References) -> Node | None:
    """Where the schema at `node` is defined: here, if it says something of its own."""
    if _is_own_reference(node):
        return node
    return references.resolve(node, Kind.SCHEMA)


def _is_own_reference(node: Node) -> bool:
    """Whether null is allowed only here, or the value has another name in XML here.

    By the standard nothing counts beside a reference, but what else could be meant?
    """
    if reference_of(node.value) is None or not isinstance(node.value, dict):
        return False
    is_nullable = any(node.value.get(key) is True for key in NULLABLE)
    return is_nullable or bool(node.value.get("xml"))


def _lower(node: Node, schemas: SchemaTable) -> Schema:
    if not isinstance(node.value, dict):
        node.findings.warn(
            "not-an-object",
            "a schema should be an object; any value is assumed",
            node.pointer,
        )
        return AnySchema(pointer=node.pointer)
    if _is_own_reference(node):
        meant = Node({"$ref": node.value["$ref"]}, node.pointer, node.findings)
        return AliasSchema(
            pointer=node.pointer,
            description=node.text("description"),
            nullable=any(node.value.get(key) is True for key in NULLABLE),
            xml=lower_xml(node),
            target=schemas.add(meant),
        )
    kind = schema_type(node)
    common = _common(node, nullable=kind.nullable)
    match kind.name:
        case "string":
            return _string(node, common)
        case "integer":
            return IntegerSchema(
                **common,
                format=node.text("format"),
                enum=number_enum(node, int),
                limits=lower_limits(node),
            )
        case "number":
            return NumberSchema(
                **common,
                format=node.text("format"),
                enum=number_enum(node, float),
                limits=lower_limits(node),
            )
        case "boolean":
            return BooleanSchema(**common, enum=boolean_enum(node))
        case "array":
            return ArraySchema(
                **common,
                items=_items(node, schemas),
                style=_style(node),
                min_items=node.count("minItems"),
                max_items=node.count("maxItems"),
                unique_items=node.flag("uniqueItems"),
            )
        case "file":
            return BinarySchema(**common)
        case "object":
            return lower_object(node, common, schemas.name_of(node.pointer), schemas)
    values = [item.value for item in node.items("enum")]
    return AnySchema(**common, enum=tuple(values))


def _items(node: Node, schemas: SchemaTable) -> SchemaId:
    items = node.child("items")
    if items is not None and isinstance(items.value, dict):
        return schemas.add(items)
    node.findings.warn(
        "items-missing",
        "an array should say in `items` what all its items are; any value is "
        "assumed",
        node.pointer if items is None else items.pointer,
    )
    return schemas.add(Node({}, node.pointer / "items", node.findings))


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
        "xml": lower_xml(node),
        "extensions": schema_extensions(node),
    }


def _string(node: Node, common: Common) -> StringSchema:
    common["default"] = string_default(node)
    return StringSchema(
        **common,
        format=node.text("format"),
        enum=string_enum(node),
        min_length=node.count("minLength"),
        max_length=node.count("maxLength"),
        pattern=lower_pattern(node),
    )


def _style(node: Node) -> ArrayStyle:
    written = node.text("collectionFormat")
    if written and written not in _STYLES:
        node.findings.warn(
            "collection-format",
            f"`{written}` is not a collection format; csv is assumed",
            node.pointer / "collectionFormat",
        )
    return _STYLES.get(written, ArrayStyle.COMMA)
