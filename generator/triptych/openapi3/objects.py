"""Lowering of objects ("Schema Object": properties, allOf, maps)."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.description.node import Node
from triptych.description.schemas.objects import (
    discriminator_value,
    lower_properties,
    required_names,
)
from triptych.description.schemas.table import SchemaTable
from triptych.ir import MapSchema, ObjectSchema, Schema, SchemaId, UnionSchema
from triptych.linear_patterns import linear_pattern
from triptych.openapi3.annotations import Common
from triptych.openapi3.discriminators import lower_mapping

__all__ = ["lower_object"]

_Patterns = tuple[tuple[str, SchemaId], ...]


def lower_object(
    node: Node, common: Common, schemas: SchemaTable, parts: Iterable[SchemaId] = ()
) -> Schema:
    """The object at `node`, which has the members of `parts` as well."""
    properties = lower_properties(node, schemas, are_boolean_schemas=True)
    inherited = tuple(parts)
    additional = _additional(node, schemas)
    patterns = _patterns(node, schemas)
    is_closed = _is_said(node, False) and len(patterns) == _count(node)
    discriminator, mapping = _discriminator(node, schemas)
    is_map = additional is not None or bool(patterns)
    least, most = node.count("minProperties"), node.count("maxProperties")
    if is_map and not (properties or inherited or discriminator):
        return MapSchema(
            **common,
            values=(
                additional
                if additional is not None
                else _value_of(patterns, node, schemas)
            ),
            patterns=patterns,
            is_closed=is_closed,
            min_properties=least,
            max_properties=most,
        )
    name = schemas.name_of(node.pointer)
    known = {item.name for item in properties}
    return ObjectSchema(
        **common,
        name=name,
        properties=properties,
        parts=inherited,
        required=tuple(item for item in required_names(node) if item not in known),
        additional=additional,
        patterns=patterns,
        is_closed=is_closed,
        invites_others=_is_said(node, True),
        min_properties=least,
        max_properties=most,
        discriminator=discriminator,
        discriminator_value=discriminator_value(node) or name,
        mapping=mapping,
    )


def _additional(node: Node, schemas: SchemaTable) -> SchemaId | None:
    """The schema of members without a name; None if nothing is said about them."""
    for key in ("additionalProperties", "unevaluatedProperties"):
        additional = node.child(key)
        if additional is not None and isinstance(additional.value, dict):
            # An empty schema is the same as none, but for a map, which it makes.
            return schemas.add(additional)
    return None


def _is_said(node: Node, value: bool) -> bool:
    """Whether members that nobody described are allowed or forbidden, as `value` is."""
    return any(
        (child := node.child(key)) is not None and child.value is value
        for key in ("additionalProperties", "unevaluatedProperties")
    )


def _patterns(node: Node, schemas: SchemaTable) -> _Patterns:
    """The schemas of members by patterns of their names."""
    patterns = node.object("patternProperties")
    found: list[tuple[str, SchemaId]] = []
    for pattern, member in patterns.members() if patterns is not None else ():
        linear = linear_pattern(pattern)
        if not linear:
            member.findings.warn(
                "pattern-not-linear",
                "no engine matches this pattern of names in linear time; members of "
                "such names may be anything",
                member.pointer,
            )
        else:
            found.append((linear, schemas.add(member)))
    return tuple(found)


def _count(node: Node) -> int:
    """How many patterns of names there are."""
    patterns = node.child("patternProperties")
    return len(patterns.value) if patterns and isinstance(patterns.value, dict) else 0


def _value_of(patterns: _Patterns, node: Node, schemas: SchemaTable) -> SchemaId:
    """The schema of the values of a map that only has patterns."""
    variants = tuple(dict.fromkeys(schema for _, schema in patterns))
    if len(variants) == 1:
        return variants[0]
    pointer = node.pointer / "patternProperties" / "values"
    return schemas.put(UnionSchema(pointer=pointer, variants=variants))


def _discriminator(
    node: Node, schemas: SchemaTable
) -> tuple[str, tuple[tuple[str, SchemaId], ...]]:
    """The property that says which derived schema a value is of, and which they are."""
    discriminator = node.child("discriminator")
    if discriminator is None:
        return "", ()
    if isinstance(discriminator.value, str):
        return discriminator.value, ()
    name = discriminator.text("propertyName")
    return name, lower_mapping(discriminator, schemas) if name else ()
