"""What OpenAPI 3 describes and nothing is generated of yet."""

from __future__ import annotations

from triptych.description.grammar import Grammar
from triptych.description.node import Findings, Node
from triptych.description.operations.path_items import path_operations
from triptych.description.operations.responses import declared_responses
from triptych.description.references.following import References
from triptych.pointer import Pointer

__all__ = ["tell_not_generated"]


def tell_not_generated(root: Node, references: References, grammar: Grammar) -> None:
    """One warning for a document that has webhooks, callbacks or links.

    It stands at the first of them.
    """
    # What else there is to say of operations has been said.
    quiet = Node(root.value, root.pointer, Findings())
    found: dict[str, Pointer] = {}
    if root.object("webhooks") is not None:
        found["webhooks"] = root.pointer / "webhooks"
    for operation in path_operations(quiet, references, grammar):
        if operation.node.object("callbacks") is not None:
            found.setdefault("callbacks", operation.node.pointer / "callbacks")
        for _, response in declared_responses(operation.node, references):
            if response.object("links") is not None:
                found.setdefault("links", response.pointer / "links")
    if found:
        *first, last = found
        told = f"{', '.join(first)} and {last}" if first else last
        root.findings.warn(
            "not-generated",
            f"nothing is generated of {told} yet, here and wherever else there are any",
            next(iter(found.values())),
        )
