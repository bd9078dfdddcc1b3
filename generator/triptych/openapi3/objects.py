"""Lowering of objects ("Schema Object": properties, allOf, maps)."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.description.node import Node
from triptych.description.objects import lower_properties, required_names
from triptych.description.schema_table import SchemaTable
from triptych.ir import MapSchema, ObjectSchema, Schema, SchemaId
from triptych.openapi3.annotations import Common
from triptych.openapi3.discriminators import lower_mapping

__all__ = ["lower_object"]


def lower_object(
    node: Node, common: Common, schemas: SchemaTable, parts: Iterable[SchemaId] = ()
) -> Schema:
    """The object at `node`, which has the members of `parts` as well."""
    properties = lower_properties(node, schemas, are_boolean_schemas=True)
    inherited = tuple(parts)
    additional = _additional(node, schemas)
    discriminator, mapping = _discriminator(node, schemas)
    if additional is not None and not (properties or inherited or discriminator):
        return MapSchema(**common, values=additional)
    name = schemas.name_of(node.pointer)
    known = {item.name for item in properties}
    return ObjectSchema(
        **common,
        name=name,
        properties=properties,
        parts=inherited,
        required=tuple(item for item in required_names(node) if item not in known),
        additional=additional,
        discriminator=discriminator,
        discriminator_value=name,
        mapping=mapping,
    )


def _additional(node: Node, schemas: SchemaTable) -> SchemaId | None:
    """The schema of members without a name; None if nothing is said about them."""
    for key in ("additionalProperties", "unevaluatedProperties"):
        additional = node.child(key)
        if additional is not None and isinstance(additional.value, dict):
            # An empty schema is the same as none, but for a map, which it makes.
            return schemas.add(additional)
    patterns = node.object("patternProperties")
    values = [value for _, value in patterns.members()] if patterns else []
    if len(values) == 1 and not node.child("properties"):
        return schemas.add(values[0])
    return None


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
