"""The members that an object declares ("Schema Object": `properties`, `required`)."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Property

__all__ = ["discriminator_value", "lower_properties", "required_names"]

# Extensions by which a derived schema says what its discriminator holds.
_DISCRIMINATOR_VALUES = ("x-discriminator-value", "x-ms-discriminator-value")


def lower_properties(
    node: Node, schemas: SchemaTable, *, are_boolean_schemas: bool = False
) -> tuple[Property, ...]:
    """The properties that are declared at `node`, in the order of their author.

    With `are_boolean_schemas`, true and false are schemas.
    """
    properties = node.object("properties")
    if properties is None:
        return ()
    required = set(required_names(node))
    lowered: list[Property] = []
    for name, member in properties.members_as_written():
        is_schema = isinstance(member.value, dict) or (
            are_boolean_schemas and isinstance(member.value, bool)
        )
        if not is_schema:
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
                schema=schemas.add(member),
                required=name in required or _requires_itself(member, name),
                read_only=member.flag("readOnly"),
                write_only=member.flag("writeOnly"),
                deprecated=member.flag("deprecated"),
                description=member.text("description"),
            )
        )
    return tuple(lowered)


def required_names(node: Node) -> tuple[str, ...]:
    """The names of required members; a boolean there is about the schema itself."""
    required = node.child("required")
    if required is None or isinstance(required.value, bool):
        return ()
    return node.texts("required")


def discriminator_value(node: Node) -> str:
    """What a discriminator says for the object at `node`, empty if it does not say."""
    stated = map(node.text, _DISCRIMINATOR_VALUES)
    return next(filter(None, stated), "")


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
