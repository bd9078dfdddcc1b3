"""One self-contained document out of a document in several files."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import quote

from triptych.description.grammar import DOCUMENT, Expected, Grammar, Kind, Shape
from triptych.description.node import Findings, Node
from triptych.description.references.following import References
from triptych.description.references.sites import Site, reached_sites
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source.files import Sources
from triptych.source.json_reference import Found, reference_of

__all__ = ["bundle"]

_FRAGMENT_SAFE: Final = "/~!$&'()*+,;=:@?"
"""What RFC 3986, section 3.5 allows in a fragment besides letters, digits, `-._`."""


def bundle(sources: Sources, grammar: Grammar) -> dict[str, JsonValue]:
    """The document with everything from other files in it.

    What has a section goes there, under the name the document has for it, else what its
    own file calls it; the rest is put in place of the references. A document in one
    file is given back as it is. The references have been checked: one that leads
    nowhere is kept.
    """
    if not sources.files:
        return sources.root.tree
    return _Bundling(sources, grammar).document()


class _Placed(NamedTuple):
    section: tuple[str, ...]
    name: str
    node: Node


class _Bundling:
    def __init__(self, sources: Sources, grammar: Grammar) -> None:
        self._tree = sources.root.tree
        self._grammar = grammar
        self._findings = Findings()
        self._references = References(sources, grammar, self._findings)
        self._references.check()
        self._placed: dict[tuple[Kind, Pointer], _Placed] = {}
        self._taken: dict[Kind, set[str]] = {}

    def document(self) -> dict[str, JsonValue]:
        """The whole document."""
        for kind in self._grammar.sections:
            self._place_declared(kind)
        used: dict[tuple[Pointer, Kind], Node] = {}
        for site in reached_sites(self._tree, self._grammar, self._follow):
            target = self._references.resolve(self._node(site.value, site.pointer))
            kind, shape = site.expected
            if (
                kind in self._grammar.sections
                and shape is Shape.ONE
                and target is not None
            ):
                used[target.pointer, kind] = target
        for (pointer, kind), target in sorted(used.items(), key=lambda item: item[0]):
            if pointer.file and (kind, pointer) not in self._placed:
                self._place(kind, target, self._free_name(kind, pointer))
        # The sections exist before they are filled from other files.
        bundled = dict(self._tree)
        for section in {placed.section for placed in self._placed.values()}:
            _make_section(bundled, section)
        document = self._rewritten(bundled, ROOT, DOCUMENT)
        assert isinstance(document, dict)
        for (kind, pointer), placed in self._placed.items():
            container = document
            for key in placed.section:
                inner = container[key]
                assert isinstance(inner, dict)
                container = inner
            expected = Expected(kind, Shape.ONE)
            container[placed.name] = self._rewritten(
                placed.node.value, pointer, expected
            )
        return document

    def _place_declared(self, kind: Kind) -> None:
        """What the document has under a name already keeps that name."""
        declared: Node | None = Node(self._tree, ROOT, self._findings)
        for key in self._grammar.sections[kind]:
            section = declared.child(key) if declared is not None else None
            declared = self._references.resolve(section) if section else None
        self._taken[kind] = set()
        for name, member in declared.members() if declared is not None else ():
            self._taken[kind].add(name)
            target = self._references.resolve(member)
            if target is not None and target.pointer.file:
                self._place(kind, target, name)

    def _place(self, kind: Kind, target: Node, name: str) -> None:
        self._taken[kind].add(name)
        placed = _Placed(self._grammar.sections[kind], name, target)
        self._placed.setdefault((kind, target.pointer), placed)

    def _free_name(self, kind: Kind, pointer: Pointer) -> str:
        tokens = pointer.tokens
        wanted = tokens[-1] if tokens else PurePosixPath(pointer.file).stem
        name, number = wanted, 1
        while name in self._taken[kind]:
            number += 1
            name = f"{wanted}_{number}"
        return name

    def _follow(self, site: Site) -> Found | None:
        target = self._references.resolve(self._node(site.value, site.pointer))
        if target is None:
            return None
        return Found(pointer=target.pointer, value=target.value)

    def _node(self, value: JsonValue, pointer: Pointer) -> Node:
        return Node(value, pointer, self._findings)

    def _rewritten(
        self, value: JsonValue, pointer: Pointer, expected: Expected
    ) -> JsonValue:
        """A copy of `value` with other references; what has none is shared.

        Recurses as deep as a file nests: only what the standard lets stand once in a
        place is put there from another file.
        """
        if isinstance(value, dict) and self._grammar.is_reference(value, expected):
            return self._reference(value, pointer, expected)
        if isinstance(value, list):
            items = list(value)
            for key, inner in self._grammar.inside(value, expected):
                items[int(key)] = self._rewritten(items[int(key)], pointer / key, inner)
            return items
        if isinstance(value, dict):
            rewritten = dict(value)
            for key, inner in self._grammar.inside(value, expected):
                rewritten[key] = self._rewritten(value[key], pointer / key, inner)
            return rewritten
        return value

    def _reference(
        self, value: dict[str, JsonValue], pointer: Pointer, expected: Expected
    ) -> JsonValue:
        node = self._node(value, pointer)
        target = self._references.resolve(node)
        if target is None:
            return value
        kind, shape = expected
        if kind in self._grammar.sections and shape is Shape.ONE:
            spelled: dict[str, JsonValue] = {"$ref": self._spelled(node, kind, target)}
            return {**value, **self._siblings(value, pointer, expected), **spelled}
        inlined = self._rewritten(target.value, target.pointer, expected)
        if isinstance(inlined, dict):
            return {**inlined, **self._siblings(value, pointer, expected)}
        return inlined

    def _siblings(
        self, value: dict[str, JsonValue], pointer: Pointer, expected: Expected
    ) -> dict[str, JsonValue]:
        """What counts beside a reference."""
        if not self._grammar.has_siblings(expected):
            return {}
        own = {key: item for key, item in value.items() if key != "$ref"}
        beside = self._rewritten(own, pointer, expected)
        assert isinstance(beside, dict)
        return beside

    def _spelled(self, node: Node, kind: Kind, target: Node) -> str:
        reference = reference_of(node.value)
        named = self._references.step(node)
        meant = self._references.resolve(named) if named is not None else None
        if named is None or named.pointer.file or meant != target:
            placed = self._placed.get((kind, target.pointer))
            if placed is not None:
                section = ROOT
                for key in placed.section:
                    section = section / key
                return _quoted(section / placed.name)
            named = target
        if reference is not None and not node.pointer.file:
            # Local already: it stays as its author wrote it, if nothing is on its way.
            literal = Pointer.from_reference(reference, ROOT)
            if literal == named.pointer:
                return reference
        return _quoted(named.pointer)


def _make_section(document: dict[str, JsonValue], keys: tuple[str, ...]) -> None:
    """Make the section at `keys` where there is none; changes nothing inside."""
    section = document
    for key in keys:
        inner = section.get(key)
        section[key] = copied = dict(inner) if isinstance(inner, dict) else {}
        section = copied


def _quoted(pointer: Pointer) -> str:
    return f"#{quote(pointer.partition('#')[2], safe=_FRAGMENT_SAFE)}"
