"""Files of a user in place of templates or of blocks of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from triptych.diagnostics import Origin
from triptych.output.template_files import OWN_PREFIX

__all__ = ["NO_OVERRIDES", "Override", "Overrides"]


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
        """The number of the first line that says `written`, None without one."""
        lines = [line.strip() for line in self.text.splitlines()]
        wanted = written.strip()
        return lines.index(wanted) + 1 if wanted and wanted in lines else None

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else None


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
