"""A diagnostic with its place worked out, and what becomes of many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from triptych.diagnostics import Diagnostic, Severity
from triptych.json_value import JsonValue
from triptych.source.rendering import Locator, located

__all__ = ["Finding", "Report", "find"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A diagnostic and where it stands.

    `file` is as a user would type it, None for what is about no file. Lines and columns
    count from 1, columns in characters. `end_column` is behind the last character of
    the key or value that stands at the place. `pointer` is the place in a description
    that has one.
    """

    code: str
    severity: Severity
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    pointer: str | None = None


class Report(Protocol):
    """Findings in a machine format; what its methods return is to be printed."""

    def add(self, finding: Finding) -> str:
        """Take another finding."""
        ...

    def end(
        self, *, command: str | None, exit_code: int, facts: Mapping[str, JsonValue]
    ) -> str:
        """Take the end of the run; `facts` are what else a command has found out."""
        ...


# A key or a value: in quotes, or up to what ends a plain one in YAML, JSON and TOML.
_TOKEN: Final = re.compile(
    r"""
    "(?:[^"\\]|\\.)*"
    | '(?:[^']|'')*'
    | \[\[?[\w."' -]+\]\]?
    | [^\s,\[\]{}:=]+(?::[^\s,\[\]{}:=]+)*
    """,
    re.VERBOSE,
)


def find(diagnostic: Diagnostic, files: Mapping[str, Locator]) -> Finding:
    """The finding for a diagnostic; `files` are those that `render` takes."""
    place = located(diagnostic, files)
    position = place.position
    end = None
    if position is not None:
        token = _TOKEN.match(place.line, position.column - 1)
        end = token.end() + 1 if token is not None else position.column + 1
    return Finding(
        code=diagnostic.code,
        severity=diagnostic.severity,
        message=diagnostic.message,
        hint=diagnostic.hint,
        file=place.file,
        line=position.line if position is not None else None,
        column=position.column if position is not None else None,
        end_column=end,
        pointer=str(diagnostic.pointer) if diagnostic.pointer is not None else None,
    )
