"""A document without the operations that are not generated."""

from __future__ import annotations

from collections.abc import Collection

from triptych.description.grammar import Grammar
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer

__all__ = ["keep_operations"]


def keep_operations(
    document: dict[str, JsonValue], kept: Collection[Pointer], grammar: Grammar
) -> dict[str, JsonValue]:
    """`document` with the operations at the pointers `kept` only.

    A path without operations goes; one that is a reference stays whole, since others
    may refer to the same item.
    """
    paths = document.get("paths")
    if not isinstance(paths, dict):
        return document
    remaining: dict[str, JsonValue] = {}
    for key, item in paths.items():
        if not isinstance(item, dict) or "$ref" in item:
            remaining[key] = item
            continue
        pointer = ROOT / "paths" / key
        operations = grammar.methods.keys() & item.keys()
        dropped = {name for name in operations if pointer / name not in kept}
        if not dropped or dropped != operations:
            remaining[key] = {
                name: member for name, member in item.items() if name not in dropped
            }
    return {**document, "paths": remaining}
