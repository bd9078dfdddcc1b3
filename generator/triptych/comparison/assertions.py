"""What only JSON Schema can say: conditions that no type expresses."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.changes import Finding
from triptych.ir import Schema
from triptych.pointer import Pointer

__all__ = ["about_assertions"]


def about_assertions(
    old: Schema, new: Schema, places: tuple[Pointer, Pointer]
) -> Iterator[Finding]:
    """Which keywords only one schema has, or both with other values."""
    if old.rules == new.rules:
        return
    for keyword in dict.fromkeys((*old.rules, *new.rules)):
        if keyword not in old.rules:
            code, predicate = "added", f"has to fulfil `{keyword}` now"
        elif keyword not in new.rules:
            code, predicate = "removed", f"need not fulfil `{keyword}` any more"
        elif old.rules[keyword] != new.rules[keyword]:
            code, predicate = "changed", f"has to fulfil another `{keyword}` now"
        else:
            continue
        yield Finding(
            code=f"assertion-{code}",
            predicate=predicate,
            old=places[0],
            new=places[1],
        )
