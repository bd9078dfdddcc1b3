"""The events of a YAML text, through libyaml when PyYAML was built with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from yaml.events import Event as YamlEvent

from triptych.source.events import Event, EventKind
from triptych.source.lines import TextError, nesting_too_deep

__all__ = ["YamlParser", "fastest_parser", "yaml_events"]

# YAML 1.2, section 5.1. PyYAML refuses the others, but tells a byte offset or none.
_NOT_PRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class _YamlStream(Protocol):
    def get_event(self) -> YamlEvent | None: ...


YamlParser: TypeAlias = Callable[[str], _YamlStream]
"""One of PyYAML's base loaders. Only their events are used: they construct nothing."""


def fastest_parser() -> YamlParser:
    """libyaml's parser where there is one: it is about twenty times as fast."""
    if yaml.__with_libyaml__:
        return yaml.CBaseLoader
    return yaml.BaseLoader


def yaml_events(text: str, parser: YamlParser) -> Iterator[Event]:
    """The events of all documents of the stream `text`; raises `TextError`."""
    try:
        stream = parser(text)
        while (event := stream.get_event()) is not None:
            mark = event.start_mark
            offset = 0 if mark is None else mark.index
            if isinstance(event, ScalarEvent):
                yield _scalar(event, offset)
            elif isinstance(event, MappingStartEvent):
                yield _collection(EventKind.MAPPING, event, offset)
            elif isinstance(event, SequenceStartEvent):
                yield _collection(EventKind.SEQUENCE, event, offset)
            elif isinstance(event, CollectionEndEvent):
                yield Event(EventKind.END, offset)
            elif isinstance(event, AliasEvent):
                yield Event(EventKind.ALIAS, offset, event.anchor or "")
            elif isinstance(event, DocumentStartEvent):
                yield Event(EventKind.DOCUMENT, offset)
    except yaml.YAMLError as problem:
        raise _defect(problem, text) from None


def _scalar(event: ScalarEvent, offset: int) -> Event:
    # A lone "!" says that the scalar is a text (YAML 1.2, section 6.9.1).
    plain = event.implicit[0] and event.tag is None
    kind = EventKind.PLAIN if plain else EventKind.TEXT
    return Event(kind, offset, event.value, event.anchor, _tag(event.tag))


def _collection(kind: EventKind, event: CollectionStartEvent, offset: int) -> Event:
    return Event(kind, offset, anchor=event.anchor, tag=_tag(event.tag))


def _tag(tag: str | None) -> str | None:
    return None if tag == "!" else tag


# What the two parsers call the usual mistakes: a pattern over "context: problem", what
# to say instead, and what to do. The first that fits counts.
_MISTAKES: Final = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (
            "mapping values are not allowed",
            "a `:` that begins a value can't stand here",
            "put a text that contains `: ` in quotes, or check the indentation",
        ),
        (
            "cannot start any token",
            "no value can begin with {character}",
            "indent with spaces only; put a text that begins so in quotes",
        ),
        (
            "quoted scalar.*unexpected (end of stream|document separator)",
            "a quoted text is not closed",
            None,
        ),
        (
            "(invalid Unicode character escape|expected escape sequence)",
            "this escape sequence names no character",
            "write the character itself",
        ),
        (
            "unknown escape character",
            "this escape sequence is not known in double quotes",
            r"double the backslash (`\\`) or use single quotes",
        ),
        (
            "could not find expected ':'",
            "a key without a `:` after it",
            "check the line before this place too: it may be indented too little",
        ),
        (
            "flow (mapping|sequence).*expected ',' or",
            "a `,` or the closing bracket is missing before this place",
            None,
        ),
        (
            "(did not find expected key|did not find expected '-' indicator"
            "|expected <block end>)",
            "this does not fit what precedes it",
            "check the indentation, and that quotes and brackets are closed",
        ),
        ("undefined tag handle", "this tag is not declared", "remove the tag"),
        (
            r"(incompatible|\bdirective\b)",
            "this directive is not understood",
            "remove it",
        ),
    )
)


def _defect(problem: yaml.YAMLError, text: str) -> TextError:
    """What to tell about a text that is not YAML."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        unprintable = _NOT_PRINTABLE.search(text)
        if unprintable is None:
            return TextError("not-yaml", f"not valid YAML: {problem}", offset=0)
        return TextError(
            "not-yaml",
            f"the character U+{ord(unprintable[0]):04X} is not allowed in YAML",
            offset=unprintable.start(),
            hint="remove it, or write it as an escape in double quotes",
        )
    said = f"{problem.context or ''}: {problem.problem or ''}"
    mark = problem.problem_mark or problem.context_mark
    offset = 0 if mark is None else mark.index
    # libyaml has a limit of its own for brackets, which its scanner finds first.
    if "maximum nesting depth" in said:
        return nesting_too_deep(offset)
    for pattern, message, hint in _MISTAKES:
        if pattern.search(said):
            if "not closed" in message and problem.context_mark is not None:
                # Where it begins is of more use than the end of the file.
                offset = problem.context_mark.index
            character = _character(text[offset : offset + 1])
            return TextError(
                "not-yaml",
                f"not valid YAML: {message.format(character=character)}",
                offset=offset,
                hint=hint,
            )
    return TextError("not-yaml", f"not valid YAML: {said.strip(': ')}", offset=offset)


def _character(character: str) -> str:
    return "a tab" if character == "\t" else f"`{character}`"
