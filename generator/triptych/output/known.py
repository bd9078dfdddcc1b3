"""What files of an output folder are known to hold, and so need not be made again.

A run notes, in a cache of the user's, the digest of each file it has made and the keys
of what that was made from. The text itself is the file: while that has its digest, it
is what would be made again from the same. So an output folder, which may come from
anywhere, never says what is written; at most it holds that already.

Only what users edit is kept in the cache as text, so that it is not made again because
of that. Notes of another version of the tool count as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from triptych.output.digests import producer_digest
from triptych.output.files import GeneratedFile
from triptych.output.folder import Folder, existing_folder
from triptych.user_cache import cache_folder, keep, kept, name_of

__all__ = [
    "NOTHING_KNOWN",
    "KnownFiles",
    "Note",
    "known_files",
    "note_files",
    "notes_of",
]


class Note(NamedTuple):
    """What a file was: its digest, its parts as key and length, its text if kept."""

    digest: str
    parts: list[tuple[str, int]]
    text: str | None


class Readable(Protocol):
    """Where files are read, such as an open `Folder`."""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None if there is none."""


class KnownFiles:
    """The texts of an output folder by what they were made from."""

    def __init__(
        self,
        folder: Readable | None = None,
        notes: Mapping[str, Note] | None = None,
        *,
        is_used: bool = False,
    ) -> None:
        self.is_used: Final = is_used
        self._folder = folder
        self._notes = notes or {}
        self._keys = {
            (path, key)
            for path, note in self._notes.items()
            for key, _ in note.parts
            if key
        }
        self._last: tuple[str, Mapping[str, str]] = "", {}

    def has(self, path: str, key: str) -> bool:
        """Whether a run has noted that the file at `path` had a part with this key."""
        return (path, key) in self._keys

    def text(self, path: str, key: str) -> str | None:
        """The text of that part; None if it is not known, or not there any more."""
        if not self.has(path, key):
            return None
        if self._last[0] != path:
            self._last = path, self._read(path)
        return self._last[1].get(key)

    def _read(self, path: str) -> Mapping[str, str]:
        note = self._notes[path]
        text = note.text
        if text is None and self._folder is not None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                data = self._folder.read(path)
                if data is not None and hashlib.sha256(data).hexdigest() == note.digest:
                    text = data.decode()
        if text is None or sum(length for _, length in note.parts) != len(text):
            return {}
        found: dict[str, str] = {}
        start = 0
        for key, length in note.parts:
            found[key] = text[start : start + length]
            start += length
        return found


NOTHING_KNOWN: Final = KnownFiles()


@contextlib.contextmanager
def known_files(output: Path) -> Iterator[KnownFiles]:
    """What is known of the folder at `output`; nothing where there is no cache."""
    notes = _notes(output)
    with contextlib.ExitStack() as stack:
        folder: Folder | None = None
        if notes:
            # What is wrong with the folder is told by those who have to write there.
            with contextlib.suppress(OSError):
                folder = stack.enter_context(existing_folder(output))
        yield KnownFiles(folder, notes, is_used=cache_folder() is not None)


def note_files(output: Path, files: Iterable[GeneratedFile]) -> None:
    """Note what the folder at `output` holds now, if there is a cache."""
    if cache_folder() is None:
        return
    value = {"producer": producer_digest(), "files": notes_of(files)}
    keep(name_of(output), zlib.compress(json.dumps(value).encode(), 1))


def notes_of(files: Iterable[GeneratedFile]) -> dict[str, Note]:
    """What there is to note of files, by their paths."""
    return {
        file.path: Note(
            hashlib.sha256(file.text.encode()).hexdigest(),
            list(file.made_from),
            file.text if file.written_once else None,
        )
        for file in files
        if file.made_from
    }


def _notes(output: Path) -> dict[str, Note]:
    content = kept(name_of(output))
    if content is None:
        return {}
    value = json.loads(zlib.decompress(content))
    if value["producer"] != producer_digest():
        return {}
    return {
        path: Note(digest, [(key, length) for key, length in parts], text)
        for path, (digest, parts, text) in value["files"].items()
    }
