"""Which contents of which files are the tool's own, to be overwritten or removed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from triptych.output.digests import content_digest

__all__ = ["Ownership", "has_conflict_markers"]

_MARKER: Final = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """The digests a file may have that a run has written, by its path.

    There are several where runs were interrupted or branches merged. `files` are
    generated, `written_once` belong to the user. What git has `merged` is the tool's
    whatever it holds.
    """

    files: Mapping[str, frozenset[str]] = field(default_factory=dict)
    written_once: Mapping[str, frozenset[str]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    def __or__(self, other: Ownership) -> Ownership:
        return Ownership(
            files=_united(self.files, other.files),
            written_once=_united(self.written_once, other.written_once),
            merged=self.merged | other.merged,
        )

    def is_as_written(self, path: str, data: bytes) -> bool:
        """Whether a run wrote `data` to `path`."""
        digest = content_digest(data)
        return digest in self.files.get(path, ()) or digest in self.written_once.get(
            path, ()
        )

    def is_generated(self, path: str, data: bytes) -> bool:
        """Whether `data` at `path` is what runs wrote, or what git made of that.

        A merge that left conflict markers in a generated file has mixed two versions
        of it; whatever either had is in the repository.
        """
        if self.is_as_written(path, data) or path in self.merged:
            return True
        return path in self.files and has_conflict_markers(
            data.decode("utf-8", "replace")
        )


def has_conflict_markers(text: str) -> bool:
    """Whether a merge by git has left its markers in `text`."""
    return {found[1][0] for found in _MARKER.finditer(text)} == {"<", ">"}


def _united(
    first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    return {
        path: first.get(path, frozenset()) | second.get(path, frozenset())
        for path in (*first, *second)
    }
