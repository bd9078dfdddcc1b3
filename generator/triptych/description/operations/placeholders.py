"""Placeholders of paths that say more than a name: what they span, and a pattern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triptych.description.node import Node
from triptych.description.operations.paths import PathKey
from triptych.ir import Parameter, Place

__all__ = ["placeholder_schema", "spanning"]


def placeholder_schema(schema: Node, name: str, path: PathKey, path_node: Node) -> Node:
    """The schema of a path parameter with the pattern that its placeholder has.

    Its place is then that of the placeholder, since other paths share the parameter.
    """
    pattern = dict(path.patterns).get(name)
    value = schema.value
    if not pattern or not isinstance(value, dict) or "pattern" in value:
        return schema
    if value.get("type") != "string":
        return schema
    place = path_node.pointer / f"{{{name}}}"
    return Node({**value, "pattern": pattern}, place, schema.findings)


def spanning(
    parameters: Iterable[Parameter], path: PathKey, path_node: Node
) -> list[Parameter]:
    """The parameters, those in the path with what they span."""
    spans = dict(path.spans)
    for name, span in spans.items():
        if span == "**":
            path_node.findings.warn(
                "path-placeholder",
                f"`{name}` is taken for the rest of the path, slashes included; the "
                "standard has no such placeholder",
                path_node.pointer,
            )
    return [
        (
            replace(item, span=spans.get(item.name, ""))
            if item.place is Place.PATH
            else item
        )
        for item in parameters
    ]
