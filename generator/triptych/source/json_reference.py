"""Where a `$ref` leads: JSON References as OpenAPI uses them (RFC 6901, RFC 3986)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import unquote, urljoin

from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.json_anchors import Anchors, anchors_of

__all__ = [
    "Found",
    "Lookup",
    "RefusedReferenceError",
    "Trees",
    "locate",
    "reference_of",
]

_MAX_PASSES: Final = 100
"""How many references the way to one place may lead through."""

_MAX_DIGITS: Final = 9
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

Trees: TypeAlias = Callable[[str], JsonValue]
"""The tree of a file, by its path as `locate` gives it; None if there is none."""


class RefusedReferenceError(Exception):
    """A reference that must not be followed; `code`, `message` and `hint` say why."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands at a place, and the pointer of the place without any detour."""

    pointer: Pointer
    value: JsonValue


def reference_of(value: JsonValue) -> str | None:
    """The reference that `value` is, if it is one.

    A map of names may hold a member called `$ref`, whose value is no text.
    """
    reference = value.get("$ref") if isinstance(value, dict) else None
    return reference if isinstance(reference, str) else None


def locate(reference: str, *, file: str, document: str) -> tuple[str, str]:
    """The file a reference in `file` means, and the fragment as it is written.

    Files are paths relative to one folder, with forward slashes, in their shortest
    form; the root document's is `document` in it, and empty in the result. `document`
    is empty where there is not a folder.

    Raises:
        RefusedReferenceError: the reference leads to the network or out of the folder.
    """
    written, _, fragment = reference.partition("#")
    written = written.strip()
    if not written:
        return file, fragment
    if _SCHEME.match(written) or written.startswith(("//", "\\\\")):
        raise RefusedReferenceError(
            "reference-remote",
            f"`{reference:.100}` is a URL, and nothing is read from other places",
            "copy what it names into the document's folder",
        )
    if not document:
        raise RefusedReferenceError(
            "reference-outside-root",
            f"standard input has no folder in which `{reference:.100}` could be found",
            "give the document as a file",
        )
    path = unquote(written).replace("\\", "/")
    folder = posixpath.dirname(file or document)
    found = posixpath.normpath(posixpath.join(folder, path))
    # A pointer has its file before the first `#`.
    if found.startswith(("/", "../")) or found == ".." or "#" in found:
        hint = "name a folder around both with `--ref-root`, or `ref-root` in the "
        raise RefusedReferenceError(
            "reference-outside-root",
            f"`{reference:.100}` is not in the document's folder",
            (
                "name the file by its way from this one"
                if found.startswith("/")
                else f"{hint}configuration"
            ),
        )
    return ("" if found == document else found), fragment


class Lookup:
    """Follows references over the files of one document, each distinct one once.

    `document` is the path of the root document, as `locate` takes it.
    """

    def __init__(self, document: str, trees: Trees) -> None:
        self._document = document
        self._trees = trees
        self._known: dict[tuple[str, str], Found | None] = {}
        self._anchors: dict[str, Anchors] = {}

    def follow(
        self, reference: str, *, file: str, place: Pointer | None = None
    ) -> Found | None:
        """What a reference that stands in `file` names, which may be one again.

        Where the way there meets a reference, it goes on from what that one names.
        In a schema with an identifier, which the `place` of the reference tells, it may
        be relative to that. None if there is no such place. Raises like `locate`.
        """
        uri, _, fragment = reference.strip().partition("#")
        if place is not None and (uri or not fragment):
            within = self._within(reference.strip(), file, place)
            if within is not None:
                return within
        found = self._followed(reference, file)
        if found is None and place is not None:
            # Many write a pointer into the document there as well.
            found = self._within(reference.strip(), file, place)
        return found

    def _within(self, reference: str, file: str, place: Pointer) -> Found | None:
        """What a reference is relative to the identifier of a schema around it."""
        around = place.tokens
        bases = [
            (len(tokens), "://" in uri, uri)
            for uri, tokens in self._anchors_of(file).identifiers.items()
            if tokens == around[: len(tokens)]
        ]
        if not bases:
            return None
        return self._identified(urljoin(max(bases)[2], reference), file)

    def _followed(self, reference: str, file: str) -> Found | None:
        key = (file, reference)
        if key not in self._known:
            identified = self._identified(reference.strip(), file)
            if identified is not None:
                self._known[key] = identified
                return identified
            named, fragment = locate(reference, file=file, document=self._document)
            ways = [self._walk(named, tokens) for tokens in _readings(fragment)]
            if fragment and not fragment.startswith("/"):
                names = self._anchors_of(named).names.get(unquote(fragment), ())
                ways = [self._walk(named, tokens) for tokens in names]
            self._known[key] = next((found for found in ways if found), None)
        return self._known[key]

    def anchors(self, name: str, *, file: str) -> int:
        """How many schemas in `file` have an anchor of this name."""
        return len(self._anchors_of(file).names.get(name, ()))

    def _anchors_of(self, file: str) -> Anchors:
        if file not in self._anchors:
            self._anchors[file] = anchors_of(self._trees(file))
        return self._anchors[file]

    def _identified(self, reference: str, file: str) -> Found | None:
        """What a reference means that begins with the identifier of a schema."""
        uri, _, fragment = reference.partition("#")
        if not uri:
            return None
        for known in dict.fromkeys((file, "")):
            tokens = self._anchors_of(known).identifiers.get(uri)
            if tokens is None:
                continue
            if not fragment or fragment.startswith("/"):
                rest = next(_readings(fragment), ())
                found = self._walk(known, (*tokens, *rest))
            else:
                named = self._anchors_of(known).names.get(unquote(fragment), ())
                inside = [item for item in named if item[: len(tokens)] == tokens]
                found = self._walk(known, inside[0]) if inside else None
            if found is not None:
                return found
        return None

    def _walk(self, file: str, tokens: tuple[str, ...]) -> Found | None:
        # No recursion: references can lead through each other thousands deep.
        rest = list(reversed(tokens))
        pointer, value = Pointer(f"{file}#"), self._trees(file)
        if value is None:
            return None
        passes = 0
        while rest:
            token = rest[-1]
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif isinstance(value, list) and _is_index(token, value):
                value = value[int(token)]
            else:
                passes += 1
                through = reference_of(value)
                if through is None or passes > _MAX_PASSES:
                    return None
                try:
                    file, fragment = locate(
                        through, file=pointer.file, document=self._document
                    )
                except RefusedReferenceError:
                    return None
                onward = next(_readings(fragment), None)
                if onward is None:
                    return None
                rest += reversed(onward)
                pointer, value = Pointer(f"{file}#"), self._trees(file)
                continue
            pointer = pointer / token
            rest.pop()
        return Found(pointer=pointer, value=value)


def _readings(fragment: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a fragment, by the standard first; then as authors mean it.

    Names are put into references unencoded, and with blanks around them.
    """
    if fragment and not fragment.startswith("/"):
        return
    spellings = (unquote(fragment), fragment, unquote(fragment).strip())
    for spelling in dict.fromkeys(spellings):
        yield Pointer(f"#{spelling}").tokens


def _is_index(token: str, items: list[JsonValue]) -> bool:
    # More digits are no index, and Python refuses to read very many.
    is_number = token.isascii() and token.isdigit() and len(token) <= _MAX_DIGITS
    return is_number and int(token) < len(items)
