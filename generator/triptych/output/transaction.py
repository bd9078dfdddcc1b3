"""Change many files of a folder at once: all of them or none.

New files are staged beside a journal, old ones moved aside, new ones moved in. While
the journal exists the change can be undone, and is: by this process when something
fails, by the next run after one that was killed. Removing the journal commits. This
covers the end of a process at any moment, not of the machine: nothing is synced.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from triptych.diagnostics import DiagnosticsError, error
from triptych.output.layout import LOCK_NAME, TRANSACTION_FOLDER, is_output_path
from triptych.output.unchanged import make_state_folder

if sys.platform != "win32":
    import fcntl

__all__ = ["Change", "apply", "exclusive", "is_inside", "recover"]

_JOURNAL: Final = "journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New content of the file at `path`, or None: the file is to go."""

    path: str
    content: bytes | None


@contextlib.contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the folder `root`, which exists; a second run waits for the first.

    Waiting can't last: the system frees the folder when its holder ends, however it
    ends. Where there are no advisory locks nothing is held.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def apply(root: Path, changes: Sequence[Change]) -> None:
    """Make all `changes`, in their order, or none.

    Folders that lose their last file go, as far as `root`. The caller holds `root`,
    has called `recover` and has made sure that nothing stands in the way.

    Raises:
        OSError: the folder can't be written; it is as it was before.
    """
    if not changes:
        return
    make_state_folder(root)
    transaction = _Transaction(root, changes)
    try:
        transaction.stage()
        transaction.move()
        transaction.commit()
    except BaseException:
        recover(root)
        raise


def recover(root: Path) -> bool:
    """Undo what a run that did not come to its end has changed; whether there was any.

    The caller holds `root`.

    Raises:
        OSError: the folder can't be written; the next run tries again.
        DiagnosticsError: the journal is not one this tool has written.
    """
    folder = root / TRANSACTION_FOLDER
    if folder.parent.is_symlink() or folder.is_symlink():
        raise _unusable(folder, "is a symbolic link")
    journal = _read_journal(root, folder / _JOURNAL)
    if journal is None:
        # Killed before the first change or after the last.
        shutil.rmtree(folder, ignore_errors=True)
        return False
    # Every step is repeatable, since this may be killed as well. What was moved in
    # goes back to where it was staged, then what was moved aside comes back.
    for index, path in enumerate(journal.paths):
        staged, target = folder / f"{index}.new", root / path
        if journal.new[index] and not staged.exists() and os.path.lexists(target):
            target.replace(staged)
    for made in reversed(journal.folders):
        with contextlib.suppress(OSError):
            (root / made).rmdir()
    for index, path in enumerate(journal.paths):
        aside = folder / f"{index}.old"
        if os.path.lexists(aside):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            aside.replace(root / path)
    (folder / _JOURNAL).unlink()
    shutil.rmtree(folder, ignore_errors=True)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Journal:
    """What is needed to undo a change.

    File number `i` of `paths` is staged as `i.new` when `new[i]` and moved aside as
    `i.old`. `folders` did not exist before, outer ones first.
    """

    paths: list[str]
    new: list[bool]
    folders: list[str]


def _read_journal(root: Path, path: Path) -> _Journal | None:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        journal = _Journal(**json.loads(data))
        places = [*journal.paths, *journal.folders]
        valid = len(journal.paths) == len(journal.new) and all(
            place == LOCK_NAME or (is_output_path(place) and is_inside(root, place))
            for place in places
        )
    except (ValueError, TypeError):
        valid = False
    # It says which files to move where, and a repository may come with one.
    if not valid:
        raise _unusable(path, "is not a journal of triptych")
    return journal


def is_inside(root: Path, path: str) -> bool:
    """Whether the folder of `path`, with links followed, is inside `root`."""
    return (root / path).parent.resolve().is_relative_to(root.resolve())


def _unusable(path: Path, what: str) -> DiagnosticsError:
    hint = f"remove {path.name} after looking at what is in it"
    message = f"{path.name} {what}"
    found = error("transaction-unusable", message, file=str(path), hint=hint)
    return DiagnosticsError([found])


class _Transaction:
    def __init__(self, root: Path, changes: Sequence[Change]) -> None:
        self.root: Final = root
        self.changes: Final = changes
        self.folder: Final = root / TRANSACTION_FOLDER

    def stage(self) -> None:
        """Write all new files and the journal; nothing of the tree changes."""
        self.folder.mkdir()
        for index, change in enumerate(self.changes):
            if change.content is not None:
                (self.folder / f"{index}.new").write_bytes(change.content)
        journal = _Journal(
            paths=[change.path for change in self.changes],
            new=[change.content is not None for change in self.changes],
            folders=self._new_folders(),
        )
        draft = self.folder / "journal.draft"
        draft.write_text(json.dumps(asdict(journal)), "utf-8")
        draft.replace(self.folder / _JOURNAL)

    def move(self) -> None:
        """Move old files aside and new ones in."""
        for index, change in enumerate(self.changes):
            target = self.root / change.path
            # A folder stands here when its files are among those that go.
            if os.path.lexists(target) and not _is_folder(target):
                target.replace(self.folder / f"{index}.old")
        for change in self.changes:
            if change.content is None:
                self._prune(PurePosixPath(change.path).parent)
        for index, change in enumerate(self.changes):
            if change.content is not None:
                target = self.root / change.path
                target.parent.mkdir(parents=True, exist_ok=True)
                (self.folder / f"{index}.new").replace(target)

    def commit(self) -> None:
        """The journal gone, the change is made; what is left over is only rubbish."""
        (self.folder / _JOURNAL).unlink()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _new_folders(self) -> list[str]:
        """Folders to make that don't exist, outer ones first."""
        found: dict[str, None] = {}
        for change in self.changes:
            if change.content is not None:
                for parent in reversed(PurePosixPath(change.path).parents):
                    if not (self.root / parent).is_dir():
                        found[str(parent)] = None
        return list(found)

    def _prune(self, folder: PurePosixPath) -> None:
        """Remove folders that have become empty, innermost first."""
        while folder.parts:
            try:
                (self.root / folder).rmdir()
            except OSError:
                return
            folder = folder.parent


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
