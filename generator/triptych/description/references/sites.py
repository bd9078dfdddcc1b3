"""Where references stand in a document, and what each is expected to name."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from triptych.description.grammar import DOCUMENT, Expected, Grammar
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source.json_reference import Found, reference_of

__all__ = ["Site", "reached_sites"]


class Site(NamedTuple):
    """A place with a `$ref`; `reference` is None if that is not even a text."""

    pointer: Pointer
    expected: Expected
    value: dict[str, JsonValue]

    @property
    def reference(self) -> str | None:
        """The reference that stands here."""
        return reference_of(self.value)


def reached_sites(
    tree: JsonValue, grammar: Grammar, follow: Callable[[Site], Found | None]
) -> Iterator[Site]:
    """Every reference in a document, and in whatever places references lead to.

    `follow` tells where a reference leads. A place is walked once for each kind of
    thing it is expected to be. Nothing recurses, and shared parts count once.
    """
    pending = deque([(Found(pointer=ROOT, value=tree), DOCUMENT)])
    walked: set[tuple[int, Expected]] = set()
    while pending:
        found, expected = pending.popleft()
        for site in _sites(found, expected, grammar, walked):
            yield site
            led = follow(site) if site.reference is not None else None
            if led is not None:
                pending.append((led, site.expected))


def _sites(
    found: Found,
    expected: Expected,
    grammar: Grammar,
    walked: set[tuple[int, Expected]],
) -> Iterator[Site]:
    stack = [(found.pointer, found.value, expected)]
    while stack:
        pointer, value, expected = stack.pop()
        if not isinstance(value, dict | list) or (id(value), expected) in walked:
            continue
        walked.add((id(value), expected))
        if isinstance(value, dict) and grammar.is_reference(value, expected):
            yield Site(pointer, expected, value)
            if not grammar.has_siblings(expected):
                continue
        # In the order of the document, from a stack.
        inside = list(grammar.inside(value, expected))
        for key, inner in reversed(inside):
            child = value[key] if isinstance(value, dict) else value[int(key)]
            if isinstance(child, dict | list):
                stack.append((pointer / key, child, inner))
