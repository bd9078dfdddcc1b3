"""What `triptych diff` prints: for people, for a review, and for scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from triptych.characters import escape_hidden
from triptych.cli.formats.finding import Finding, find
from triptych.cli.versions.pairs import ComparedDocument
from triptych.comparison import Change, Effect
from triptych.diagnostics import Diagnostic, Severity
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source import Positions, Sources
from triptych.text import code_routes

__all__ = ["described", "fails", "findings", "report"]

Painted: TypeAlias = Callable[[str, str], str]
"""Gives a part of a report the colour of its role, where it is to have one."""

_TITLES = {
    (Effect.CALLERS, Effect.IMPLEMENTERS): "Breaks callers and implementers",
    (Effect.CALLERS,): "Breaks callers",
    (Effect.IMPLEMENTERS,): "Breaks implementers",
    (Effect.COMPATIBLE,): "Compatible",
    (Effect.TEXT,): "Text only",
}


def report(
    documents: Sequence[ComparedDocument],
    *,
    form: str,
    only_breaking: bool,
    painted: Painted = lambda role, text: text,
) -> str:
    """What to print for people: as `text`, with parts `painted`, or as `markdown`."""
    writer = _Markdown() if form == "markdown" else _Text(painted)
    return "\n".join(
        writer.document(item, is_named=len(documents) > 1, only_breaking=only_breaking)
        for item in documents
    )


def fails(documents: Iterable[ComparedDocument], fail_on: str | None) -> bool:
    """Whether something breaks whom `fail_on` names."""
    return any(_fails(change, fail_on) for item in documents for change in item.changes)


def _fails(change: Change, fail_on: str | None) -> bool:
    if fail_on is None:
        return False
    if fail_on == "breaking":
        return change.is_breaking
    return change.breaks(Effect(fail_on))


def findings(
    documents: Iterable[ComparedDocument], *, fail_on: str | None, only_breaking: bool
) -> Iterator[Finding]:
    """The changes as findings, where the later version has them.

    What makes the command fail is an error, what breaks anybody else a warning.
    """
    for document in documents:
        is_there = document.new is not None
        files = _located(document.new if is_there else document.old)
        for change in document.changes:
            if only_breaking and not change.is_breaking:
                continue
            severity = Severity.WARNING if change.is_breaking else Severity.INFO
            yield find(
                Diagnostic(
                    code=change.code,
                    severity=(Severity.ERROR if _fails(change, fail_on) else severity),
                    message=f"{change.message}. {change.reason}",
                    pointer=change.new if is_there else change.old,
                ),
                files,
            )


class _Places:
    """Where the places of two versions stand."""

    def __init__(self, document: ComparedDocument) -> None:
        self._old = _located(document.old)
        self._new = _located(document.new)

    def of(self, change: Change) -> tuple[JsonValue, JsonValue]:
        """The old place and the new one, as JSON, None where there is no document."""
        return _place(change.old, self._old), _place(change.new, self._new)


def _located(sources: Sources | None) -> dict[str, Positions]:
    if sources is None:
        return {}
    return {
        "": Positions(sources.root),
        **{file: Positions(read) for file, read in sources.files.items()},
    }


def _place(
    pointer: Pointer, files: dict[str, Positions]
) -> dict[str, JsonValue] | None:
    file = files.get(pointer.file)
    if file is None:
        return None
    position = file.of(pointer)
    return {
        "file": file.name,
        "line": position.line,
        "column": position.column,
        "pointer": str(pointer),
    }


def _shown(place: JsonValue) -> str:
    if not isinstance(place, dict):
        return "nothing"
    return f"{place['file']}:{place['line']}:{place['column']}"


class _Text:
    """Lines for a terminal: the changes in groups, and what they come to."""

    def __init__(self, painted: Painted = lambda role, text: text) -> None:
        self._painted = painted

    def document(
        self, document: ComparedDocument, *, is_named: bool, only_breaking: bool
    ) -> str:
        """The report of a document."""
        if not document.changes:
            told = _nothing(document)
            if is_named:
                name = self.escaped(document.name)
                return f"{name}: {told[0].lower()}{told[1:]}\n"
            return f"{told}\n"
        places = _Places(document)
        lines: list[str] = []
        for effects, changes in _grouped(document.changes, only_breaking=only_breaking):
            lines += [self.heading(effects), ""]
            for change in changes:
                lines += [*self.change(change, *places.of(change)), ""]
        title = [*self.title(document.name), ""] if is_named else []
        return "\n".join([*title, *lines, f"{summary(document.changes)}\n"])

    def escaped(self, text: str) -> str:
        """A text of a document on one line."""
        return _one_line(text)

    def title(self, name: str) -> list[str]:
        """What begins the report of one of several documents."""
        shown = _one_line(name)
        return [self._painted("header", shown), "=" * len(shown)]

    def heading(self, effects: tuple[Effect, ...]) -> str:
        """What begins the group of changes with these effects."""
        is_breaking = {Effect.CALLERS, Effect.IMPLEMENTERS}.intersection(effects)
        return (
            self._painted("error" if is_breaking else "header", _TITLES[effects]) + ":"
        )

    def change(self, change: Change, old: JsonValue, new: JsonValue) -> Iterator[str]:
        """The lines of a change."""
        yield f"  {_one_line(change.message)} [{change.code}]"
        yield f"    {change.reason}"
        place = _one_line(f"{_shown(old)} -> {_shown(new)}")
        yield f"    {self._painted('place', place)}"
        if len(change.operations) > 1:
            yield f"    in {_one_line(_listed(change.operations))}"


class _Markdown(_Text):
    """The same as a comment on a review."""

    def escaped(self, text: str) -> str:
        return _escaped(text)

    def title(self, name: str) -> list[str]:
        return [f"## {_escaped(name)}"]

    def heading(self, effects: tuple[Effect, ...]) -> str:
        return f"### {_TITLES[effects]}"

    def change(self, change: Change, old: JsonValue, new: JsonValue) -> Iterator[str]:
        yield f"- **{_escaped(change.message)}** (`{change.code}`)  "
        yield f"  {_escaped(change.reason)}  "
        where = f"  {_code(_shown(old))} → {_code(_shown(new))}"
        if len(change.operations) > 1:
            yield f"{where}  "
            yield f"  in {_escaped(_listed(change.operations))}"
        else:
            yield where


def _nothing(document: ComparedDocument) -> str:
    if document.differs:
        return "No changes: what differs in the documents is not compared."
    return "No changes."


def _grouped(
    changes: Iterable[Change], *, only_breaking: bool
) -> Iterator[tuple[tuple[Effect, ...], list[Change]]]:
    for effects, group in groupby(changes, key=lambda change: change.effects):
        listed = list(group)
        if listed[0].is_breaking or not only_breaking:
            yield effects, listed


def summary(changes: Sequence[Change]) -> str:
    """What all changes come to, in a line."""
    counted = Counter(change.effects for change in changes)
    parts = [
        f"{counted[effects]} {words[counted[effects] > 1]}"
        for effects, words in _SUMMARIES.items()
        if counted[effects]
    ]
    noun = "change" if len(changes) == 1 else "changes"
    return f"{len(changes)} {noun}: {', '.join(parts)}."


_SUMMARIES = {
    (Effect.CALLERS, Effect.IMPLEMENTERS): (
        "breaks callers and implementers",
        "break callers and implementers",
    ),
    (Effect.CALLERS,): ("breaks callers", "break callers"),
    (Effect.IMPLEMENTERS,): ("breaks implementers", "break implementers"),
    (Effect.COMPATIBLE,): ("is compatible", "are compatible"),
    (Effect.TEXT,): ("is text only", "are text only"),
}

_MOST = 3


def _listed(operations: Sequence[str]) -> str:
    shown = ", ".join(operations[:_MOST])
    more = len(operations) - _MOST
    return f"{shown} and {more} more" if more > 0 else shown


_SPAN: Final = re.compile(r"`([^`]+)`")


def _one_line(text: str) -> str:
    return escape_hidden(text).replace("\n", r"\n").replace("\t", " ")


_SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in r"\`*_{}[]<>|#~&"}
)


def _escaped(text: str) -> str:
    """A text as Markdown, in which paths and what it quotes are code spans."""
    parts = _SPAN.split(code_routes(text))
    # Texts and what stands between two backticks take turns.
    return "".join(
        _code(part) if number % 2 else _one_line(part).translate(_SPECIAL)
        for number, part in enumerate(parts)
    )


def _code(text: str) -> str:
    return f"`{_one_line(text).replace('`', '')}`"


def described(
    documents: Iterable[ComparedDocument], *, only_breaking: bool
) -> list[JsonValue]:
    """The documents and their changes as JSON."""
    listed: list[JsonValue] = []
    for document in documents:
        places = _Places(document)
        changes: list[JsonValue] = []
        for change in document.changes:
            if only_breaking and not change.is_breaking:
                continue
            old, new = places.of(change)
            changes.append(
                {
                    "code": change.code,
                    "effects": [effect.value for effect in change.effects],
                    "subject": change.subject,
                    "message": change.message,
                    "reason": change.reason,
                    "old": old,
                    "new": new,
                    "operations": list(change.operations),
                }
            )
        listed.append(
            {
                "document": document.name,
                "changes": changes,
                "summary": (
                    summary(document.changes)
                    if document.changes
                    else _nothing(document)
                ),
            }
        )
    return listed
