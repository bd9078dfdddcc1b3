"""Writing the next version of packages into the configuration that states it."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from triptych.diagnostics import Position

__all__ = ["with_version"]

_VERSION: Final = re.compile(
    r"""(?P<key>["']?version["']?\s*=\s*)(?P<quote>["'])(?P<text>[^"'\n]*)(?P=quote)"""
)


def with_version(text: str, position: Position, version: str) -> str | None:
    """The text of a configuration with another version at `position`.

    None where that is not the one value that would change.
    """
    lines = text.splitlines(keepends=True)
    line = lines[position.line - 1]
    found = _VERSION.search(line, position.column - 1)
    if found is None:
        return None
    quote = found["quote"]
    changed = f"{found['key']}{quote}{version}{quote}"
    lines[position.line - 1] = line[: found.start()] + changed + line[found.end() :]
    edited = "".join(lines)
    try:
        before, after = tomllib.loads(text), tomllib.loads(edited)
    except tomllib.TOMLDecodeError:  # the string has another form
        return None
    differing = list(_differences(before, after))
    return edited if differing == [(found["text"], version)] else None


def _differences(before: object, after: object) -> list[tuple[object, object]]:
    if isinstance(before, dict) and isinstance(after, dict):
        if before.keys() != after.keys():
            return [(before, after)]
        pairs = [(before[key], after[key]) for key in before]
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            return [(before, after)]
        pairs = list(zip(before, after, strict=True))
    else:
        return [] if before == after else [(before, after)]
    return [found for old, new in pairs for found in _differences(old, new)]
