"""Lowering of discriminators ("Discriminator Object")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from triptych.description.node import Node
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Discriminator, ObjectSchema, Schema, SchemaId

__all__ = ["lower_discriminator", "lower_mapping", "with_mapped_values"]


def lower_discriminator(
    node: Node, variants: Iterable[SchemaId], schemas: SchemaTable
) -> Discriminator | None:
    """The discriminator of a union, whose variants go by their names by default."""
    stated = node.child("discriminator")
    if stated is None or not isinstance(stated.value, dict):
        return None
    name = stated.text("propertyName")
    if not name:
        stated.findings.warn(
            "discriminator",
            "this discriminator has no `propertyName`; it is ignored",
            stated.pointer,
        )
        return None
    mapping = list(lower_mapping(stated, schemas))
    mapped = {key for _, key in mapping}
    mapping += [
        (schemas.name_of(key), key)
        for key in variants
        if key not in mapped and schemas.name_of(key)
    ]
    default = stated.text("defaultMapping")
    return Discriminator(
        property=name,
        mapping=tuple(mapping),
        default=(
            _mapped(stated, "defaultMapping", default, schemas) if default else None
        ),
    )


def lower_mapping(
    discriminator: Node, schemas: SchemaTable
) -> tuple[tuple[str, SchemaId], ...]:
    """The schemas that a discriminator lists, by the values of its property."""
    mapping = discriminator.object("mapping")
    if mapping is None:
        return ()
    return tuple(
        (value, _mapped(mapping, value, str(named.value), schemas))
        for value, named in mapping.members()
    )


def with_mapped_values(schemas: Mapping[SchemaId, Schema]) -> dict[SchemaId, Schema]:
    """The schemas, those that a base lists with the value by which it does."""
    values: dict[SchemaId, str] = {}
    for schema in schemas.values():
        for value, key in schema.mapping if isinstance(schema, ObjectSchema) else ():
            values.setdefault(key, value)
    return {
        key: (
            replace(schema, discriminator_value=values[key])
            if key in values and isinstance(schema, ObjectSchema)
            else schema
        )
        for key, schema in schemas.items()
    }


def _mapped(mapping: Node, key: str, named: str, schemas: SchemaTable) -> SchemaId:
    """The schema that is named, by its name or by a reference."""
    is_name = "/" not in named and "#" not in named and "." not in named
    reference = f"#/components/schemas/{named}" if is_name else named
    place = Node({"$ref": reference}, mapping.pointer / key, mapping.findings)
    return schemas.add(place)
