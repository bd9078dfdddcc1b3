"""Whether a run has anything to do, found out without importing what it would need.

A stamp in the output folder's state folder, never committed, remembers the digest of
everything that went in (documents, configuration, the tool's own code) and of the
lock that came out. While the stamp holds, the lock says what every file should be. A
stamp that came with a repository never holds: it has another witness (see `state`).
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Final

from triptych.output.digests import content_digest
from triptych.output.folder import Folder, existing_folder
from triptych.output.layout import LOCK_NAME, STATE_FOLDER, TRANSACTION_FOLDER
from triptych.output.state import make_state_folder, remove_state_folder, witness

__all__ = ["forget", "is_unchanged", "remember", "remembered_files", "renew"]

_STAMP: Final = f"{STATE_FOLDER}/stamp"


def remembered_files(path: Path) -> tuple[str, ...] | None:
    """The files the document referred to in the run that gave the folder at `path`.

    By their paths relative to the document's folder. None where nothing is remembered.
    """
    try:
        with existing_folder(path) as folder:
            stamp = None if folder is None else folder.read(_STAMP)
        files = None if stamp is None else json.loads(stamp)["files"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        return None
    return tuple(files)


def is_unchanged(path: Path, inputs_digest: str, files: tuple[str, ...] = ()) -> bool:
    """Whether the folder holds, untouched, what these inputs gave the last time.

    `files` are what `remembered_files` said, and part of what the digest is made of.

    False whenever that is not certain: no stamp, another lock, a file edited, missing
    or unreadable, a run that was killed while it wrote.
    """
    try:
        with existing_folder(path) as folder:
            return folder is not None and _is_unchanged(folder, inputs_digest, files)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def _is_unchanged(folder: Folder, inputs_digest: str, files: tuple[str, ...]) -> bool:
    lock_text = folder.read(LOCK_NAME)
    if lock_text is None or folder.kind(TRANSACTION_FOLDER) is not None:
        return False
    if folder.read(_STAMP) != _stamp(folder, inputs_digest, lock_text, files):
        return False
    generated: dict[str, str] = json.loads(lock_text)["files"]
    return all(
        content_digest(folder.read(path) or b"") == digest
        for path, digest in generated.items()
    )


def remember(path: Path, inputs_digest: str, files: tuple[str, ...] = ()) -> None:
    """Note that the folder holds what these inputs give; for a run that has written.

    A folder that can't be written to is left without a stamp.
    """
    with contextlib.suppress(OSError), existing_folder(path) as folder:
        lock_text = None if folder is None else folder.read(LOCK_NAME)
        if folder is None or lock_text is None:
            return
        make_state_folder(folder)
        stamp = _stamp(folder, inputs_digest, lock_text, files)
        if folder.kind(_STAMP) != "file" or folder.read(_STAMP) != stamp:
            folder.put(_STAMP, stamp)


def forget(path: Path) -> None:
    """Leave nothing in a folder but its output; for a run that has written."""
    with contextlib.suppress(OSError), existing_folder(path) as folder:
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.remove(_STAMP)
            remove_state_folder(folder)


def renew(path: Path, since: int) -> None:
    """Let the lock be no older than its inputs, the newest of which is of `since`.

    That is a time in nanoseconds. A rule of Make whose target is the lock is done then.
    """
    with contextlib.suppress(OSError), existing_folder(path) as folder:
        if folder is not None and folder.modified(LOCK_NAME) < since:
            folder.renew(LOCK_NAME)


def _stamp(
    folder: Folder, inputs_digest: str, lock_text: bytes, files: tuple[str, ...]
) -> bytes:
    value = {
        "witness": witness(folder),
        "inputs": inputs_digest,
        "lock": content_digest(lock_text),
        "files": sorted(files),
    }
    return f"{json.dumps(value)}\n".encode()
