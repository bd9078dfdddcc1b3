"""Reading every file that a document refers to, before it is lowered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from triptych.description.grammar import Grammar, Kind
from triptych.description.references.sites import Site, reached_sites
from triptych.diagnostics import Diagnostic, DiagnosticsError, warning
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.files import Folder, Sources
from triptych.source.json_reference import (
    Found,
    Lookup,
    RefusedReferenceError,
    locate,
)
from triptych.source.reader import Source

__all__ = ["gather"]

_Container: TypeAlias = "dict[str, JsonValue] | list[JsonValue]"


def gather(root: Source, folder: Folder, grammar: Grammar) -> Sources:
    """The document `root` with all it refers to in its `folder`.

    Never raises because of what a reference says: what can't be read is in
    `Sources.unavailable`, and is reported where the references are followed. Texts that
    descriptions refer to are put in their places in the trees.
    """
    gathering = _Gathering(root, folder, grammar)
    for site in reached_sites(root.tree, grammar, gathering.follow):
        if site.expected.kind is Kind.TEXT and site.reference is not None:
            gathering.include(site, site.reference)
    return gathering.sources()


class _Gathering:
    def __init__(self, root: Source, folder: Folder, grammar: Grammar) -> None:
        self._root = root
        self._grammar = grammar
        self._path = folder.document
        self._folder = folder
        self._files: dict[str, Source] = {}
        self._unavailable: dict[str, Diagnostic] = {}
        self._diagnostics: list[Diagnostic] = []
        self._texts: dict[Pointer, str] = {}
        self._lookup = Lookup(self._path, self._tree)

    def follow(self, site: Site) -> Found | None:
        """Where a reference leads, after reading the files on the way."""
        if site.reference is None or site.expected.kind is Kind.TEXT:
            return None
        return self._follow(site, site.reference)

    def include(self, site: Site, reference: str) -> None:
        """Note the text a description refers to, or that there is none."""
        try:
            file, fragment = locate(
                reference, file=site.pointer.file, document=self._path
            )
        except RefusedReferenceError:
            # Whoever checks the references reports it, and that is an error.
            return
        text, problem = self._text(site, reference, file, fragment)
        self._texts[site.pointer] = text
        told = f"the text of `{reference:.100}` is taken"
        if problem:
            told = f"the description is left empty, for `{reference:.100}`: {problem}"
        self._diagnostics.append(
            warning(
                "reference-text",
                f"{self._grammar.standard} has no references to texts; {told}",
                pointer=site.pointer,
            )
        )

    def sources(self) -> Sources:
        """What has been read."""
        texts: dict[str, dict[Pointer, str]] = {}
        for pointer, text in sorted(self._texts.items()):
            texts.setdefault(pointer.file, {})[pointer] = text
        return Sources(
            root=_with_texts(self._root, texts.get("", {})),
            path=self._path,
            files={
                file: _with_texts(source, texts.get(file, {}))
                for file, source in sorted(self._files.items())
            },
            unavailable=self._unavailable,
            contents=dict(sorted(self._folder.contents.items())),
            diagnostics=tuple(self._diagnostics),
        )

    def _follow(self, site: Site, reference: str) -> Found | None:
        try:
            place = site.pointer
            return self._lookup.follow(reference, file=place.file, place=place)
        except RefusedReferenceError:
            return None

    def _text(
        self, site: Site, reference: str, file: str, fragment: str
    ) -> tuple[str, str]:
        """A text and, if there is none, what is wrong with the reference."""
        if fragment or not file:
            found = self._follow(site, reference)
            if found is not None and isinstance(found.value, str):
                return found.value, ""
            return "", "there is no such text"
        try:
            return self._folder.text(file), ""
        except DiagnosticsError as unreadable:
            return "", unreadable.diagnostics[0].message

    def _tree(self, file: str) -> JsonValue:
        if not file:
            return self._root.tree
        if file not in self._files and file not in self._unavailable:
            try:
                source = self._folder.source(file)
            except DiagnosticsError as unusable:
                found = unusable.diagnostics
                self._unavailable[file] = found[0]
                # What has a place in the file is told there, not only where it is
                # referred to.
                self._diagnostics += [item for item in found if item.position]
                return None
            self._files[file] = source
            self._diagnostics += source.diagnostics
        known = self._files.get(file)
        return known.tree if known is not None else None


def _with_texts(source: Source, texts: Mapping[Pointer, str]) -> Source:
    """`source` with texts in the places of references to them.

    Nothing that is shared is changed: what lies on the way to a text is copied, once.
    """
    if not texts:
        return source
    tree = dict(source.tree)
    copied: set[int] = set()
    for pointer, text in texts.items():
        container: _Container = tree
        *outer, last = pointer.tokens
        for token in outer:
            child = _get(container, token)
            assert isinstance(child, dict | list)
            if id(child) not in copied:
                child = dict(child) if isinstance(child, dict) else list(child)
                copied.add(id(child))
                _put(container, token, child)
            container = child
        _put(container, last, text)
    return replace(source, tree=tree)


def _get(container: _Container, token: str) -> JsonValue:
    return container[token] if isinstance(container, dict) else container[int(token)]


def _put(container: _Container, token: str, value: JsonValue) -> None:
    if isinstance(container, dict):
        container[token] = value
    else:
        container[int(token)] = value
