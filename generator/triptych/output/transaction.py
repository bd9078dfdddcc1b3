"""Change many files of a folder at once: all of them or none.

New files are staged beside each other. A process of its own, which outlives this one,
then moves them in, each in one step, and the lock at last; when a move fails it takes
the others back. So whoever kills this process finds the folder as it was, or as it was
to be as soon as the folder is no longer held.

If that process is killed too, the folder is in between until the next run, and the
*pending ownership* says so: the digests of all that was going to be written. A change
is never replayed or undone from it. The next run writes everything anew and only
learns from it what may be overwritten: no more than a lock, which comes with
repositories as well, could tell it. It counts with the witness of its folder only.

This covers the end of processes at any moment, not of the machine: nothing is synced.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from triptych.background import in_lasting_process
from triptych.diagnostics import DiagnosticsError, error
from triptych.output.folder import Folder
from triptych.output.layout import TRANSACTION_FOLDER, is_output_path
from triptych.output.ownership import Ownership
from triptych.output.state import make_state_folder, remove_state_folder, witness

__all__ = ["Change", "apply", "read_pending"]

_PENDING: Final = f"{TRANSACTION_FOLDER}/pending.json"
_ENTRY: Final = re.compile(r"[0-9]+\.(?:new|old)|pending\.json(?:\.draft)?")
_DIGEST: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New content of the file at `path`, or None: the file is to go."""

    path: str
    content: bytes | None


def read_pending(folder: Folder) -> Ownership | None:
    """What a run that did not come to its end may have written; None if none began to.

    Raises:
        DiagnosticsError: what is there was not written by this tool, or elsewhere.
    """
    kind = folder.kind(TRANSACTION_FOLDER)
    if kind is None:
        return None
    if kind != "folder":
        raise _unusable(folder, TRANSACTION_FOLDER, "is not a folder")
    try:
        for name, entry in folder.entries(TRANSACTION_FOLDER):
            if entry != "file" or not _ENTRY.fullmatch(name):
                path = f"{TRANSACTION_FOLDER}/{name}"
                raise _unusable(folder, path, "was not written by triptych")
        data = folder.read(_PENDING)
        if data is None:
            return None
        value = json.loads(data)
        if value["witness"] == witness(folder):
            return Ownership(
                files=_digests(value["files"]),
                written_once=_digests(value["written_once"]),
            )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise _unusable(folder, _PENDING, "can't be read") from None
    raise _unusable(folder, _PENDING, "was not written in this folder")


def apply(
    folder: Folder,
    changes: Sequence[Change],
    pending: Ownership,
    *,
    is_pending: bool = False,
) -> None:
    """Make all `changes` or none; the last new content comes last.

    `pending` is what the folder may hold meanwhile, and `is_pending` says that it does
    already, after a run that was killed. Folders that lose their last file go. The
    caller holds the folder and has made sure that nothing stands in the way.

    Raises:
        OSError: the folder can't be written; it is as it was before.
    """
    if not changes:
        clear(folder)
        return
    try:
        _stage(folder, changes, pending)
    except BaseException:
        if not is_pending:
            with contextlib.suppress(OSError):
                clear(folder)
                remove_state_folder(folder)
        raise
    in_lasting_process(partial(_move, folder, changes, is_pending))


def clear(folder: Folder) -> None:
    """Remove what a transaction has left, what it says last."""
    if folder.kind(TRANSACTION_FOLDER) is None:
        return
    with contextlib.suppress(FileNotFoundError):
        folder.remove(_PENDING)
    for name, _ in folder.entries(TRANSACTION_FOLDER):
        folder.remove(f"{TRANSACTION_FOLDER}/{name}")
    folder.remove_folder(TRANSACTION_FOLDER)


def _stage(folder: Folder, changes: Sequence[Change], pending: Ownership) -> None:
    """Write all new files and what is pending; nothing of the tree changes."""
    make_state_folder(folder)
    with contextlib.suppress(FileExistsError):
        folder.make_folder(TRANSACTION_FOLDER)
    for name, _ in folder.entries(TRANSACTION_FOLDER):
        if not _PENDING.endswith(f"/{name}"):
            folder.remove(f"{TRANSACTION_FOLDER}/{name}")
    for index, change in enumerate(changes):
        if change.content is not None:
            folder.create(_new(index), change.content)
    value = {
        "witness": witness(folder),
        "files": _lists(pending.files),
        "written_once": _lists(pending.written_once),
    }
    folder.put(_PENDING, json.dumps(value).encode())


def _move(folder: Folder, changes: Sequence[Change], is_pending: bool) -> None:
    undo = ExitStack()
    try:
        _move_all(folder, changes, undo)
    except BaseException:
        # Where this fails as well, the change stays pending.
        undo.close()
        if not is_pending:
            clear(folder)
            remove_state_folder(folder)
        raise
    # It is done, and whatever is left over is only rubbish.
    with contextlib.suppress(OSError):
        clear(folder)


def _move_all(folder: Folder, changes: Sequence[Change], undo: ExitStack) -> None:
    """Make all changes; `undo` learns how to take back each."""
    going = [index for index, change in enumerate(changes) if change.content is None]
    first = [index for index in going if _is_in_the_way(changes[index].path, changes)]
    coming = [index for index in range(len(changes)) if index not in going]
    # What goes goes after what comes, so that modules find what they import.
    for index in (*first, *coming[:-1], *(set(going) - set(first)), *coming[-1:]):
        if changes[index].content is None:
            _take_out(folder, changes[index].path, index, undo)
        else:
            _put_in(folder, changes[index].path, index, undo)


def _is_in_the_way(path: str, changes: Sequence[Change]) -> bool:
    """Whether a folder has to be where the file is, or a file where its folder is."""
    return any(
        change.content is not None
        and (change.path.startswith(f"{path}/") or path.startswith(f"{change.path}/"))
        for change in changes
    )


def _put_in(folder: Folder, path: str, index: int, undo: ExitStack) -> None:
    for parent in map(str, reversed(PurePosixPath(path).parents[:-1])):
        if folder.kind(parent) is None:
            folder.make_folder(parent)
            undo.callback(folder.remove_folder, parent)
    is_there = folder.kind(path) is not None
    if is_there:
        try:
            # Readers find the old file or the new one at any time.
            folder.link(path, _old(index))
        except OSError:  # a file system without hard links
            folder.rename(path, _old(index))
        undo.callback(folder.rename, _old(index), path)
    folder.rename(_new(index), path)
    if not is_there:
        undo.callback(folder.remove, path)


def _take_out(folder: Folder, path: str, index: int, undo: ExitStack) -> None:
    folder.rename(path, _old(index))
    undo.callback(folder.rename, _old(index), path)
    for parent in map(str, PurePosixPath(path).parents[:-1]):
        try:
            folder.remove_folder(parent)
        except OSError:  # something else is in it
            return
        undo.callback(folder.make_folder, parent)


def _new(index: int) -> str:
    return f"{TRANSACTION_FOLDER}/{index}.new"


def _old(index: int) -> str:
    return f"{TRANSACTION_FOLDER}/{index}.old"


def _lists(digests: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    return {path: sorted(listed) for path, listed in digests.items()}


def _digests(value: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """The reverse of `_lists`; raises `ValueError` for what it never gives."""
    for path, listed in value.items():
        if not is_output_path(path) or not all(map(_DIGEST.fullmatch, listed)):
            raise ValueError(path)
    return {path: frozenset(listed) for path, listed in value.items()}


def _unusable(folder: Folder, path: str, what: str) -> DiagnosticsError:
    place = folder.place(path)
    hint = f"remove {folder.place(TRANSACTION_FOLDER)} after a look at what is in it"
    found = error("transaction-unusable", f"{place} {what}", file=place, hint=hint)
    return DiagnosticsError([found])
