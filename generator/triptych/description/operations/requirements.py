"""Lowering of security requirements ("Security Requirement Object")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from triptych.description.node import Node
from triptych.ir import ApiKeyScheme, Operation, SecurityRequirement
from triptych.pointer import Pointer

__all__ = ["lower_requirements", "needed_schemes", "undeclared_schemes"]

_UNREADABLE: Final = "unreadable"
"""The name of a scheme that stands for requirements nobody can read."""


def lower_requirements(
    node: Node,
    inherited: tuple[SecurityRequirement, ...],
    known: frozenset[str],
    section: str,
) -> tuple[SecurityRequirement, ...]:
    """The alternatives at `security` of a document or an operation.

    An operation without the member inherits; an empty list there switches security
    off. An empty requirement among others makes security optional. `known` are the
    names of the schemes, which the document keeps in `section`; see
    `undeclared_schemes` for others.
    """
    if node.child("security") is None:
        return inherited
    requirements: list[SecurityRequirement] = []
    stated = node.items("security")
    for item in stated:
        schemes = _schemes(item)
        if schemes is None:
            continue
        requirements.append(SecurityRequirement(schemes=schemes))
        for name in schemes:
            if name not in known:
                item.findings.warn(
                    "security-unknown",
                    f"`{name}` is not in `{section}`; clients send nothing for it "
                    "unless they are given the header `Authorization`",
                    item.pointer / name,
                )
    if stated and not requirements:
        # Without any that can be read, the operation must not be open to everybody.
        return inherited or (SecurityRequirement(schemes={_UNREADABLE: ()}),)
    return tuple(requirements)


def _schemes(item: Node) -> dict[str, tuple[str, ...]] | None:
    """The schemes of a requirement with their scopes; None if they can't be read."""
    if isinstance(item.value, dict):
        return {name: item.texts(name) for name, _ in item.members()}
    is_name = isinstance(item.value, str)
    told = f"`{item.value}` without scopes is assumed" if is_name else "it is left out"
    item.findings.warn(
        "security-requirement",
        f"a security requirement should be an object; {told}",
        item.pointer,
        hint="the name of a scheme with the list of scopes it needs",
    )
    return {str(item.value): ()} if is_name else None


def needed_schemes(operations: Iterable[Operation]) -> set[str]:
    """The names of the schemes that operations need."""
    return {
        name
        for operation in operations
        for requirement in operation.security
        for name in requirement.schemes
    }


def undeclared_schemes(
    operations: Iterable[Operation], known: Collection[str]
) -> tuple[ApiKeyScheme, ...]:
    """Schemes for the names that operations need and the document does not declare.

    Nothing is known about what they take, so callers give the whole header.
    """
    first: dict[str, Pointer] = {}
    for operation in operations:
        for requirement in operation.security:
            for name in requirement.schemes:
                first.setdefault(name, operation.pointer / "security")
    return tuple(
        ApiKeyScheme(
            pointer=first[name], name=name, place="header", parameter="Authorization"
        )
        for name in sorted(first.keys() - set(known))
    )
