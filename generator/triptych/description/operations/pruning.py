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
    pruned = {
        section: _kept(document[section], ROOT / section, kept, grammar)
        for section in (*grammar.path_sections, *grammar.webhook_sections)
        if section in document
    }
    return {**document, **pruned}


def _kept(
    paths: JsonValue, place: Pointer, kept: Collection[Pointer], grammar: Grammar
) -> JsonValue:
    if not isinstance(paths, dict):
        return paths
    remaining: dict[str, JsonValue] = {}
    for key, item in paths.items():
        if not isinstance(item, dict) or "$ref" in item:
            remaining[key] = item
            continue
        operations = grammar.methods.keys() & item.keys()
        dropped = {name for name in operations if place / key / name not in kept}
        others = item.get(grammar.more_methods) if grammar.more_methods else None
        others = others if isinstance(others, dict) else {}
        further = {
            name: member
            for name, member in others.items()
            if place / key / grammar.more_methods / name in kept
        }
        if not (operations or others) or dropped != operations or further:
            remaining[key] = {
                name: further if others and name == grammar.more_methods else member
                for name, member in item.items()
                if name not in dropped
            }
    return remaining
