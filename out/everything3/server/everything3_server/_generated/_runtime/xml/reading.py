"""Reads elements as values of JSON, by the shapes of a schema.

What does not fit is read nevertheless, so that whoever checks the value can say where
it is wrong: text that is no number as a string, an element too many as a list. What the
shapes do not know is kept in objects: elements by their names, attributes as `@name`,
and text beside elements as `#text`. The namespace of an attribute is said as in
`@{urn:n}name`, that of an element where a member is called like it. Elsewhere there is
no place for it, and it is left out, which is logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ..wire.log_text import one_line
from ..wire.xml_form import XmlError
from .members import Places
from .parsing import XSI, Element
from .shapes import SCALARS, ListShape, ObjectShape, Part, Shape, UnionShape
from .texts import value_of

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["Reader"]

_XML = "http://www.w3.org/XML/1998/namespace"

# How much worse than a member too many it is if a value is of another kind.
_OF_ANOTHER_KIND = 10

# How much of what is left out one record of the log says.
_MOST_TOLD = 10


class Reader:
    """Reads documents by the shapes of a table; `logger` is told what has no place."""

    def __init__(
        self, shapes: Mapping[str, Shape], logger: Logger | None = None
    ) -> None:
        self.shapes = shapes
        self._places: dict[int, Places] = {}
        self._logger = logger

    def read(self, root: Element, part: Part) -> object:
        """The value of a document; raises `XmlError` for one of another kind."""
        places = Places(self.shapes)
        if not places.may_be(root, part, ""):
            names = places.qualified_names(part, root.name)
            called, wanted = f"<{root.name}>", [f"<{name}>" for _, name in names]
            # Where only the namespace is wrong, that has to be told.
            if called in wanted:
                called = _with_namespace(root.namespace, root.name)
                wanted = [_with_namespace(*name) for name in names]
            raise XmlError(f"it is {called}, not {' or '.join(wanted)}", is_xml=True)
        found = _Run(self).value(root, part, root.name)
        if found.left_out and self._logger is not None:
            # Namespaces may hold line breaks.
            told = ", ".join(map(one_line, found.left_out))
            self._logger.warning("no place in the API for what XML has: %s", told)
        return found.value

    def places(self, shape: ObjectShape) -> Places:
        """Where the members of an object are, which is looked up in every one."""
        # Shapes live as long as the table.
        if id(shape) not in self._places:
            self._places[id(shape)] = Places(self.shapes, shape)
        return self._places[id(shape)]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read, how much of it did not fit, and some of what has no place."""

    value: object
    misfits: int = 0
    left_out: tuple[str, ...] = ()


def _with_namespace(namespace: str, name: str) -> str:
    place = f"the namespace {namespace}" if namespace else "no namespace"
    return f"<{name}> in {place}"


def _best(found: Iterable[_Found]) -> _Found:
    """What fits best; a text is taken for nothing else if it may be a text."""
    return min(found, key=lambda item: (item.misfits, not isinstance(item.value, str)))


class _Run:
    """One document while it is read.

    Each element is read once by each shape, however many unions try it.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.shapes = reader.shapes
        self._known: dict[tuple[int, str, str], _Found] = {}

    def value(self, element: Element, part: Part, default: str) -> _Found:
        """The value of an element that is called `default` if its part has no name."""
        if element.is_nil:
            return _Found(None)
        name = part.name or default
        key = id(element), part.of, name
        if key not in self._known:
            self._known[key] = self._value(element, part.of, name)
        return self._known[key]

    def _value(self, element: Element, of: str, name: str) -> _Found:
        if of == "any":
            return _Found(_anything(element))
        if of in SCALARS:
            if element.children:
                return _Found(_anything(element), _OF_ANOTHER_KIND)
            return _beside(self.text(element.text, of), _attributes_of(element))
        shape = self.shapes[of]
        if isinstance(shape, ListShape):
            return self._wrapped(element, shape, name)
        if isinstance(shape, UnionShape):
            return self._alternative(element, shape, name)
        return _Members(self, element).read(self._case(element, shape))

    def text(self, text: str, of: str) -> _Found:
        """The value of an attribute or of a text."""
        shape = self.shapes.get(of)
        if isinstance(shape, ListShape):
            read = [self.text(item, shape.items.of) for item in text.split()]
            misfits = sum(item.misfits for item in read)
            return _Found([item.value for item in read], misfits)
        if isinstance(shape, UnionShape):
            return _best(self.text(text, variant.of) for variant in shape.variants)
        value, fits = value_of(text, of if of in SCALARS else "any")
        return _Found(value, 0 if fits else _OF_ANOTHER_KIND)

    def items(self, elements: Sequence[Element], shape: ListShape, name: str) -> _Found:
        """The items of a list, an element each."""
        found = [
            self.value(child, shape.item(index), name)
            for index, child in enumerate(elements)
        ]
        return _together([item.value for item in found], found)

    def _wrapped(self, element: Element, shape: ListShape, name: str) -> _Found:
        """The list that has an element of its own, in which nothing else has a place.

        What its items are called has to be right if it is stated, or if any is.
        """
        places = Places(self.shapes)
        called = [
            places.is_called(child, shape.item(index), name)
            for index, child in enumerate(element.children)
        ]
        takes_any = not any(called) and not places.states_name(shape.items)
        items: list[Element] = []
        others = _attributes_of(element)
        for child in element.children:
            part = shape.item(len(items))
            is_item = places.is_called(child, part, name)
            if is_item or (takes_any and places.may_be(child, part, name)):
                items.append(child)
            else:
                others.append(f"<{child.name}> in <{element.name}>")
        if element.text.strip():
            others.append(f"text in <{element.name}>")
        return _beside(self.items(items, shape, name), others)

    def _case(self, element: Element, shape: ObjectShape) -> ObjectShape:
        """The shape that the tag of an object names."""
        said = self._tag(element, shape, shape.tag)
        case = self.shapes.get(shape.cases.get(said, ""))
        return case if isinstance(case, ObjectShape) else shape

    def _tag(self, element: Element, shape: ObjectShape, name: str) -> str:
        """The text of the member of an object that is its tag, empty for none."""
        part = shape.members.get(name)
        if part is None:
            return ""
        if part.node == "attribute":
            return element.attributes.get(_attribute(part, name), "")
        if part.node in ("text", "cdata"):
            return element.text
        places = self.reader.places(shape)
        children = (item for item in element.children if places.of(item) == name)
        return next((child.text for child in children), "")

    def _alternative(self, element: Element, shape: UnionShape, name: str) -> _Found:
        places = Places(self.shapes)
        named = [
            item
            for item in shape.variants
            if item.name and places.is_called(element, item, name)
        ]
        if len(named) == 1:
            return _with_tag(self.value(element, named[0], name), named[0], shape)
        possible = named or shape.variants
        for variant in possible:
            of = self.shapes.get(variant.of)
            if isinstance(of, ObjectShape):
                said = self._tag(element, of, shape.tag)
                if said in shape.cases:
                    return self.value(element, Part(of=shape.cases[said]), name)
        return _best(self.value(element, variant, name) for variant in possible)


def _with_tag(found: _Found, variant: Part, shape: UnionShape) -> _Found:
    """The object of a variant, with the tag where only the name of it says that."""
    said = [tag for tag, case in shape.cases.items() if case == variant.of]
    if not isinstance(found.value, dict) or not said:
        return found
    members = cast("dict[str, object]", found.value)
    if shape.tag in members:
        return found
    return _Found({shape.tag: said[0], **members}, found.misfits, found.left_out)


class _Members:
    """The members of an object while they are read from an element."""

    def __init__(self, run: _Run, element: Element) -> None:
        self._run = run
        self._element = element
        self._elements: Sequence[Element] = element.children
        self._attributes = dict(element.attributes)
        self._has_text = False
        self._left_out: list[str] = []
        self._found: dict[str, list[_Found]] = {}

    def read(self, shape: ObjectShape) -> _Found:
        """The object, with what its shape has no part for."""
        self._read_known(shape)
        self._read_others(shape)
        return self._object()

    def _object(self) -> _Found:
        misfits = 0
        members: dict[str, object] = {}
        for name, found in self._found.items():
            members[name] = found[0].value
            if len(found) > 1:
                # One too many: whoever checks the value finds a list.
                misfits += _OF_ANOTHER_KIND
                members[name] = [item.value for item in found]
        every = [item for found in self._found.values() for item in found]
        read = _together(members, [*every, _Found(None, misfits)])
        return _beside(read, self._left_out)

    def _add(self, name: str, found: _Found) -> None:
        self._found.setdefault(name, []).append(found)

    def _read_known(self, shape: ObjectShape) -> None:
        lists: dict[str, list[Element]] = {}
        places = self._run.reader.places(shape)
        rest: list[Element] = []
        known: dict[str, list[Element]] = {}
        for child in self._elements:
            name = places.of(child)
            (rest if name is None else known.setdefault(name, [])).append(child)
        for name, elements in known.items():
            foreign = places.foreign(elements, self._element)
            if foreign:
                ids = {id(item) for item in foreign}
                elements = [item for item in elements if id(item) not in ids]
                rest += foreign
            if name in places.lists:
                lists[name] = elements
                continue
            for child in elements:
                self._add(name, self._run.value(child, shape.members[name], name))
        self._elements = rest
        for name, part in shape.members.items():
            if name in places.lists:
                elements = lists.get(name, [])
                if elements or part.required:
                    items = places.lists[name]
                    called = part.name or name
                    self._add(name, self._run.items(elements, items, called))
            elif name in places.inside:
                self._read_inside(name, part, places.inside[name])
            elif part.node == "attribute":
                text = self._attributes.pop(_attribute(part, name), None)
                if text is not None:
                    self._add(name, self._run.text(text, part.of))
            elif part.node in ("text", "cdata"):
                self._has_text = True
                if self._element.text or part.required:
                    self._add(name, self._run.text(self._element.text, part.of))

    def _read_inside(self, name: str, part: Part, shape: ObjectShape) -> None:
        """An object whose own parts stand among the others."""
        inner = _Members(self._run, self._element)
        inner._elements, inner._attributes = self._elements, self._attributes
        inner._read_known(shape)
        self._elements, self._has_text = inner._elements, inner._has_text
        if inner._found or part.required:
            self._add(name, inner._object())

    def _read_others(self, shape: ObjectShape) -> None:
        others: dict[str, list[Element]] = {}
        places = self._run.reader.places(shape)
        for child in self._elements:
            is_taken = child.name in shape.members or places.knows(child.name)
            space = f"{{{child.namespace}}}" if is_taken else ""
            others.setdefault(f"{space}{child.name}", []).append(child)
        part = shape.others
        of = self._run.shapes.get(part.of)
        for name, elements in others.items():
            if part.node == "none" and isinstance(of, ListShape):
                self._add(name, self._run.items(elements, of, elements[0].name))
                continue
            found = [self._run.value(child, part, child.name) for child in elements]
            if part.of == "any":
                values = [item.value for item in found]
                value = values if len(values) > 1 else values[0]
                found = [_Found(value, len(values))]
            for item in found:
                self._add(name, item)
        for name, text in _own_attributes(self._attributes):
            is_taken = name in shape.members
            self._add(f"@{{}}{name[1:]}" if is_taken else name, _Found(text, 1))
        if self._has_text or not self._element.text.strip():
            return
        if "#text" in shape.members:
            self._left_out.append(f"text in <{self._element.name}>")
            return
        self._add("#text", _Found(self._element.text, 1))


def _attribute(part: Part, name: str) -> tuple[str, str]:
    """What the attribute that a part is is called.

    Without a prefix it is in no namespace (Namespaces in XML 1.0, section 6.2).
    """
    return part.namespace, part.name or name


def _own_attributes(
    attributes: Mapping[tuple[str, str], str],
) -> Iterator[tuple[str, str]]:
    """The keys of attributes that are not about XML itself, and their texts."""
    for (namespace, name), text in attributes.items():
        if namespace not in (XSI, _XML):
            yield f"@{{{namespace}}}{name}" if namespace else f"@{name}", text


def _attributes_of(element: Element) -> list[str]:
    """The attributes of an element that has no place for any."""
    return [
        f"{key} of <{element.name}>" for key, _ in _own_attributes(element.attributes)
    ]


def _beside(found: _Found, others: Sequence[str]) -> _Found:
    """What was read, beside what else there was and has no place."""
    if not others:
        return found
    left_out = (*found.left_out, *others)[:_MOST_TOLD]
    return _Found(found.value, found.misfits + len(others), left_out)


def _together(value: object, parts: Sequence[_Found]) -> _Found:
    """A value that consists of parts."""
    misfits = sum(item.misfits for item in parts)
    left_out = [place for item in parts for place in item.left_out]
    return _Found(value, misfits, tuple(left_out[:_MOST_TOLD]))


def _anything(element: Element) -> object:
    """The value of an element of which nothing is known: a text, or its parts."""
    if element.is_nil:
        return None
    members: dict[str, object] = {**dict(_own_attributes(element.attributes))}
    by_name: dict[str, list[object]] = {}
    for child in element.children:
        by_name.setdefault(child.name, []).append(_anything(child))
    for name, values in by_name.items():
        members[name] = values if len(values) > 1 else values[0]
    if not members:
        return element.text
    if element.text.strip():
        members["#text"] = element.text
    return members
