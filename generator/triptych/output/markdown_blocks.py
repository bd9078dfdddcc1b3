"""Descriptions that are Markdown themselves, made part of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from triptych.characters import plain
from triptych.output.markdown import escape, fence, inline, is_language, line_start

__all__ = ["block"]

# Renderers recurse into nested lists and quotations.
_MAX_CONTAINERS: Final = 6
_MAX_INDENT: Final = 16

_CONTAINERS: Final = re.compile(
    rf"(?: *(?:>|[-+*](?= )|\d{{1,9}}[.)](?= ))){{0,{_MAX_CONTAINERS}}} *"
)
_FENCE: Final = re.compile(
    r"(?P<ticks>`{3,}(?=[^`]*\Z)|~{3,}) *(?P<language>[\w+#.-]*)"
)
_HEADING: Final = re.compile(r"#{1,6}(?= |\Z)")
_UNDERLINE: Final = re.compile(r"(?:=+|-{2,})\Z")
_RULE: Final = re.compile(r" *(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,})\Z")
_DELIMITERS: Final = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)+\|? *\Z")


def block(text: str) -> str:
    """A description as Markdown that can't disturb the page around it.

    Paragraphs, lists, quotations, tables, emphasis, code and links to the web stay.
    Headings become bold lines, since the page's own headings make its outline. Code
    blocks stand in the first column, closed. The result has no newline at its end.
    """
    writer = _Writer()
    lines = [line.expandtabs(4).rstrip() for line in plain(text).split("\n")]
    rest = iter(lines)
    for line in rest:
        opened = _opening_fence(line)
        if opened is not None:
            writer.code(_fenced(opened, rest), opened["language"])
        else:
            writer.line(line)
    return writer.finish()


def _opening_fence(line: str) -> re.Match[str] | None:
    prefix = _CONTAINERS.match(line)
    return _FENCE.match(line, prefix.end() if prefix else 0)


def _fenced(opened: re.Match[str], lines: Iterator[str]) -> list[str]:
    """The lines of a fenced block, without the indentation of its first fence."""
    ticks = opened["ticks"]
    margin = opened.start()
    closing = re.compile(rf"[ >]*{re.escape(ticks)}{re.escape(ticks[0])}* *\Z")
    body: list[str] = []
    for line in lines:
        if closing.match(line):
            break
        body.append(re.sub(rf"\A[ >]{{0,{margin}}}", "", line) if margin else line)
    return body


@dataclass(slots=True)
class _Writer:
    """Collects lines of text until a block ends, and prints finished blocks."""

    done: list[str] = field(default_factory=list)
    prefix: str = ""
    pending: list[str] = field(default_factory=list)
    indented: list[str] = field(default_factory=list)
    in_list: bool = False
    after_blank: bool = True

    def line(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        if self.indented or (self.after_blank and not self.in_list and indent >= 4):
            if not line or indent >= 4:
                self.indented.append(line[4:])
                return
            self._end_indented()
        if not line:
            self._end_paragraph()
            self._blank()
        elif _RULE.match(line) and not (self.pending and line.lstrip(" ")[0] == "-"):
            self._separate()
            self.done += ["* * *", ""]
            self.after_blank = True
        else:
            self._text(line)
            self.after_blank = False

    def code(self, lines: list[str], language: str) -> None:
        self._end_indented()
        self._separate()
        language = language if is_language(language) else ""
        self.done += [fence("\n".join(lines), language), ""]
        self.after_blank = True

    def finish(self) -> str:
        self._end_indented()
        self._end_paragraph()
        return "\n".join(self.done).strip("\n")

    def _text(self, line: str) -> None:
        containers = _CONTAINERS.match(line)
        prefix = containers[0] if containers else ""
        rest = line[len(prefix) :]
        marked = bool(prefix.strip())
        if self.after_blank and not marked and not prefix:
            self.in_list = False
        self.in_list = self.in_list or bool(prefix.strip(" >"))
        if not self.in_list and not marked:
            prefix = ""
        prefix = _shallow(prefix)
        if _UNDERLINE.match(rest) and self.pending and not marked:
            title = self.pending.pop()
            self._end_paragraph(keep_prefix=True)
            self._bold(self.prefix, title)
        elif heading := _HEADING.match(rest):
            self._end_paragraph()
            self._bold(prefix, rest[heading.end() :].rstrip("# "))
        elif marked or not self.pending:
            self._end_paragraph()
            self.prefix, self.pending = prefix, [rest]
        else:
            self.pending.append(rest)

    def _bold(self, prefix: str, title: str) -> None:
        if not prefix.strip():
            self._separate()
        text = escape(title.replace("*", ""))
        if text:
            self.done += [f"{prefix}**{text}**"]
        if not prefix.strip():
            self._blank()

    def _end_paragraph(self, *, keep_prefix: bool = False) -> None:
        if self.pending:
            text = inline("\n".join(self.pending))
            lines = text.split("\n")
            # The second line of a table is nothing else, wherever it begins.
            is_table = (
                len(lines) > 1 and "|" in lines[0] and _DELIMITERS.match(lines[1])
            )
            first, *others = (
                line if is_table and index == 1 else line_start(line)
                for index, line in enumerate(lines)
            )
            margin = " " * len(self.prefix)
            if ">" in self.prefix:
                margin = re.sub(r"[^>]", " ", self.prefix)
            self.done += [f"{self.prefix}{first}", *(margin + line for line in others)]
            self.pending = []
        if not keep_prefix:
            self.prefix = ""

    def _end_indented(self) -> None:
        if self.indented:
            lines, self.indented = self.indented, []
            self.code(lines, "")

    def _separate(self) -> None:
        self._end_paragraph()
        self._blank()

    def _blank(self) -> None:
        if self.done and self.done[-1]:
            self.done.append("")
        self.after_blank = True


def _shallow(prefix: str) -> str:
    indent = len(prefix) - len(prefix.lstrip(" "))
    return prefix[indent - min(indent, _MAX_INDENT) :]
