"""Many findings of one kind as one, which says how many there are and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from triptych.diagnostics import Diagnostic
from triptych.source.rendering import Locator, place

__all__ = ["fold"]

_MOST: Final = 20
"""How many findings of one code are told one by one."""


def fold(
    diagnostics: Sequence[Diagnostic], files: Mapping[str, Locator]
) -> list[Diagnostic]:
    """The diagnostics, of each code that has more than a few only the first.

    It tells how many there are, and the places of the next two. `files` are those that
    `render` takes.
    """
    groups: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for item in diagnostics:
        groups[item.code, item.severity].append(item)
    folded: list[Diagnostic] = []
    for item in diagnostics:
        group = groups[item.code, item.severity]
        if len(group) <= _MOST:
            folded.append(item)
        elif item is group[0]:
            following = " and ".join(place(other, files) for other in group[1:3])
            told = f"{item.message} ({len(group)} of this kind, next at {following})"
            folded.append(replace(item, message=told))
    return folded
