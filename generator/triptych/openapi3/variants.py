"""What a schema is put together from, and what its variants have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.description.node import Node
from triptych.ir import Xml
from triptych.ir.schemas import UnionMode
from triptych.json_value import JsonValue
from triptych.openapi3.annotations import asserts
from triptych.openapi3.rules import RULES

__all__ = [
    "KEYWORDS",
    "Composition",
    "as_enum",
    "is_composed",
    "only_requires",
    "required_only",
    "shared_object",
    "with_type",
]

KEYWORDS = ("allOf", "anyOf", "oneOf")


def is_composed(node: Node) -> bool:
    """Whether a schema is put together from others."""
    return isinstance(node.value, dict) and any(
        isinstance(node.value.get(key), list) and node.value[key] for key in KEYWORDS
    )


@dataclass(frozen=True, slots=True)
class Composition:
    """What a schema is put together from.

    `parts` are the schemas of `allOf` that say more than annotations; `variants` those
    of the union, if there is one; `rest` is the schema without all of them. `unmerged`
    are keywords of further unions, which are rules for values. `tagged` is the schema
    that may have a discriminator, and `ruled` the one with the further unions.
    """

    rest: Node
    parts: tuple[Node, ...]
    variants: tuple[Node, ...]
    mode: UnionMode
    unmerged: tuple[str, ...]
    nullable: bool
    description: str
    xml: Xml | None
    tagged: Node
    ruled: Node

    @property
    def has_own(self) -> bool:
        """Whether the schema itself says which values there are.

        A type alone, or that there are no further members, says nothing new, and a rule
        is one of its own.
        """
        value = self.rest.value
        assert isinstance(value, dict)
        closed = [
            key
            for key in ("additionalProperties", "unevaluatedProperties")
            if isinstance(value.get(key), bool)
        ]
        return asserts(self.rest, "type", "discriminator", *closed, *RULES)


_BESIDE_CONST = frozenset({"const", "description", "title", "type"})


def as_enum(node: Node, found: Composition) -> Node | None:
    """The schema with an enum in the place of a union of constants.

    None for another union, and where nothing stands beside it: then each constant is a
    schema by itself.
    """
    values = [item.value for item in found.variants]
    described = [value for value in values if isinstance(value, dict)]
    kinds = {type(value.get("const")) for value in described}
    if len(described) < len(values) or len(kinds) != 1 or kinds - {str, int}:
        return None
    if found.parts or found.unmerged or not found.has_own:
        return None
    assert isinstance(found.rest.value, dict)
    if any(value.keys() - _BESIDE_CONST for value in described) or (
        found.rest.value.keys() & {"const", "enum"}
    ):
        return None
    listed: dict[str, JsonValue] = {
        **found.rest.value,
        "enum": [value["const"] for value in described],
    }
    for key, said in (
        ("x-enum-varnames", "title"),
        ("x-enum-descriptions", "description"),
    ):
        texts = [value.get(said) for value in described]
        if all(isinstance(text, str) and text for text in texts):
            listed.setdefault(key, texts)
    return Node(listed, node.pointer, node.findings)


def only_requires(node: Node) -> bool:
    """Whether a schema says no more than which members there are."""
    if not isinstance(node.value, dict) or "$ref" in node.value:
        return False
    return bool(node.value.keys() & {"required", "not"}) and not asserts(
        node, "required", "not", "type", "anyOf", "oneOf", "allOf"
    )


def shared_object(variants: Iterable[Node]) -> dict[str, JsonValue] | None:
    """What objects say that only differ in what they require; None if they do not."""
    first, *others = (_without_required(item) for item in variants)
    if first is None or any(item != first for item in others):
        return None
    return first


def _without_required(node: Node) -> dict[str, JsonValue] | None:
    value = node.value
    if not isinstance(value, dict) or "$ref" in value or "properties" not in value:
        return None
    told = ("required", "title", "description")
    return {key: item for key, item in value.items() if key not in told}


def required_only(node: Node) -> dict[str, JsonValue]:
    """What an object requires, and nothing else that it says."""
    value = node.value
    names = value.get("required") if isinstance(value, dict) else None
    return {"required": names if isinstance(names, list) else []}


def with_type(node: Node, kind: str) -> Node:
    """The schema with the type that is stated around it, if it states none."""
    is_plain = isinstance(node.value, dict) and not node.value.keys() & {
        "$ref",
        "type",
        *KEYWORDS,
    }
    if not is_plain or kind == "object":
        return node
    assert isinstance(node.value, dict)
    return Node({"type": kind, **node.value}, node.pointer, node.findings)
