"""Lowering of arrays ("Schema Object": items, prefixItems)."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.schemas.table import SchemaTable
from triptych.ir import ArraySchema, Schema, SchemaId, TupleSchema
from triptych.openapi3.annotations import Common

__all__ = ["lower_array"]


def lower_array(node: Node, common: Common, schemas: SchemaTable) -> Schema:
    """The array at `node`, a tuple if its first items have schemas by position."""
    positions = _positions(node)
    if not positions:
        return ArraySchema(
            **common,
            items=_items(node, schemas),
            min_items=node.count("minItems"),
            max_items=node.count("maxItems"),
            unique_items=node.flag("uniqueItems"),
        )
    rest = _rest(node, schemas)
    least, most = node.count("minItems"), node.count("maxItems")
    if least is None and (rest is None or most == len(positions)):
        node.findings.warn(
            "tuple-length",
            f"`prefixItems` without `minItems` allows fewer items; all "
            f"{len(positions)} are assumed to be there",
            node.pointer,
            hint=f"write `minItems: {len(positions)}`",
        )
        least = len(positions)
    return TupleSchema(
        **common,
        items=tuple(map(schemas.add, positions)),
        rest=rest,
        min_items=least,
        max_items=most,
        unique_items=node.flag("uniqueItems"),
    )


def _positions(node: Node) -> list[Node]:
    """The schemas of the first items; before 3.1 `items` was a list of them."""
    if node.child("prefixItems") is not None:
        return node.items("prefixItems")
    items = node.child("items")
    if items is None or not isinstance(items.value, list) or not items.value:
        return []
    items.findings.warn(
        "keyword-version",
        "a list in `items` is of older drafts of JSON Schema; it is taken as "
        "`prefixItems`",
        items.pointer,
    )
    return node.items("items")


def _rest(node: Node, schemas: SchemaTable) -> SchemaId | None:
    """The schema of the items behind the first ones; None if there are none."""
    has_list = isinstance(getattr(node.child("items"), "value", None), list)
    for key in ("additionalItems",) if has_list else ("items", "unevaluatedItems"):
        rest = node.child(key)
        if rest is not None and rest.value is False:
            return None
        if rest is not None and isinstance(rest.value, dict):
            return schemas.add(rest)
    return schemas.add(Node({}, node.pointer / "items", node.findings))


def _items(node: Node, schemas: SchemaTable) -> SchemaId:
    items = node.child("items")
    if items is not None and isinstance(items.value, dict):
        return schemas.add(items)
    # Without the keyword, items may be anything.
    return schemas.add(Node({}, node.pointer / "items", node.findings))
