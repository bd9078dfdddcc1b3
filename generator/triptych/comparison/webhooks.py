"""Webhooks and callbacks of two versions: the API is who calls, and others answer.

So what breaks callers of an operation breaks implementers of the API, who send the
request, and what breaks its implementers breaks callers of the API, who receive it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from triptych.comparison.changes import Effect, Finding, Version
from triptych.ir import Callback, Operation
from triptych.pointer import Pointer
from triptych.python.webhooks import other_direction

__all__ = ["about_callbacks", "receivers", "seen_by_receivers"]

_OTHER: Final[Mapping[Effect, Effect]] = {
    Effect.CALLERS: Effect.IMPLEMENTERS,
    Effect.IMPLEMENTERS: Effect.CALLERS,
}


def receivers(version: Version) -> Version:
    """The API of those who receive webhooks."""
    api, names = other_direction(version.api, version.names)
    return Version(api=api, names=names)


def seen_by_receivers(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Whom a change breaks, where callers and implementers change places."""
    turned = {_OTHER.get(effect, effect) for effect in effects}
    return tuple(effect for effect in Effect if effect in turned)


def about_callbacks(old: Operation, new: Operation) -> Iterator[Finding]:
    """The callbacks that only one version of an operation has, and their URLs."""
    before, after = _by_name(old), _by_name(new)
    for name, callback in after.items():
        known = before.get(name)
        if known is None:
            yield _finding(
                "callback-added",
                f"has the callback `{name}` now",
                old.pointer,
                callback.pointer,
            )
        elif known.expression != callback.expression:
            predicate = (
                f"sends the callback `{name}` to `{callback.expression}` now, it was "
                f"`{known.expression}`"
            )
            yield _finding(
                "callback-url-changed", predicate, known.pointer, callback.pointer
            )
    for name, callback in before.items():
        if name not in after:
            predicate = f"has no callback `{name}` any more"
            yield _finding("callback-removed", predicate, callback.pointer, new.pointer)


def _by_name(operation: Operation) -> dict[str, Callback]:
    """The callbacks; one name may have several, by method or by URL."""
    found: dict[str, Callback] = {}
    for item in operation.callbacks:
        name, number = item.name, 2
        while name in found:
            name, number = f"{item.name} {number}", number + 1
        found[name] = item
    return found


def _finding(code: str, predicate: str, old: Pointer, new: Pointer) -> Finding:
    return Finding(code=code, predicate=predicate, old=old, new=new)
