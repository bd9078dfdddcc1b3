"""Colours of what the command prints, where a terminal shows it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TextIO

__all__ = ["coloured_diff", "coloured_statistics", "paint", "shows_colours"]

# SGR parameters (ECMA-48, section 8.3.117) by what is printed.
_CODES = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "caret": "1;32",
    "hint": "36",
    "header": "1",
    "hunk": "36",
    "added": "32",
    "removed": "31",
}
_NUMBERS = re.compile(
    r"(?P<before>[|,] )(?P<added>\+\d+) (?P<removed>-\d+)$", re.MULTILINE
)
_HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+\d+(?:,(?P<new>\d+))? @@")


def shows_colours(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to print colours to `stream`.

    `NO_COLOR` and `FORCE_COLOR` decide where they are set and not empty, in this order
    (no-color.org, force-color.org); else it has to be a terminal that isn't dumb.
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream.isatty()


def paint(role: str, text: str) -> str:
    """`text` in the colour of its role: `error`, `place` and so on."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if text else text


def coloured_diff(diff: str) -> str:
    """A unified diff in colours; what a line is, the headers of its hunks say."""
    lines: list[str] = []
    old = new = 0
    for line in diff.splitlines(keepends=True):
        text = line.rstrip("\n")
        role = "header"
        if old or new:
            role = {"+": "added", "-": "removed"}.get(text[:1], "")
            old -= text[:1] != "+" and text[:1] != "\\"
            new -= text[:1] != "-" and text[:1] != "\\"
        elif hunk := _HUNK.match(text):
            role = "hunk"
            old, new = (int(hunk[side] or 1) for side in ("old", "new"))
        elif text.startswith("\\"):
            role = ""
        lines.append((paint(role, text) if role else text) + line[len(text) :])
    return "".join(lines)


def coloured_statistics(text: str) -> str:
    """How much a diff changes, by file, with the numbers in the colours of a diff."""
    return _NUMBERS.sub(
        lambda found: (
            f"{found['before']}{paint('added', found['added'])} "
            f"{paint('removed', found['removed'])}"
        ),
        text,
    )
