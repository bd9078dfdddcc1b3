"""Which member of an object an element belongs to, by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .parsing import Element
from .shapes import ListShape, ObjectShape, Part, Shape, UnionShape

__all__ = ["Places"]


class Places:
    """The names of parts, and the places of the members of an object if one is given.

    `lists` are the members whose items stand among the other members, `inside` the
    objects whose own members do.
    """

    def __init__(
        self, shapes: Mapping[str, Shape], shape: ObjectShape | None = None
    ) -> None:
        self._shapes = shapes
        self.lists: dict[str, ListShape] = {}
        self.inside: dict[str, ObjectShape] = {}
        self._by_name: dict[str, list[tuple[str, Part, str]]] = {}
        for name, part in shape.members.items() if shape is not None else ():
            default = part.name or name
            for item in self._elements(name, part):
                for called in self.names(item, default):
                    found = self._by_name.setdefault(called, [])
                    found.append((name, item, default))

    def _elements(self, name: str, part: Part) -> Sequence[Part]:
        """The elements that a member is, or its items are."""
        if part.node == "element":
            return [part]
        of = self._shapes.get(part.of)
        if part.node == "none" and isinstance(of, ListShape):
            self.lists[name] = of
            return [*of.first, of.items]
        if part.node == "none" and isinstance(of, ObjectShape):
            self.inside[name] = of
        return []

    def of(self, element: Element) -> str | None:
        """The member that an element is, or an item of; None if it is of none.

        One with a stated namespace comes before one that is read in any.
        """
        found = [
            (name, self.states_namespace(element, part))
            for name, part, default in self._by_name.get(element.name, ())
            if self.is_called(element, part, default)
        ]
        stated = (name for name, is_stated in found if is_stated)
        return next(stated, found[0][0] if found else None)

    def knows(self, name: str) -> bool:
        """Whether a member may be an element of that name, in some namespace."""
        return name in self._by_name

    def foreign(self, elements: Sequence[Element], parent: Element) -> list[Element]:
        """Which elements of a member, or of its items, are not, as others are nearer.

        Those are in the namespace of the parent, or in none. One of another namespace
        that nobody states is taken only where there is no such.
        """
        spaces = {item.namespace for item in elements}
        if len(spaces) < 2 or not spaces & {"", parent.namespace}:
            return []
        return [
            item
            for item in elements
            if item.namespace not in ("", parent.namespace)
            and not any(
                self.states_namespace(item, part)
                for _, part, _ in self._by_name.get(item.name, ())
            )
        ]

    def states_namespace(self, element: Element, part: Part) -> bool:
        """Whether the API description says that a part is in an element's namespace."""
        return any(
            item.namespace and item.namespace == element.namespace
            for item in self._named(part)
        )

    def names(self, part: Part, default: str) -> set[str]:
        """What an element may be called."""
        return {item.name or default for item in self._named(part)} - {""}

    def is_called(self, element: Element, part: Part, default: str) -> bool:
        """Whether an element has the name of a part."""
        return any(
            element.name == (item.name or default)
            and item.namespace in ("", element.namespace)
            for item in self._named(part)
        )

    def may_be(self, element: Element, part: Part, default: str) -> bool:
        """Whether an element is a part by what is stated: its name, its namespace."""
        if self.states_name(part):
            return self.is_called(element, part, default)
        return any(
            item.namespace in ("", element.namespace) for item in self._named(part)
        )

    def qualified_names(self, part: Part, default: str) -> list[tuple[str, str]]:
        """The namespaces and names that an element may have, in order."""
        named = self._named(part)
        return sorted(
            {(item.namespace, item.name if item.states else default) for item in named}
        )

    def states_name(self, part: Part) -> bool:
        """Whether the API description says what an element is called."""
        return all(item.states for item in self._named(part))

    def _named(self, part: Part) -> Iterator[Part]:
        """The part itself if it has a name, else its alternatives."""
        shape = self._shapes.get(part.of)
        if part.name or not isinstance(shape, UnionShape):
            yield part
            return
        for variant in shape.variants:
            # A union may be one of its own variants.
            of = self._shapes.get(variant.of)
            if variant.name or not isinstance(of, UnionShape) or of is shape:
                yield variant
            else:
                yield from of.variants
