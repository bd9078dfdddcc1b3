"""From events to a tree of JSON values, with keys as their author wrote them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from triptych.diagnostics import Diagnostic, warning
from triptych.json_value import JsonScalar, JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source.events import Event, EventKind
from triptych.source.limits import MAX_ALIASED, MAX_ALIASED_TEXT, MAX_DEPTH
from triptych.source.lines import TextError, nesting_too_deep
from triptych.source.scalars import plain_scalar, tagged_scalar

__all__ = ["Document", "Offsets", "build"]

_CONTAINER_TAGS: Final = {
    EventKind.MAPPING: "tag:yaml.org,2002:map",
    EventKind.SEQUENCE: "tag:yaml.org,2002:seq",
}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

Offsets: TypeAlias = dict[int, dict[str, int] | list[int]]
"""For each object and list, by `id`, where its keys or items stand in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a stream; `offset` is where its content begins."""

    tree: JsonValue
    offset: int
    offsets: Offsets
    diagnostics: tuple[Diagnostic, ...]
    duplicates: tuple[TextError, ...]
    """Keys that stand twice with different values; the tree holds the last value."""


@dataclass(slots=True)
class _Measured:
    """A value with what it would cost to walk it, and the text it has as a key.

    `length` is that of all keys and scalars in it.
    """

    value: JsonValue
    nodes: int
    length: int
    height: int
    text: str | None


@dataclass(slots=True)
class _Open:
    """A list or object whose end has not come yet."""

    container: dict[str, JsonValue] | list[JsonValue]
    offset: int
    anchor: str | None
    places: dict[str, int] | list[int]
    merged: list[JsonValue] = field(default_factory=list)
    key: str | None = None
    key_offset: int = 0
    merging: bool = False
    nodes: int = 1
    length: int = 0
    height: int = 1


def build(events: Iterable[Event]) -> list[Document]:
    """The documents of a stream, empty ones (null) included.

    Raises `TextError` for what JSON can't hold and for documents that would cost their
    readers more than `MAX_DEPTH` and `MAX_ALIASED` allow.
    """
    documents: list[Document] = []
    builder: _Builder | None = None
    for event in events:
        if event.kind is EventKind.DOCUMENT:
            if builder is not None:
                documents.append(builder.document())
            builder = _Builder()
        elif builder is not None:
            builder.take(event)
    if builder is not None:
        documents.append(builder.document())
    return documents


class _Builder:
    """Builds one document. Nothing here recurses, so that no nesting overflows."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        # None stands for an anchored list or object that is still open.
        self._anchors: dict[str, _Measured | None] = {}
        self._plain: dict[str, JsonScalar] = {}
        self._aliased = 0
        self._aliased_length = 0
        self._root: JsonValue = None
        self._root_offset = 0
        self._offsets: Offsets = {}
        self._diagnostics: list[Diagnostic] = []
        self._duplicates: list[TextError] = []

    def document(self) -> Document:
        """What was built, after the document's last event."""
        return Document(
            tree=self._root,
            offset=self._root_offset,
            offsets=self._offsets,
            diagnostics=tuple(self._diagnostics),
            duplicates=tuple(self._duplicates),
        )

    def take(self, event: Event) -> None:
        """Add one event."""
        match event.kind:
            case EventKind.PLAIN | EventKind.TEXT:
                self._scalar(event)
            case EventKind.MAPPING | EventKind.SEQUENCE:
                self._open(event)
            case EventKind.END:
                self._close()
            case EventKind.ALIAS:
                self._alias(event)
            case EventKind.DOCUMENT:
                pass

    def _scalar(self, event: Event) -> None:
        _, offset, text, anchor, tag = event
        frame = self._stack[-1] if self._stack else None
        if not text.isascii() and _SURROGATE.search(text) is not None:
            raise TextError(
                "surrogate-alone",
                "half a surrogate pair is not a character",
                offset=offset,
                hint=r"write the character itself, or both halves (`\ud83d\ude00`)",
            )
        if frame is not None and self._expects_key(frame):
            # A key is its text; only a bad tag on it, or an anchor, needs its value.
            if anchor is not None or tag is not None:
                self._name(anchor, self._value(event), text)
            frame.merging = text == "<<" and event.kind is EventKind.PLAIN
            frame.length += len(text)
            frame.key = text
            frame.key_offset = offset
            return
        value = self._value(event)
        self._name(anchor, value, text)
        self._add(value, offset, 1, len(text), 0)

    def _name(self, anchor: str | None, value: JsonScalar, text: str) -> None:
        if anchor is not None:
            self._anchors[anchor] = _Measured(value, 1, len(text), 0, text)

    def _value(self, event: Event) -> JsonScalar:
        kind, offset, text, _, tag = event
        if tag is not None:
            return tagged_scalar(text, tag, offset)
        if kind is EventKind.TEXT:
            return text
        # Documents repeat themselves: the same few hundred words again and again.
        if text not in self._plain:
            self._plain[text] = plain_scalar(text, offset)
        return self._plain[text]

    def _open(self, event: Event) -> None:
        if event.tag is not None and event.tag != _CONTAINER_TAGS[event.kind]:
            # Only scalars have other tags, and there every tag but a few is refused.
            tagged_scalar("", event.tag, event.offset)
            raise TextError(
                "tag-mismatch",
                "a list or an object can't have this tag",
                offset=event.offset,
            )
        if self._stack and self._expects_key(self._stack[-1]):
            raise _unusable_key(event.offset)
        self._check_depth(len(self._stack) + 1, event.offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        frame = (
            _Open({}, event.offset, event.anchor, {})
            if event.kind is EventKind.MAPPING
            else _Open([], event.offset, event.anchor, [])
        )
        self._offsets[id(frame.container)] = frame.places
        self._stack.append(frame)

    def _close(self) -> None:
        frame = self._stack.pop()
        for source in frame.merged:
            self._merge(source, frame)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Measured(
                frame.container, frame.nodes, frame.length, frame.height, None
            )
        self._add(
            frame.container, frame.offset, frame.nodes, frame.length, frame.height
        )

    def _alias(self, event: Event) -> None:
        name = event.text
        if name not in self._anchors:
            raise TextError(
                "alias-undefined",
                f"the alias `*{name}` has no anchor `&{name}` before it",
                offset=event.offset,
                hint="put a text that begins with `*` in quotes",
            )
        target = self._anchors[name]
        if target is None:
            raise TextError(
                "alias-recursive",
                f"the alias `*{name}` is inside the value it refers to",
                offset=event.offset,
                hint="use a `$ref` for what contains itself",
            )
        frame = self._stack[-1] if self._stack else None
        if frame is not None and self._expects_key(frame):
            if target.text is None:
                raise _unusable_key(event.offset)
            self._count_alias(target, event.offset)
            frame.key, frame.key_offset = target.text, event.offset
            return
        self._check_depth(len(self._stack) + target.height, event.offset)
        self._count_alias(target, event.offset)
        self._add(
            target.value, event.offset, target.nodes, target.length, target.height
        )

    def _count_alias(self, target: _Measured, offset: int) -> None:
        self._aliased += target.nodes
        self._aliased_length += target.length
        for count, most, what in (
            (self._aliased, MAX_ALIASED, "values"),
            (self._aliased_length, MAX_ALIASED_TEXT, "characters"),
        ):
            if count > most:
                raise TextError(
                    "aliases-expand",
                    f"aliases repeat more than {most:,} {what}",
                    offset=offset,
                    hint="use `$ref` and `definitions` for what is used repeatedly",
                )

    def _add(
        self, value: JsonValue, offset: int, nodes: int, length: int, height: int
    ) -> None:
        """Put a complete value where the stream is: in a list, object or at the top."""
        if not self._stack:
            self._root, self._root_offset = value, offset
            return
        frame = self._stack[-1]
        frame.nodes += nodes
        frame.length += length
        if height >= frame.height:
            frame.height = height + 1
        container, places = frame.container, frame.places
        if isinstance(container, list):
            container.append(value)
            assert isinstance(places, list)
            places.append(offset)
            return
        assert isinstance(places, dict) and frame.key is not None
        if frame.merging:
            self._remember_merge(value, frame)
        else:
            if frame.key in container:
                self._duplicate(frame, container[frame.key], value)
            container[frame.key] = value
            places[frame.key] = frame.key_offset
        frame.key, frame.merging = None, False

    def _remember_merge(self, value: JsonValue, frame: _Open) -> None:
        sources = value if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            raise TextError(
                "merge-unusable",
                "only an object or a list of objects can be merged by `<<`",
                offset=frame.key_offset,
            )
        frame.merged.extend(sources)

    def _merge(self, source: JsonValue, frame: _Open) -> None:
        """Add the members of `source` that `frame` has not got: what is nearer wins."""
        assert isinstance(source, dict) and isinstance(frame.container, dict)
        theirs, ours = self._offsets[id(source)], frame.places
        assert isinstance(theirs, dict) and isinstance(ours, dict)
        for key, value in source.items():
            if key not in frame.container:
                frame.container[key] = value
                ours[key] = theirs[key]

    def _duplicate(self, frame: _Open, old: JsonValue, new: JsonValue) -> None:
        assert frame.key is not None
        if _same(old, new):
            self._diagnostics.append(
                warning(
                    "key-duplicate",
                    f"the key `{frame.key}` occurs twice with the same value",
                    pointer=self._pointer() / frame.key,
                    hint="remove one of the two",
                )
            )
            return
        self._duplicates.append(
            TextError(
                "key-duplicate",
                f"the key `{frame.key}` occurs twice in this object, with different "
                "values",
                offset=frame.key_offset,
                hint="rename or remove one of the two: most tools would silently lose "
                "the first",
            )
        )

    def _pointer(self) -> Pointer:
        """The pointer of the innermost open list or object."""
        pointer = ROOT
        for frame in self._stack[:-1]:
            container = frame.container
            token = len(container) if isinstance(container, list) else frame.key
            pointer = pointer / (token if token is not None else "")
        return pointer

    @staticmethod
    def _expects_key(frame: _Open) -> bool:
        return frame.key is None and isinstance(frame.container, dict)

    @staticmethod
    def _check_depth(depth: int, offset: int) -> None:
        if depth > MAX_DEPTH:
            raise nesting_too_deep(offset)


def _unusable_key(offset: int) -> TextError:
    return TextError(
        "key-unusable",
        "a list or an object can't be a key",
        offset=offset,
        hint="put a key that begins with a bracket or a brace in quotes",
    )


def _same(old: JsonValue, new: JsonValue) -> bool:
    """Whether two values are the same JSON; `==` takes 1, 1.0 and true for one."""
    return old == new and json.dumps(old, sort_keys=True) == json.dumps(
        new, sort_keys=True
    )
