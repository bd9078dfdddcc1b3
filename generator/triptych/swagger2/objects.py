"""Lowering of objects (Swagger 2.0, "Schema Object": properties, allOf, maps)."""

from __future__ import annotations

from collections.abc import Callable

from triptych.description.node import Node
from triptych.ir import MapSchema, ObjectSchema, Property, Schema, SchemaId
from triptych.swagger2.types import Common

__all__ = ["lower_object"]

# Extensions by which others let a derived schema say what its discriminator holds.
_DISCRIMINATOR_VALUES = ("x-discriminator-value", "x-ms-discriminator-value")


def lower_object(
    node: Node, common: Common, name: str, add: Callable[[Node], SchemaId]
) -> Schema:
    """The object at `node`; `add` gives the ids of the schemas it contains."""
    properties = _properties(node, add)
    parts = tuple(add(part) for part in node.items("allOf"))
    additional = _additional(node, add)
    discriminator = _discriminator(node)
    if additional is not None and not (properties or parts or discriminator):
        return MapSchema(**common, values=additional)
    known = {item.name for item in properties}
    stated = next(
        (value for key in _DISCRIMINATOR_VALUES if (value := node.text(key))), name
    )
    return ObjectSchema(
        **common,
        name=name,
        properties=properties,
        parts=parts,
        required=tuple(item for item in _required(node) if item not in known),
        additional=additional,
        discriminator=discriminator,
        discriminator_value=stated,
    )


def _properties(node: Node, add: Callable[[Node], SchemaId]) -> tuple[Property, ...]:
    properties = node.object("properties")
    if properties is None:
        return ()
    required = set(_required(node))
    lowered: list[Property] = []
    for name, member in properties.members_as_written():
        if not isinstance(member.value, dict):
            if name.lower().startswith("x-"):
                continue
            member.findings.warn(
                "not-an-object",
                f"the property `{name}` should be a schema; any value is assumed",
                member.pointer,
            )
            member = Node({}, member.pointer, member.findings)
        # Siblings of a reference mean nothing, but authors mean their descriptions.
        lowered.append(
            Property(
                pointer=member.pointer,
                name=name,
                schema=add(member),
                required=name in required or _requires_itself(member, name),
                read_only=member.flag("readOnly"),
                description=member.text("description"),
            )
        )
    return tuple(lowered)


def _required(node: Node) -> tuple[str, ...]:
    """The names of required members; a boolean there is about the schema itself."""
    required = node.child("required")
    if required is None or isinstance(required.value, bool):
        return ()
    return node.texts("required")


def _requires_itself(member: Node, name: str) -> bool:
    """Whether a property says that it is required, as in drafts of JSON Schema."""
    required = member.child("required")
    if required is None or required.value is not True:
        return False
    required.findings.warn(
        "required-boolean",
        f"`required` should be a list beside `properties`; `{name}` is taken as "
        "required",
        required.pointer,
    )
    return True


def _additional(node: Node, add: Callable[[Node], SchemaId]) -> SchemaId | None:
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
    return add(additional)


def _discriminator(node: Node) -> str:
    """The name of the discriminating property; OpenAPI 3 puts it into an object."""
    discriminator = node.child("discriminator")
    if discriminator is None:
        return ""
    if isinstance(discriminator.value, dict):
        return discriminator.text("propertyName")
    return node.text("discriminator")
