"""Whether a run has anything to do, found out without importing what it would need.

A stamp in the output folder's state folder, never committed, remembers the digest of
everything that went in (documents, configuration, the tool's own code) and of the
lock that came out. While the stamp holds, the lock says what every file should be.
"""

from __future__ import annotations

import contextlib
import errno
import json
from pathlib import Path
from typing import Final

from triptych.output.digests import content_digest
from triptych.output.layout import LOCK_NAME, STATE_FOLDER, TRANSACTION_FOLDER

__all__ = ["is_unchanged", "make_state_folder", "remember", "remembered_files"]

_STAMP: Final = f"{STATE_FOLDER}/stamp"


def remembered_files(root: Path) -> tuple[str, ...] | None:
    """The files the document referred to in the run that gave the folder.

    By their paths relative to the document's folder. None where nothing is remembered.
    """
    try:
        files = json.loads((root / _STAMP).read_bytes())["files"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        return None
    return tuple(files)


def is_unchanged(root: Path, inputs_digest: str, files: tuple[str, ...] = ()) -> bool:
    """Whether the folder holds, untouched, what these inputs gave the last time.

    `files` are what `remembered_files` said, and part of what the digest is made of.

    False whenever that is not certain: no stamp, another lock, a file edited, missing
    or unreadable, a run that was killed while it wrote.
    """
    try:
        lock_text = (root / LOCK_NAME).read_bytes()
        stamp = _stamp(inputs_digest, lock_text, files)
        if (root / _STAMP).read_text("ascii") != stamp:
            return False
        if (root / TRANSACTION_FOLDER).exists():
            return False
        generated: dict[str, str] = json.loads(lock_text)["files"]
        return all(
            content_digest((root / path).read_bytes()) == digest
            for path, digest in generated.items()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def remember(root: Path, inputs_digest: str, files: tuple[str, ...] = ()) -> None:
    """Note that the folder holds what these inputs give; for a run that has written.

    A folder that can't be written to is left without a stamp.
    """
    with contextlib.suppress(OSError):
        text = _stamp(inputs_digest, (root / LOCK_NAME).read_bytes(), files)
        stamp = root / _STAMP
        with contextlib.suppress(FileNotFoundError):
            if stamp.read_bytes() == text.encode():
                return
        make_state_folder(root)
        draft = root / f"{_STAMP}.draft"
        draft.unlink(missing_ok=True)
        _create(draft, text)
        draft.replace(stamp)


def make_state_folder(root: Path) -> None:
    """Create the tool's own folder in an output folder, invisible to git.

    Raises:
        OSError: it can't be created, or is a link to somewhere else.
    """
    folder = root / STATE_FOLDER
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "is a symbolic link", str(folder))
    folder.mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):
        _create(folder / ".gitignore", "*\n")


def _create(path: Path, text: str) -> None:
    # "x" never follows a link, and a repository may come with one here.
    with path.open("x", encoding="ascii", newline="\n") as file:
        file.write(text)


def _stamp(inputs_digest: str, lock_text: bytes, files: tuple[str, ...]) -> str:
    value = {
        "inputs": inputs_digest,
        "lock": content_digest(lock_text),
        "files": sorted(files),
    }
    return json.dumps(value) + "\n"
