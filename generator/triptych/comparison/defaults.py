"""Defaults: what it means to leave a value out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from triptych.comparison.changes import Finding
from triptych.ir import Value
from triptych.pointer import Pointer

__all__ = ["about_default"]


def about_default(
    old: Value | None,
    new: Value | None,
    places: tuple[Pointer, Pointer],
    *,
    is_required: bool,
    removed: str = "default-removed",
) -> Iterator[Finding]:
    """How the defaults differ of a value that `is_required` in both versions or not.

    `removed` is the code for one that is gone.
    """
    if old == new:
        return
    if old is None:
        code, predicate = "default-added", f"has the default {_spelled(new)} now"
    elif new is None:
        code = removed
        predicate = f"has no default any more, it was {_spelled(old)}"
    else:
        code = "default-changed"
        predicate = f"has the default {_spelled(new)} now, it was {_spelled(old)}"
    yield Finding(
        code="default-without-effect" if is_required else code,
        predicate=predicate,
        old=places[0],
        new=places[1],
    )


def _spelled(value: Value | None) -> str:
    written = json.dumps(value.json if value is not None else None, ensure_ascii=False)
    return f"`{written}`"
