"""Tables of the configuration under a name that the file does not read.

`[documents.include]` at the top of a pyproject.toml means nothing there, and a table
that means nothing would be ignored without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from triptych.diagnostics import Diagnostic, Position, error

__all__ = ["misplaced_tables"]

_PREFIX = "tool.triptych"
_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*(?P<name>[\w.-]+)\s*=")


def misplaced_tables(
    content: Mapping[str, object], text: str, *, file: str, is_shared: bool
) -> list[Diagnostic]:
    """An error for each table that belongs below another name, with that name.

    `content` is what `text` means. `is_shared` says that the file is a pyproject.toml,
    in which the configuration is the table `tool.triptych`.
    """
    tool = content.get("tool")
    if is_shared:
        # By the name it has: the one it should have.
        names = {"documents": f"{_PREFIX}.documents", "triptych": _PREFIX}
        moved = {wrong: right for wrong, right in names.items() if wrong in content}
    elif isinstance(tool, dict) and "triptych" in tool:
        moved = {f"{_PREFIX}.documents": "documents"}
    else:
        return []
    where = "pyproject.toml" if is_shared else "triptych.toml"
    found: list[Diagnostic] = []
    for number, column, bracket, name in _names(text):
        for wrong, right in moved.items():
            if name != wrong and not name.startswith(f"{wrong}."):
                continue
            close = bracket.replace("[", "]")
            found.append(
                error(
                    "config-misplaced",
                    f"`{bracket}{name}{close}` means nothing in {where}",
                    file=file,
                    position=Position(number, column),
                    source_line=text.splitlines()[number - 1],
                    hint=f"write `{bracket}{right}{name.removeprefix(wrong)}{close}`",
                )
            )
    return found


def _names(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, bracket and name of each table, and of each key outside of any."""
    is_inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            is_inside = True
            name = re.sub(r"\s*\.\s*", ".", header["name"].replace('"', ""))
            yield number, header.start("open") + 1, header["open"], name
        elif not is_inside and (key := _KEY.match(line)):
            yield number, key.start("name") + 1, "", key["name"]
