"""Reads elements as values of JSON, by the shapes of a schema.

What does not fit is read nevertheless, so that whoever checks the value can say where
it is wrong: text that is no number as a string, an element too many as a list. What the
shapes do not know is kept: elements by their names, attributes as `@name`, and text
beside elements as `#text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ..wire.xml_form import XmlError
from .members import Places
from .parsing import XSI, Element
from .shapes import SCALARS, ListShape, ObjectShape, Part, Shape, UnionShape
from .texts import value_of

__all__ = ["Reader"]

_XML = "http://www.w3.org/XML/1998/namespace"

# How much worse than a member too many it is if a value is of another kind.
_OF_ANOTHER_KIND = 10


class Reader:
    """Reads documents by the shapes of one table."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self.shapes = shapes
        self._places: dict[int, Places] = {}

    def read(self, root: Element, part: Part) -> object:
        """The value of a document; raises `XmlError` for one of another kind."""
        places = Places(self.shapes)
        if not places.may_be(root, part, ""):
            names = places.qualified_names(part, root.name)
            found, wanted = f"<{root.name}>", [f"<{name}>" for _, name in names]
            # Where only the namespace is wrong, that has to be told.
            if found in wanted:
                found = _with_namespace(root.namespace, root.name)
                wanted = [_with_namespace(*name) for name in names]
            raise XmlError(f"it is {found}, not {' or '.join(wanted)}", is_xml=True)
        return _Run(self).value(root, part, root.name).value

    def places(self, shape: ObjectShape) -> Places:
        """Where the members of an object are, which is looked up in every one."""
        # Shapes live as long as the table.
        if id(shape) not in self._places:
            self._places[id(shape)] = Places(self.shapes, shape)
        return self._places[id(shape)]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read, and how much of it did not fit."""

    value: object
    misfits: int = 0


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
            return self.text(element.text, of)
        shape = self.shapes[of]
        if isinstance(shape, ListShape):
            return self.items(element.children, shape, name, is_wrapped=True)
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

    def items(
        self,
        elements: Sequence[Element],
        shape: ListShape,
        name: str,
        *,
        is_wrapped: bool = False,
    ) -> _Found:
        """The items of a list; in an element of its own, nothing else has a place."""
        places = Places(self.shapes)
        items: list[object] = []
        misfits = 0
        for index, child in enumerate(elements):
            part = shape.item(index)
            found = self.value(child, part, name)
            is_stated = is_wrapped and places.states_name(part)
            if is_stated and not places.is_called(child, part, name):
                found = _Found({child.name: found.value}, _OF_ANOTHER_KIND)
            items.append(found.value)
            misfits += found.misfits
        return _Found(items, misfits)

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
            return next(iter(_texts_of(element.attributes, part, name)), "")
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
    if not isinstance(found.value, dict) or not said or shape.tag in found.value:
        return found
    members = cast("dict[str, object]", found.value)
    return _Found({shape.tag: said[0], **members}, found.misfits)


class _Members:
    """The members of an object while they are read from an element."""

    def __init__(self, run: _Run, element: Element) -> None:
        self._run = run
        self._element = element
        self._elements: Sequence[Element] = element.children
        self._attributes = dict(element.attributes)
        self._has_text = False
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
            misfits += sum(item.misfits for item in found)
            members[name] = found[0].value
            if len(found) > 1:
                # One too many: whoever checks the value finds a list.
                misfits += _OF_ANOTHER_KIND
                members[name] = [item.value for item in found]
        return _Found(members, misfits)

    def _add(self, name: str, found: _Found) -> None:
        self._found.setdefault(name, []).append(found)

    def _read_known(self, shape: ObjectShape) -> None:
        lists: dict[str, list[Element]] = {}
        places = self._run.reader.places(shape)
        rest: list[Element] = []
        for child in self._elements:
            name = places.of(child)
            if name is None:
                rest.append(child)
            elif name in places.lists:
                lists.setdefault(name, []).append(child)
            else:
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
                for text in _texts_of(self._attributes, part, name, is_taken=True):
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
        for child in self._elements:
            others.setdefault(child.name, []).append(child)
        part = shape.others
        of = self._run.shapes.get(part.of)
        for name, elements in others.items():
            if part.node == "none" and isinstance(of, ListShape):
                self._add(name, self._run.items(elements, of, name))
                continue
            found = [self._run.value(child, part, name) for child in elements]
            if part.of == "any":
                values = [item.value for item in found]
                value = values if len(values) > 1 else values[0]
                found = [_Found(value, len(values))]
            for item in found:
                self._add(name, item)
        for name, text in _own_attributes(self._attributes):
            self._add(f"@{name}", _Found(text, 1))
        if not self._has_text and self._element.text.strip():
            self._add("#text", _Found(self._element.text, 1))


def _texts_of(
    attributes: Mapping[tuple[str, str], str],
    part: Part,
    name: str,
    *,
    is_taken: bool = False,
) -> list[str]:
    """The text of the attribute that a part is, if it is there."""
    for key in attributes:
        namespace, local = key
        if local == (part.name or name) and part.namespace in ("", namespace):
            if is_taken and isinstance(attributes, dict):
                return [attributes.pop(key)]
            return [attributes[key]]
    return []


def _own_attributes(
    attributes: Mapping[tuple[str, str], str],
) -> Iterator[tuple[str, str]]:
    """The attributes that are not about XML itself."""
    for (namespace, name), text in attributes.items():
        if namespace not in (XSI, _XML):
            yield name, text


def _anything(element: Element) -> object:
    """The value of an element of which nothing is known: a text, or its parts."""
    if element.is_nil:
        return None
    members: dict[str, object] = {
        f"@{name}": text for name, text in _own_attributes(element.attributes)
    }
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
