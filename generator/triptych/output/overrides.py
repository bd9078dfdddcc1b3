"""Files of a user in place of templates or of blocks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from triptych.diagnostics import Origin
from triptych.output.template_files import OWN_PREFIX

__all__ = ["NO_OVERRIDES", "Override", "Overrides"]

_QUOTED: Final = re.compile(r"`([^`]+)`")
_VALUE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The text of a file in place of the template `name`, or of its `block`.

    `file` is what diagnostics call it, `origin` where the configuration names it.
    """

    name: str
    block: str = ""
    file: str
    text: str
    origin: Origin | None = field(default=None, compare=False)

    def line_of(self, written: str) -> int | None:
        """The number of the line that gave the line `written`, None if none did.

        One that says just this comes first, then one with values in it.
        """
        lines = [line.strip() for line in self.text.splitlines()]
        wanted = written.strip()
        if wanted and wanted in lines:
            return lines.index(wanted) + 1
        for number, line in enumerate(lines, 1):
            pattern = _pattern(line)
            if pattern is not None and pattern.fullmatch(wanted):
                return number
        return None

    def column_of(self, number: int, message: str) -> int:
        """Where a line has the first code that a message quotes; 1 if unclear."""
        quoted = _QUOTED.search(message)
        line = self.line(number)
        if quoted is None or line is None or line.count(quoted[1]) != 1:
            return 1
        return line.index(quoted[1]) + 1

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else None


def _pattern(line: str) -> re.Pattern[str] | None:
    """What a line with values in it may give; None for one that may give anything."""
    texts = _VALUE.split(line)
    is_told = any(char.isalnum() for text in texts for char in text)
    if len(texts) == 1 or not is_told:
        return None
    return re.compile(".*".join(map(re.escape, texts)))


@dataclass(frozen=True, slots=True)
class Overrides:
    """All overrides of a run, by template; the whole template before its blocks."""

    items: tuple[Override, ...] = ()

    def sources(self) -> dict[str, tuple[str, str]]:
        """Texts and files of templates by the names under which Jinja finds them.

        A block is a template that extends the one below it, on its first line, so that
        lines are those of the file.
        """
        found: dict[str, tuple[str, str]] = {}
        for name in dict.fromkeys(item.name for item in self.items):
            below = f"{OWN_PREFIX}{name}"
            stack = [item for item in self.items if item.name == name]
            for number, item in enumerate(stack):
                source = item.text
                if item.block:
                    source = (
                        f'{{% extends "{below}" %}}{{% block {item.block} +%}}'
                        f"{item.text}{{%+ endblock %}}"
                    )
                is_last = number == len(stack) - 1
                below = name if is_last else f"{name}#{item.block}"
                found[below] = source, item.file
        return found

    def of(self, name: str) -> tuple[Override, ...]:
        """What overrides a template or parts of it."""
        return tuple(item for item in self.items if item.name == name)

    def in_file(self, file: str) -> Override | None:
        """The override that a file holds."""
        return next((item for item in self.items if item.file == file), None)


NO_OVERRIDES: Final = Overrides()
"""What somebody has who overrides nothing."""
