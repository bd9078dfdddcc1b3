"""Following `$ref` ("Reference Object"), over all files of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from triptych.description.grammar import Expected, Grammar, Kind, Shape
from triptych.description.node import Findings, Node
from triptych.description.references.kinds import kind_of, mismatch
from triptych.description.references.sites import Site, reached_sites
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.files import Sources
from triptych.source.json_reference import (
    Found,
    Lookup,
    RefusedReferenceError,
    locate,
    reference_of,
)

__all__ = ["References"]

_SHOWN: Final = 5
"""How many references of a circle are named."""

_ASSUMED: Final[Mapping[Kind | None, str]] = {
    Kind.SCHEMA: "any value is assumed",
    Kind.HEADER: "any text is assumed",
    Kind.RESPONSE: "a response without content is assumed",
}
"""What an empty object stands for, where it may stand for a reference."""


class References:
    """Resolves the references of one document.

    What can't be resolved is a finding at the reference that is wrong, once, however
    many others lead through it.
    """

    def __init__(self, sources: Sources, grammar: Grammar, findings: Findings) -> None:
        self._sources = sources
        self._grammar = grammar
        self._findings = findings
        self._lookup = Lookup(sources.path, sources.tree)
        # By the place and the text of a reference, so that a chain of thousands is
        # walked once and not from each of its links.
        self._resolved: dict[tuple[Pointer, str], Node | None] = {}
        self._responses: dict[tuple[Pointer, str], Node] = {}

    def siblings_count(self, kind: Kind) -> bool:
        """Whether members beside a `$ref` to a `kind` count in this version."""
        return kind in self._grammar.open_kinds

    def resolve(self, node: Node, expected: Kind | None = None) -> Node | None:
        """The node a reference finally means, or `node` itself if it is none.

        A reference that leads nowhere, in a circle or out of the document's folder is
        a warning at the place where it stands. Where a schema is `expected`, one that
        allows anything is assumed then, and where a response is, one that says nothing;
        else the result is None, and what stands there is left out.
        """
        way: dict[tuple[Pointer, str], Node] = {}
        current: Node | None = node
        while current is not None:
            reference = reference_of(current.value)
            if reference is None:
                break
            key = (current.pointer, reference)
            if key in self._resolved:
                current = self._resolved[key]
                break
            if key in way:
                first = self._report_circle([*way][[*way].index(key) :], expected)
                current = self._assumed(first, expected)
                break
            way[key] = current
            current = self.step(current, expected)
        for key in way:
            self._resolved[key] = current
        return current

    def described(self, node: Node) -> Node | None:
        """`resolve`, with the description beside the reference if there is one.

        For parameters and responses, which are described anew where they are used. The
        pointer is that of what is referred to.
        """
        target = self.resolve(node)
        if target is None or target is node or not isinstance(target.value, dict):
            return target
        description = node.text("description")
        if not description:
            return target
        return replace(target, value={**target.value, "description": description})

    def step(self, node: Node, expected: Kind | None = None) -> Node | None:
        """What the reference `node` itself names, which may be a reference again."""
        reference = reference_of(node.value)
        if reference is None:
            return node
        refusal: RefusedReferenceError | None = None
        try:
            found = self._follow(reference, node)
        except RefusedReferenceError as refused:
            found, refusal = None, refused
        if found is None:
            found = self._repaired(reference, node)
        if found is None:
            return self._report(reference, node, refusal, expected)
        return Node(found.value, found.pointer, node.findings)

    def place(self, reference: str, origin: Pointer) -> Pointer | None:
        """Where a reference at `origin` leads that is no `$ref`; None if nowhere."""
        try:
            found = self._lookup.follow(reference, file=origin.file, place=origin)
        except RefusedReferenceError:
            return None
        return found.pointer if found is not None else None

    def anchors(self, name: str, node: Node) -> int:
        """How many schemas have an anchor of this name in the file of `node`."""
        return self._lookup.anchors(name, file=node.pointer.file)

    def check(self) -> None:
        """Record what is wrong with any reference of the document, used or not.

        One that names another kind of thing than its place needs resolves from then on
        to what it must have meant.
        """
        for site in reached_sites(self._sources.root.tree, self._grammar, self._target):
            node = Node(site.value, site.pointer, self._findings)
            if site.reference is None:
                self._findings.warn(
                    "reference-unusable",
                    "a `$ref` should be a text; it is ignored",
                    site.pointer / "$ref",
                )
                continue
            target = self.resolve(node, site.expected.kind)
            if target is None:
                continue
            wrong = mismatch(target.value, site.expected, self._grammar)
            if wrong is None and self._is_described_only(site, target):
                wrong = "is a response, where a schema is expected"
            if wrong is not None:
                key = (site.pointer, site.reference)
                self._resolved[key] = self._meant(site, site.reference, target, wrong)
            elif site.expected.shape is Shape.ONE:
                self._check_siblings(site)

    def items(self, node: Node, key: str) -> list[Node]:
        """The items of the list at `key`, which as a whole may be a reference."""
        child = node.child(key)
        target = self.resolve(child) if child is not None else None
        if child is None or target is None or not isinstance(target.value, list):
            return node.items(key)
        return [
            Node(item, target.pointer / index, node.findings)
            for index, item in enumerate(target.value)
        ]

    def named_response(self, schema: Node) -> Node | None:
        """The response that is named where a schema should be; None if none is."""
        return self._responses.get((schema.pointer, reference_of(schema.value) or ""))

    def _target(self, site: Site) -> Found | None:
        node = Node(site.value, site.pointer, self._findings)
        target = self.resolve(node, site.expected.kind)
        if target is None:
            return None
        return Found(pointer=target.pointer, value=target.value)

    def _meant(
        self, site: Site, reference: str, target: Node, wrong: str
    ) -> Node | None:
        """What a reader takes a reference for that names another kind of thing."""
        kind, told, meant = site.expected.kind, "", None
        found = kind_of(target.value, self._grammar)
        if self._is_described_only(site, target):
            found = Kind.RESPONSE
        schema = _schema_in(target)
        if kind is Kind.SCHEMA and found in (Kind.RESPONSE, Kind.PARAMETER) and schema:
            told, meant = "its schema is assumed", self.resolve(schema, Kind.SCHEMA)
        if kind is Kind.SCHEMA and found is Kind.RESPONSE:
            told = "the response is assumed"
            self._responses[site.pointer, reference] = target
        if kind is Kind.RESPONSE and found is Kind.SCHEMA:
            told = "a response with this schema is assumed"
            content: JsonValue = {"$ref": reference}
            for key in reversed(self._grammar.response_schema):
                content = {key: content}
            meant = Node(content, site.pointer, self._findings)
        self._findings.warn(
            "reference-kind",
            f"`{reference:.100}` {wrong}; {told or _told(kind)}",
            site.pointer,
        )
        return meant or self._assumed(site.pointer, kind)

    def _is_described_only(self, site: Site, target: Node) -> bool:
        """Whether a schema is expected, and a response without any is there."""
        section = self._grammar.sections.get(Kind.RESPONSE)
        return (
            site.expected == Expected(Kind.SCHEMA, Shape.ONE)
            and target.pointer.tokens[:-1] == section
            and kind_of(target.value, self._grammar) is None
        )

    def _assumed(self, pointer: Pointer, expected: Kind | None) -> Node | None:
        """What is put in the place of a reference that leads nowhere."""
        if expected not in _ASSUMED:
            return None
        return Node({}, pointer, self._findings)

    def _check_siblings(self, site: Site) -> None:
        if self._grammar.has_siblings(site.expected):
            return
        ignored = sorted(
            key
            for key in site.value
            if key not in self._grammar.harmless_siblings
            and not key.lower().startswith("x-")
        )
        if ignored:
            listed = ", ".join(f"`{key}`" for key in ignored)
            self._findings.warn(
                "reference-siblings",
                f"{listed} beside a `$ref` has no meaning in {self._grammar.standard}; "
                "ignored",
                site.pointer,
            )

    def _follow(self, reference: str, node: Node) -> Found | None:
        place = node.pointer
        return self._lookup.follow(reference, file=place.file, place=place)

    def _repaired(self, reference: str, node: Node) -> Found | None:
        """What a reader takes a reference for that leads nowhere as it is written."""
        base = node.pointer.file
        for spelling, file in self._intended(reference, base):
            found = self._lookup.follow(spelling, file=file)
            if found is not None:
                # A pointer into the root document does not name its file.
                other = "" if found.pointer.file or not base else self._sources.path
                node.findings.warn(
                    "reference-spelling",
                    f"`{reference:.100}` leads nowhere; `{other}{found.pointer:.100}` "
                    "is assumed",
                    node.pointer,
                )
                return found
        return None

    def _intended(self, reference: str, file: str) -> Iterator[tuple[str, str]]:
        """References, and the files in which they stand, that may have been meant."""
        fragment = reference.removeprefix("#").strip().lstrip("/")
        if not fragment:
            return
        yield f"#/{fragment}", file
        if not reference.startswith("#"):
            # As in Swagger 1.2: the name alone.
            section = "/".join(self._grammar.sections[Kind.SCHEMA])
            yield f"#/{section}/{fragment}", file
            return
        # Parts of a document are often written as if they stood in it already.
        yield f"#/{fragment}", ""
        section, _, name = fragment.rpartition("/")
        like = [path for path in self._sources.files if _stem(path) == name]
        beside = [path for path in like if PurePosixPath(path).parent.name == section]
        if len(beside or like) == 1:
            yield "#", (beside or like)[0]

    def _report(
        self,
        reference: str,
        node: Node,
        refusal: RefusedReferenceError | None,
        expected: Kind | None,
    ) -> Node | None:
        """Record why a reference leads nowhere; what is assumed in its place."""
        told = _told(expected)
        if refusal is not None:
            node.findings.warn(
                refusal.code,
                f"{refusal.message}; {told}",
                node.pointer,
                hint=refusal.hint,
            )
            return self._assumed(node.pointer, expected)
        file, fragment = locate(
            reference, file=node.pointer.file, document=self._sources.path
        )
        unavailable = self._sources.unavailable.get(file)
        if unavailable is not None:
            outside = unavailable.code == "reference-outside-root"
            node.findings.warn(
                unavailable.code if outside else "reference-file",
                f"`{reference:.100}` can't be used: {unavailable.message}; {told}",
                node.pointer,
            )
            return self._assumed(node.pointer, expected)
        where = f"`{file}`" if file else "this document"
        node.findings.warn(
            "reference-dangling",
            f"`{f'#{fragment}':.100}` does not exist in {where}; {told}",
            node.pointer,
        )
        return self._assumed(node.pointer, expected)

    def _report_circle(
        self, circle: list[tuple[Pointer, str]], expected: Kind | None
    ) -> Pointer:
        # Where one begins to walk is chance, and must not show.
        circle.sort()
        pointer, reference = circle[0]
        told = f"`{reference:.100}` refers to itself and to nothing else"
        if len(circle) > 1:
            named = ", ".join(f"`{place:.100}`" for place, _ in circle[:_SHOWN])
            more = f" and {len(circle) - _SHOWN} more" if len(circle) > _SHOWN else ""
            told = f"{named}{more} refer to each other and to nothing else"
        self._findings.warn("reference-circular", f"{told}; {_told(expected)}", pointer)
        return pointer


def _told(expected: Kind | None) -> str:
    return _ASSUMED.get(expected, "it is left out")


def _stem(file: str) -> str:
    return PurePosixPath(file).stem


def _schema_in(node: Node) -> Node | None:
    """The schema of a response or a parameter, in JSON if there are several."""
    content = node.object("content")
    if content is None:
        return node.child("schema")
    found = {key: member.child("schema") for key, member in content.members()}
    return found.get("application/json") or next(filter(None, found.values()), None)
