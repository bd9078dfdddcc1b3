"""The body of an operation, where a document says too much about it."""

from __future__ import annotations

from collections.abc import Sequence

from triptych.description.node import Node
from triptych.description.operations.parameters import Declared
from triptych.ir import Parameter

__all__ = ["body_or_form", "chosen_body"]


def chosen_body(bodies: Sequence[Declared[str]]) -> Node | None:
    """The one body an operation may have: the first that is required, else described.

    Bodies that are described are those with a schema.
    """
    if len(bodies) < 2:
        return bodies[0].node if bodies else None
    chosen = min(
        bodies,
        key=lambda item: (
            not item.node.flag("required"),
            item.node.child("schema") is None,
        ),
    )
    for item in bodies:
        if item is not chosen:
            item.node.findings.warn(
                "body-duplicate",
                f"an operation has at most one body; `{item.name}` is left out for "
                f"`{chosen.name}`",
                item.node.pointer,
            )
    return chosen.node


def body_or_form(
    body: Node, form: list[Parameter], *, is_form: bool
) -> tuple[Node | None, list[Parameter]]:
    """A body, or the fields of a form: what the operation consumes tells which."""
    told, kept = "the body is", "the fields of the form"
    if not is_form:
        told, kept = "the fields of the form are", "the body"
    body.findings.warn(
        "body-and-form",
        f"an operation has a body or form fields, not both; {told} left out for {kept}",
        body.pointer,
    )
    return (None, form) if is_form else (body, [])
