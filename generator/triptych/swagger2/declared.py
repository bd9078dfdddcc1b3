"""Parameter objects as a document declares them (Swagger 2.0, "Parameter Object")."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.description.node import Node
from triptych.description.operations.parameters import Declared
from triptych.description.operations.paths import PathKey, placeholder_name
from triptych.description.references.following import References

__all__ = ["declared_parameters"]

_PLACES = ("path", "query", "header", "formData", "body")

# What is written for a place by those who know Swagger 1.2 or HTML.
_MEANT = {"form": "formData", **{name.lower(): name for name in _PLACES}}


def declared_parameters(
    path_level: Iterable[Node],
    operation_level: Iterable[Node],
    path: PathKey,
    references: References,
) -> list[Declared[str]]:
    """The parameters of an operation, path-level ones inherited and overridden.

    What declares no parameter is left out, with a warning.
    """
    return _inherit(
        _declare(path_level, path, references),
        _declare(operation_level, path, references),
    )


def _declare(
    nodes: Iterable[Node], path: PathKey, references: References
) -> list[Declared[str]]:
    declared: list[Declared[str]] = []
    for raw in nodes:
        node = references.described(raw)
        if node is None:
            continue
        if not isinstance(node.value, dict):
            node.findings.warn(
                "not-an-object",
                "a parameter should be an object; it is left out",
                node.pointer,
            )
            continue
        name, place = node.text("name"), _place(node, path)
        if place == "body":
            name = name or "body"
        if not name:
            node.findings.warn(
                "parameter-name",
                "this parameter has no `name`; it is left out",
                node.pointer,
            )
        elif place not in _PLACES:
            node.findings.warn(
                "parameter-place",
                f"`in` of the parameter `{name}` is {place!r}; it is left out",
                node.pointer / "in",
                hint="query, header, path, formData and body are the places",
            )
        else:
            if place == "path" and name not in path.placeholders:
                # As it is written in the path, with what it spans.
                name = placeholder_name(name)
            declared.append(Declared(node, place, name))
    return declared


def _place(node: Node, path: PathKey) -> str:
    """Where a parameter stands, as the standard spells it if that is clear."""
    stated = node.text("in")
    if not stated:
        is_placeholder = node.text("name") in path.placeholders
        meant = (
            "path" if is_placeholder else "body" if node.child("schema") else "query"
        )
        node.findings.warn(
            "parameter-place",
            f"this parameter has no `in`; {meant} is assumed",
            node.pointer,
        )
        return meant
    meant = _MEANT.get(stated.lower(), stated)
    if meant != stated:
        node.findings.warn(
            "parameter-place",
            f"`in` should be `{meant}`, which is assumed, and not {stated!r}",
            node.pointer / "in",
        )
    return meant


def _inherit(
    inherited: list[Declared[str]], own: list[Declared[str]]
) -> list[Declared[str]]:
    """Own parameters override inherited ones of the same name and place."""
    merged: dict[tuple[str, str], Declared[str]] = {}
    for level in (inherited, own):
        seen: set[tuple[str, str]] = set()
        for item in level:
            key = ("body", "") if item.place == "body" else (item.place, item.name)
            if key in seen and item.place == "body":
                # Kept apart, so that the second body is found and refused.
                key = ("body", item.node.pointer)
            elif key in seen:
                item.node.findings.warn(
                    "parameter-duplicate",
                    f"`{item.name}` is declared in {item.place} more than once; "
                    "the last one counts",
                    item.node.pointer,
                )
            seen.add(key)
            merged[key] = item
    return list(merged.values())
