"""Identifiers of operations ("Operation Object": operationId must be unique)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triptych.description.node import Findings
from triptych.ir import Operation

__all__ = ["unique_ids"]


def unique_ids(
    operations: Iterable[Operation], findings: Findings
) -> tuple[Operation, ...]:
    """Tell operations of the same id apart by a number, in the order they stand."""
    operations = tuple(operations)
    taken = {operation.id for operation in operations}
    seen: set[str] = set()
    unique: list[Operation] = []
    for operation in operations:
        if operation.id in seen:
            number = 2
            while (renamed := f"{operation.id}_{number}") in taken:
                number += 1
            findings.warn(
                "operation-id-duplicate",
                f"`{operation.id}` is the id of another operation too; "
                f"this one is called `{renamed}`",
                operation.pointer / "operationId",
            )
            operation = replace(operation, id=renamed)
            taken.add(renamed)
        seen.add(operation.id)
        unique.append(operation)
    return tuple(unique)
