"""Lowering of what the API requests itself: `webhooks`, and `callbacks` of operations.

Both are path items without a path. The name that the document has for one is the id of
the operation, and its path where a receiver serves all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from triptych.description.grammar import Grammar
from triptych.description.node import Findings, Node
from triptych.description.operations.path_items import (
    PathOperation,
    operations_in,
    path_operations,
)
from triptych.description.operations.paths import PathKey
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Callback, Operation
from triptych.openapi3.operations import Inherited, lower_operation
from triptych.pointer import Pointer
from triptych.text import words

__all__ = ["Webhooks", "lower_webhooks", "with_callbacks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhooks:
    """The requests that the API makes, and which operations have them as callbacks.

    `callbacks` are by the pointer of the operation.
    """

    operations: tuple[Operation, ...] = ()
    callbacks: Mapping[Pointer, tuple[Callback, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An operation below the name of a webhook, or of a callback of `caller`."""

    name: str
    caller: str
    operation: PathOperation


def lower_webhooks(
    root: Node,
    grammar: Grammar,
    inherited: Inherited,
    references: References,
    schemas: SchemaTable,
) -> Webhooks:
    """All webhooks and callbacks of the document, each once."""
    found = {
        item.operation.pointer: item for item in _webhooks(root, references, grammar)
    }
    callbacks: dict[Pointer, list[Callback]] = {}
    for caller in path_operations(_quiet(root), references, grammar):
        caller = replace(caller, node=replace(caller.node, findings=root.findings))
        for item in _callbacks(caller, references, grammar):
            place = item.operation.pointer
            found.setdefault(place, item)
            callbacks.setdefault(caller.pointer, []).append(
                Callback(
                    pointer=place,
                    name=item.name,
                    expression=item.operation.key,
                    webhook="",
                )
            )
    if not found:
        return Webhooks()
    for item in found.values():
        _report_callbacks(item.operation.node)
    ids = _ids(list(found.values()))
    # What callers of the API send to authenticate is nothing that they receive.
    open_to_all = replace(inherited, security=())
    operations = [
        replace(
            lower_operation(
                replace(item.operation, path=_path(ids[key], item, references)),
                open_to_all,
                references,
                schemas,
                has_fields=False,
            ),
            id=ids[key],
            id_is_derived=False,
            servers=(),
            webhook=item.name,
        )
        for key, item in found.items()
    ]
    return Webhooks(
        operations=tuple(operations),
        callbacks={
            caller: tuple(replace(item, webhook=ids[item.pointer]) for item in items)
            for caller, items in callbacks.items()
        },
    )


def with_callbacks(
    operations: Iterable[Operation], webhooks: Webhooks
) -> tuple[Operation, ...]:
    """The operations with their callbacks."""
    return tuple(
        (
            replace(item, callbacks=webhooks.callbacks[item.pointer])
            if item.pointer in webhooks.callbacks
            else item
        )
        for item in operations
    )


def _quiet(root: Node) -> Node:
    """The document for one more walk, since all there is to say has been said."""
    return Node(root.value, root.pointer, Findings())


def _webhooks(root: Node, references: References, grammar: Grammar) -> Iterator[_Found]:
    for section in grammar.webhook_sections:
        node = root.object(section)
        items = references.resolve(node) if node is not None else None
        if items is None:
            continue
        place = root.pointer / section
        for operation in operations_in(items, place, references, grammar, _no_path):
            yield _Found(name=operation.key, caller="", operation=operation)


def _callbacks(
    caller: PathOperation, references: References, grammar: Grammar
) -> Iterator[_Found]:
    section = caller.node.object("callbacks")
    named = references.resolve(section) if section is not None else None
    for name, raw in named.members() if named is not None else ():
        if name.lower().startswith("x-"):
            continue
        node = references.resolve(raw)
        if node is None:
            continue
        if not isinstance(node.value, dict):
            node.findings.warn(
                "not-an-object",
                "a callback should be an object; it is left out",
                node.pointer,
            )
            continue
        for operation in operations_in(
            node, node.pointer, references, grammar, _no_path
        ):
            yield _Found(name=name, caller=caller.id, operation=operation)


def _report_callbacks(node: Node) -> None:
    """Say that nobody is called back by who receives a webhook or a callback."""
    callbacks = node.child("callbacks")
    if callbacks is not None and callbacks.value:
        node.findings.warn(
            "callbacks-nested",
            "callbacks of a webhook or of another callback are not generated",
            callbacks.pointer,
        )


def _no_path(_: str) -> PathKey:
    return PathKey(template="/")


def _ids(found: list[_Found]) -> dict[Pointer, str]:
    """The names, with what tells them apart where several have the same."""
    holders: dict[str, set[tuple[str, str]]] = {}
    for item in found:
        holders.setdefault(item.name, set()).add((item.caller, item.operation.key))
    named = [
        (
            item,
            (
                f"{item.caller} {item.name}"
                if item.caller and len(holders[item.name]) > 1
                else item.name
            ),
        )
        for item in found
    ]
    counted = Counter(name for _, name in named)
    ids: dict[Pointer, str] = {}
    taken: set[str] = set()
    for item, name in named:
        if counted[name] > 1:
            name = f"{name} {item.operation.method.lower()}"
        unique, number = name, 2
        while unique in taken:
            unique, number = f"{name} {number}", number + 1
        taken.add(unique)
        ids[item.operation.pointer] = unique
    return ids


def _path(name: str, item: _Found, references: References) -> PathKey:
    """The path of the id in a receiver, and the parameters that its path has."""
    plain = name if re.fullmatch(r"[\w.~-]+", name, re.ASCII) else "-".join(words(name))
    written = plain if plain.isascii() and plain.strip(".") else "webhook"
    declared = [
        references.described(raw)
        for level in (*item.operation.levels, item.operation.node)
        for raw in references.items(level, "parameters")
    ]
    placeholders = dict.fromkeys(
        node.text("name")
        for node in declared
        if node is not None and node.value and node.child("in") is not None
        if node.text("in") == "path" and re.fullmatch(r"[^{}/]+", node.text("name"))
    )
    return PathKey(
        template="/".join(["", written, *(f"{{{n}}}" for n in placeholders)])
    )
