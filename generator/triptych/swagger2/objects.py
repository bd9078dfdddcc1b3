"""Lowering of objects (Swagger 2.0, "Schema Object": properties, allOf, maps)."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.schemas.objects import (
    discriminator_value,
    lower_properties,
    required_names,
)
from triptych.description.schemas.table import SchemaTable
from triptych.ir import MapSchema, ObjectSchema, Schema, SchemaId
from triptych.swagger2.types import Common

__all__ = ["lower_object"]


def lower_object(node: Node, common: Common, name: str, schemas: SchemaTable) -> Schema:
    """The object at `node`."""
    properties = lower_properties(node, schemas)
    parts = tuple(schemas.add(part) for part in node.items("allOf"))
    additional = _additional(node, schemas)
    discriminator = _discriminator(node)
    if additional is not None and not (properties or parts or discriminator):
        return MapSchema(
            **common,
            values=additional,
            min_properties=node.count("minProperties"),
            max_properties=node.count("maxProperties"),
        )
    known = {item.name for item in properties}
    return ObjectSchema(
        **common,
        name=name,
        properties=properties,
        parts=parts,
        required=tuple(item for item in required_names(node) if item not in known),
        additional=additional,
        is_closed=_is_said(node, False),
        invites_others=_is_said(node, True),
        min_properties=node.count("minProperties"),
        max_properties=node.count("maxProperties"),
        discriminator=discriminator,
        discriminator_value=discriminator_value(node) or name,
    )


def _additional(node: Node, schemas: SchemaTable) -> SchemaId | None:
    additional = node.child("additionalProperties")
    if additional is None or isinstance(additional.value, bool):
        # Members nobody described are kept, whether or not they were foreseen.
        return None
    if not isinstance(additional.value, dict):
        node.findings.warn(
            "additional-properties",
            "`additionalProperties` should be a schema or a boolean; any is assumed",
            additional.pointer,
        )
        return None
    return schemas.add(additional)


def _is_said(node: Node, value: bool) -> bool:
    """Whether members that nobody described are allowed or forbidden, as `value` is."""
    additional = node.child("additionalProperties")
    return additional is not None and additional.value is value


def _discriminator(node: Node) -> str:
    """The name of the discriminating property; OpenAPI 3 puts it into an object."""
    discriminator = node.child("discriminator")
    if discriminator is None:
        return ""
    if isinstance(discriminator.value, dict):
        return discriminator.text("propertyName")
    return node.text("discriminator")
