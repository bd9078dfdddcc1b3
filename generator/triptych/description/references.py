"""Following `$ref` ("Reference Object"), over all files of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from triptych.description.grammar import Grammar, Kind, Shape
from triptych.description.node import Findings, Node
from triptych.description.reference_kinds import mismatch
from triptych.description.reference_sites import Site, reached_sites
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

    def resolve(self, node: Node, expected: Kind | None = None) -> Node | None:
        """The node a reference finally means, or `node` itself if it is none.

        A reference that leads nowhere, in a circle or out of the document's folder is
        an error at the place where it stands; the result is then None. Where a schema
        is `expected` and the document has none, one that allows anything is assumed.
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
                self._report_circle([*way][[*way].index(key) :])
                current = None
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

    def check(self) -> None:
        """Record what is wrong with any reference of the document, used or not.

        One that names another kind of thing than its place needs resolves to None from
        then on.
        """
        for site in reached_sites(self._sources.root.tree, self._grammar, self._target):
            node = Node(site.value, site.pointer, self._findings)
            if site.reference is None:
                self._findings.error(
                    "reference-unusable",
                    "a `$ref` should be a text",
                    site.pointer / "$ref",
                )
                continue
            target = self.resolve(node, site.expected.kind)
            if target is None:
                continue
            wrong = mismatch(target.value, site.expected, self._grammar)
            if wrong is not None and self._is_repaired(site, target):
                continue
            if wrong is not None:
                self._findings.error(
                    "reference-kind",
                    f"`{site.reference:.100}` {wrong}",
                    site.pointer,
                )
                self._resolved[site.pointer, site.reference] = None
            elif site.expected.shape is Shape.ONE:
                self._check_siblings(site)

    def _target(self, site: Site) -> Found | None:
        node = Node(site.value, site.pointer, self._findings)
        target = self.resolve(node, site.expected.kind)
        if target is None:
            return None
        return Found(pointer=target.pointer, value=target.value)

    def _is_repaired(self, site: Site, target: Node) -> bool:
        """Whether it is a response whose schema must be meant."""
        schema = target.child("schema")
        if site.expected.kind is not Kind.SCHEMA or target.child("in") or not schema:
            return False
        self._findings.warn(
            "reference-kind",
            f"`{site.reference:.100}` is a response; its schema is assumed",
            site.pointer,
        )
        self._resolved[site.pointer, site.reference or ""] = self.resolve(schema)
        return True

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
        return self._lookup.follow(reference, file=node.pointer.file)

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
        if refusal is not None:
            node.findings.error(
                refusal.code, refusal.message, node.pointer, hint=refusal.hint
            )
            return None
        file, fragment = locate(
            reference, file=node.pointer.file, document=self._sources.path
        )
        unavailable = self._sources.unavailable.get(file)
        if unavailable is not None:
            outside = unavailable.code == "reference-outside-root"
            node.findings.error(
                unavailable.code if outside else "reference-file",
                f"`{reference:.100}` can't be used: {unavailable.message}",
                node.pointer,
            )
            return None
        where = f"`{file}`" if file else "this document"
        message = f"`{f'#{fragment}':.100}` does not exist in {where}"
        if expected is not Kind.SCHEMA:
            node.findings.error("reference-dangling", message, node.pointer)
            return None
        node.findings.warn(
            "reference-dangling", f"{message}; any value is assumed", node.pointer
        )
        return Node({}, node.pointer, node.findings)

    def _report_circle(self, circle: list[tuple[Pointer, str]]) -> None:
        # Where one begins to walk is chance, and must not show.
        circle.sort()
        pointer, reference = circle[0]
        told = f"`{reference:.100}` refers to itself and to nothing else"
        if len(circle) > 1:
            named = ", ".join(f"`{place:.100}`" for place, _ in circle[:_SHOWN])
            more = f" and {len(circle) - _SHOWN} more" if len(circle) > _SHOWN else ""
            told = f"{named}{more} refer to each other and to nothing else"
        self._findings.error("reference-circular", told, pointer)


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
