"""Writes values of JSON as documents, by the shapes of a schema.

Members stand in the order of their schema, whatever that of the value is. Those that
the shapes do not know are elements, or what their names say as `reading` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import cast

from .parsing import MAX_DEPTH, XSI
from .shapes import ANYTHING, ListShape, ObjectShape, Part, Shape, UnionShape
from .texts import is_name, text_of

__all__ = ["write_document"]

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = {**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_document(
    value: object, part: Part, shapes: Mapping[str, Shape], *, indent: bool = False
) -> str:
    """The document of a value; raises `ValueError` for one that has none.

    With `indent` elements stand on lines of their own, which is for readers: blanks
    count where an element has text as well.
    """
    writer = _Writer(shapes, indent=indent)
    writer.element(value, part, "root", _Scope({}, 0))
    return f"{_DECLARATION}{''.join(writer.written)}"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The namespaces by prefix that count where something is written."""

    prefixes: Mapping[str, str]
    depth: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part with the value that it has."""

    value: object
    part: Part
    name: str


class _Writer:
    def __init__(self, shapes: Mapping[str, Shape], *, indent: bool) -> None:
        self._shapes = shapes
        self._indent = indent
        self.written: list[str] = []

    def element(self, value: object, part: Part, default: str, scope: _Scope) -> None:
        """Write an element that is called `default` if its part has no name."""
        part = self._chosen(value, part)
        name = part.name or default
        if scope.depth == MAX_DEPTH:
            raise ValueError("it is nested too deeply for XML")
        shape = self._shapes.get(part.of)
        attributes: list[_Piece] = []
        elements: list[_Piece] = []
        texts: list[_Piece] = []
        if value is None:
            nil = Part(of="string", node="attribute", namespace=XSI, prefix="xsi")
            attributes.append(_Piece("true", nil, "nil"))
        elif isinstance(value, dict):
            members = cast("dict[str, object]", value)
            for piece in self._members(members, self._case(members, shape)):
                node = piece.part.node
                kinds = {"attribute": attributes, "element": elements}
                kinds.get(node, texts).append(piece)
        elif isinstance(value, list):
            of = shape if isinstance(shape, ListShape) else ListShape(items=ANYTHING)
            elements += self._items(cast("list[object]", value), of, name)
        else:
            texts.append(_Piece(value, Part(of="string", node="text"), ""))
        self._tag(name, part, attributes, elements, texts, scope)

    def _chosen(self, value: object, part: Part) -> Part:
        """The part of the alternative that a value is, where there are some."""
        shape = self._shapes.get(part.of)
        seen: set[str] = set()
        while isinstance(shape, UnionShape) and part.of not in seen:
            seen.add(part.of)
            found = self._alternative(value, shape)
            if part.name or not found.name:
                found = _named(found, part)
            part, shape = found, self._shapes.get(found.of)
        return part

    def _alternative(self, value: object, shape: UnionShape) -> Part:
        case = shape.cases.get(_said(value, shape.tag), "")
        if case:
            of_case = (item for item in shape.variants if item.of == case)
            return next(of_case, Part(of=case))
        return min(shape.variants, key=lambda item: self._misfits(value, item.of, 0))

    def _misfits(self, value: object, of: str, depth: int) -> int:
        """How little a value is of a shape, as far as its members tell."""
        shape = self._shapes.get(of)
        if value is None or of == "any":
            return 0
        if isinstance(shape, UnionShape):
            inner = (item.of for item in shape.variants)
            return (
                min(self._misfits(value, item, depth + 1) for item in inner)
                if depth < 3
                else 0
            )
        if isinstance(value, dict):
            if not isinstance(shape, ObjectShape):
                return _OF_ANOTHER_KIND
            members = cast("dict[str, object]", value)
            of_members = sum(
                self._misfits(item, shape.members[name].of, depth + 1) > 1
                for name, item in members.items()
                if name in shape.members and depth == 0
            )
            unknown = sum(name not in shape.members for name in members)
            missing = sum(
                part.required and name not in members
                for name, part in shape.members.items()
            )
            return unknown + 2 * missing + 2 * of_members
        if isinstance(value, list):
            return 0 if isinstance(shape, ListShape) else _OF_ANOTHER_KIND
        kinds = _KINDS.get(type(value), ("string", "token", "base64"))
        if of in kinds:
            return kinds.index(of)
        return _OF_ANOTHER_KIND

    def _case(self, members: Mapping[str, object], shape: Shape | None) -> ObjectShape:
        """The shape of an object, or the one that its tag names."""
        if not isinstance(shape, ObjectShape):
            return ObjectShape(members={})
        said = members.get(shape.tag)
        case = shape.cases.get(said, "") if isinstance(said, str) else ""
        found = self._shapes.get(case)
        return found if isinstance(found, ObjectShape) else shape

    def _members(
        self, members: Mapping[str, object], shape: ObjectShape
    ) -> Iterator[_Piece]:
        """The parts of an object, those of its schema first."""
        for name, part in shape.members.items():
            if name in members:
                yield from self._member(members[name], part, name)
        for name, value in members.items():
            if name not in shape.members:
                yield from self._other(name, value, shape.others)

    def _member(self, value: object, part: Part, name: str) -> Iterator[_Piece]:
        of = self._shapes.get(part.of)
        if part.node == "element":
            yield _Piece(value, part, name)
        elif value is None:
            # Only elements can say that they are null.
            return
        elif part.node == "none" and isinstance(value, list):
            of = of if isinstance(of, ListShape) else ListShape(items=ANYTHING)
            called = part.name or name
            yield from self._items(cast("list[object]", value), of, called)
        elif part.node == "none" and isinstance(value, dict):
            inner = cast("dict[str, object]", value)
            yield from self._members(inner, self._case(inner, of))
        elif part.node == "none":
            yield _Piece(value, Part(of=part.of), name)
        else:
            yield _Piece(value, part, name)

    def _other(self, name: str, value: object, part: Part) -> Iterator[_Piece]:
        space, name = _split(name)
        if space is not None:
            for piece in self._other(name, value, part):
                said = replace(piece.part, namespace=space or _NONE, prefix="")
                yield replace(piece, part=said)
        elif name == "#text":
            yield _Piece(value, Part(of="string", node="text"), name)
        elif name.startswith("@"):
            yield _Piece(value, Part(of="string", node="attribute"), name[1:])
        elif part.of == "any" and isinstance(value, list):
            for item in cast("list[object]", value):
                yield _Piece(item, part, name)
        else:
            yield from self._member(value, part, name)

    def _items(
        self, items: Iterable[object], shape: ListShape, name: str
    ) -> Iterator[_Piece]:
        for index, item in enumerate(items):
            yield _Piece(item, shape.item(index), name)

    def _tag(
        self,
        name: str,
        part: Part,
        attributes: Iterable[_Piece],
        elements: list[_Piece],
        texts: list[_Piece],
        scope: _Scope,
    ) -> None:
        used: dict[str, str] = {}
        known = dict(scope.prefixes)
        name = _qualified(name, part, known, used)
        said: dict[str, str] = {}
        for item in attributes:
            if item.value is not None:
                key = _qualified(item.part.name or item.name, item.part, known, used)
                if key in said:
                    raise ValueError(f"two attributes of <{name}> are called `{key}`")
                said[key] = _escaped(text_of(item.value), _IN_ATTRIBUTES)
        namespaces = [
            (f"xmlns:{prefix}" if prefix else "xmlns", _escaped(uri, _IN_ATTRIBUTES))
            for prefix, uri in used.items()
            if scope.prefixes.get(prefix) != uri
        ]
        head = "".join(f' {key}="{text}"' for key, text in (*namespaces, *said.items()))
        content = "".join(_content(item) for item in texts)
        if not elements and not content:
            self.written.append(f"<{name}{head}/>")
            return
        self.written.append(f"<{name}{head}>{content}")
        inside = _Scope(known, scope.depth + 1)
        is_laid_out = self._indent and elements and not content
        for item in elements:
            if is_laid_out:
                self.written.append(f"\n{'  ' * inside.depth}")
            self.element(item.value, item.part, item.name, inside)
        if is_laid_out:
            self.written.append(f"\n{'  ' * scope.depth}")
        self.written.append(f"</{name}>")


_OF_ANOTHER_KIND = 10

# In place of a namespace: that a name is in none, whatever is around it.
_NONE = "{}"

# A name of an element or an attribute with its namespace, as `reading` has it.
_WITH_NAMESPACE = re.compile(r"(@?)\{([^}]*)\}(.*)", re.DOTALL)

# The kinds of texts that a value may be, the best first.
_KINDS: Mapping[type, tuple[str, ...]] = {
    bool: ("boolean",),
    int: ("integer", "number"),
    Decimal: ("number", "integer"),
    float: ("number", "integer"),
    str: ("string", "token", "base64"),
}


def _split(name: str) -> tuple[str | None, str]:
    """The namespace that the key of a member says, None for none, and the rest."""
    found = _WITH_NAMESPACE.fullmatch(name)
    return (found[2], f"{found[1]}{found[3]}") if found else (None, name)


def _named(found: Part, part: Part) -> Part:
    return Part(
        of=found.of,
        node=part.node,
        name=part.name,
        namespace=part.namespace,
        prefix=part.prefix,
    )


def _content(piece: _Piece) -> str:
    if piece.value is None:
        return ""
    text = text_of(piece.value)
    if piece.part.node != "cdata" or not text:
        return _escaped(text, _ESCAPES)
    _check(text)
    # Neither can stand in a section, the one ends it and the other is read as a line.
    whole = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{whole}]]>".replace("\r", "]]>&#13;<![CDATA[")


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    _check(text)
    if not any(character in text for character in escapes):
        return text
    return "".join(escapes.get(character, character) for character in text)


def _check(text: str) -> None:
    found = _no_character().search(text)
    if found is not None:
        raise ValueError(f"the character {found[0]!r} can't be written in XML")


@cache
def _no_character() -> re.Pattern[str]:
    # XML 1.0, section 2.2. Compiled when it is first needed: that takes milliseconds.
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _qualified(
    name: str, part: Part, known: dict[str, str], used: dict[str, str]
) -> str:
    """The name with its prefix; both mappings have the namespace of that then.

    `known` are the prefixes that have one here, `used` those of the tag.
    """
    if not is_name(name):
        raise ValueError(f"nothing can be called {name!r} in XML")
    if not part.namespace:
        return name
    if part.namespace == _NONE:
        if part.node != "attribute" and known.get(""):
            known[""] = used[""] = ""
        return name
    prefix = part.prefix
    if part.node == "attribute" and not prefix:
        # Without a prefix an attribute is in no namespace.
        prefix = next((key for key, uri in known.items() if uri == part.namespace), "")
        prefix = prefix or f"ns{len(known) + 1}"
    if used.get(prefix, part.namespace) != part.namespace:
        # The same prefix means something else in this tag.
        prefix = f"ns{len(known) + 1}"
    known[prefix] = used[prefix] = part.namespace
    return f"{prefix}:{name}" if prefix else name


def _said(value: object, tag: str) -> str:
    """The tag of an object; empty if it has none that is a string."""
    said = cast("dict[str, object]", value).get(tag) if isinstance(value, dict) else ""
    return said if isinstance(said, str) else ""
