"""Lowering of security requirements ("Security Requirement Object")."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.ir import SecurityRequirement

__all__ = ["lower_requirements"]


def lower_requirements(
    node: Node,
    inherited: tuple[SecurityRequirement, ...],
    known: frozenset[str],
    section: str,
) -> tuple[SecurityRequirement, ...]:
    """The alternatives at `security` of a document or an operation.

    An operation without the member inherits; an empty list there switches security
    off. An empty requirement among others makes security optional. `known` are the
    names of the schemes, which the document keeps in `section`.
    """
    if node.child("security") is None:
        return inherited
    requirements: list[SecurityRequirement] = []
    for item in node.items("security"):
        if not isinstance(item.value, dict):
            # Read as an empty one, it would open the operation to everybody.
            item.findings.error(
                "not-an-object",
                "a security requirement should be an object",
                item.pointer,
                hint="the name of a scheme with the list of scopes it needs",
            )
            continue
        schemes: dict[str, tuple[str, ...]] = {}
        for name, _ in item.members():
            if name not in known:
                item.findings.error(
                    "security-unknown",
                    f"`{name}` is not in `{section}`",
                    item.pointer / name,
                )
            schemes[name] = item.texts(name)
        requirements.append(SecurityRequirement(schemes=schemes))
    return tuple(requirements)
