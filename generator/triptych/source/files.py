"""The files a document is made of: the one that was named, and those it refers to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from triptych.diagnostics import Diagnostic, DiagnosticsError, error, placed
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.limits import MAX_BYTES
from triptych.source.reader import Source, read_bytes

__all__ = ["Correct", "Folder", "Sources"]

Correct: TypeAlias = Callable[[str, Source], Source]
"""Gives a file's source with a corrected tree; raises `DiagnosticsError`."""

_MAX_FILES: Final = 10_000
"""How many files a document may refer to; the largest ones known have 300."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A document as it was read, with every file it refers to.

    Files go by their paths relative to one folder, as in pointers. `path` is that of
    the root document, empty if it came from no folder. `files` has the others that
    could be read, and `unavailable` says what is wrong with each that could not.
    `contents` has the bytes of all that were looked for, None for those that are not
    there. `diagnostics` are about how the others are written.
    """

    root: Source
    path: str = ""
    files: Mapping[str, Source] = field(default_factory=dict)
    unavailable: Mapping[str, Diagnostic] = field(default_factory=dict)
    contents: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()

    def tree(self, file: str) -> JsonValue:
        """The tree of a file, empty for the root document; None if there is none."""
        if not file:
            return self.root.tree
        source = self.files.get(file)
        return source.tree if source is not None else None

    def placed(self, found: Diagnostic) -> Diagnostic:
        """A finding, at the correction if it is about a value that one has set."""
        if found.pointer is None:
            return found
        file = found.pointer.file
        source = self.files.get(file) if file else self.root
        if source is None or source.provenance is None:
            return found
        origin = source.provenance.origin_of(found.pointer.tokens)
        if origin is None:
            return found
        return placed(replace(found, pointer=None), origin)


class Folder:
    """Reads the files a document refers to from a folder, and from nowhere else.

    `document` is the path of the document in it, empty where it came from no folder.
    `contents` collects what has been read: it holds None for what could not be.
    `correct` is applied to each file as soon as it is read.
    """

    def __init__(
        self, path: Path, document: str = "", correct: Correct | None = None
    ) -> None:
        self._path = path
        self.document = document
        self._correct = correct
        self._bytes = 0
        self.contents: dict[str, bytes | None] = {}

    @classmethod
    def of(
        cls, file: Path | None, root: Path | None = None, correct: Correct | None = None
    ) -> Folder:
        """The folder for a document in `file`: `root`, else the one it stands in.

        Raises `DiagnosticsError` if `root` isn't a folder around the document.
        """
        if file is None:
            return cls(Path(), correct=correct)
        if root is None:
            return cls(file.parent, file.name, correct)
        inside = Path(os.path.relpath(file, root)).as_posix()
        if inside.startswith("../") or not root.is_dir():
            what = (
                "does not contain the document" if root.is_dir() else "is not a folder"
            )
            message = f"the root of references, {root}, {what}"
            raise DiagnosticsError([error("reference-root", message, file=str(file))])
        return cls(root, inside, correct)

    def source(self, file: str) -> Source:
        """The tree in a file; raises `DiagnosticsError` if there is none to use."""
        name = str(self._path / file)
        try:
            source = read_bytes(self._read(file), name)
        except DiagnosticsError as broken:
            first = broken.diagnostics[0]
            if first.code != "not-an-object":
                raise
            message = "a file that is referred to should hold an object with keys"
            raise DiagnosticsError([replace(first, message=message)]) from None
        found = (
            replace(item, pointer=Pointer(f"{file}{item.pointer}"))
            for item in source.diagnostics
        )
        source = replace(source, diagnostics=tuple(found))
        return source if self._correct is None else self._correct(file, source)

    def text(self, file: str) -> str:
        """The text of a file; raises `DiagnosticsError` if it can't be read."""
        try:
            text = self._read(file).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self._failure(file, "encoding", "it is not UTF-8") from None
        return text.replace("\r\n", "\n")

    def _read(self, file: str) -> bytes:
        known = self.contents.get(file)
        if known is not None:
            return known
        if len(self.contents) >= _MAX_FILES and file not in self.contents:
            message = f"the document refers to more than {_MAX_FILES:,} files"
            raise self._failure(file, "files-too-many", message)
        self.contents[file] = None
        path = self._path / file
        try:
            if not any(path.resolve().is_relative_to(root) for root in self._roots()):
                message = "a symbolic link leads out of the folder of references"
                raise self._failure(file, "reference-outside-root", message)
            if not path.is_file():
                # A pipe or a device might never end.
                there = path.exists()
                message = "it is not a file" if there else "there is no such file"
                raise self._failure(file, "file-missing", message)
            with path.open("rb") as opened:
                data = opened.read(max(MAX_BYTES - self._bytes, 0) + 1)
        except (OSError, ValueError, RuntimeError) as problem:
            # No path has a NUL in it, and a circle of links has no end.
            told = problem.strerror if isinstance(problem, OSError) else None
            message = f"it can't be read: {(told or str(problem)).lower()}"
            raise self._failure(file, "file-unreadable", message) from None
        self._bytes += len(data)
        if self._bytes > MAX_BYTES:
            message = f"the files have more than {MAX_BYTES // 1024**2} MiB altogether"
            raise self._failure(file, "document-too-long", message)
        self.contents[file] = data
        return data

    def _roots(self) -> Iterator[Path]:
        """The folder as it really is, and the one that the document really is in.

        They differ where a sandbox has links in place of sources. Whoever can put a
        link in place of a document says nothing by that which the document itself,
        somebody else's then, does not say.
        """
        yield self._path.resolve()
        real, inside = (self._path / self.document).resolve(), Path(self.document).parts
        if inside and real.parts[-len(inside) :] == inside:
            yield real.parents[len(inside) - 1]

    def _failure(self, file: str, code: str, message: str) -> DiagnosticsError:
        return DiagnosticsError([error(code, message, file=str(self._path / file))])
