"""Bring an output folder up to date without losing anybody's work."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from triptych.diagnostics import Diagnostic, DiagnosticsError, error
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.layout import LOCK_NAME, STATE_FOLDER
from triptych.output.lock import Lock, dump_lock, make_lock, read_lock
from triptych.output.transaction import Change, apply, exclusive, is_inside, recover

__all__ = ["Plan", "plan", "write"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is going to do with an output folder, paths sorted.

    `left_alone` are the user's own files, those written once.
    """

    creates: tuple[GeneratedFile, ...] = ()
    updates: tuple[GeneratedFile, ...] = ()
    deletes: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()

    def changes(self) -> list[Change]:
        """The changes of the files, without the lock's."""
        changes = [Change(path=path, content=None) for path in self.deletes]
        changes += [
            Change(path=file.path, content=file.text.encode())
            for file in (*self.creates, *self.updates)
        ]
        return changes


def write(
    root: Path,
    files: Sequence[GeneratedFile],
    *,
    version: str,
    inputs: Mapping[str, str],
    force: bool = False,
) -> Plan:
    """Make `root` hold `files` and their lock, all at once; what was done.

    The folder is created when it is missing. An earlier run that was killed is undone
    first. With `force`, files that were edited or are not ours are overwritten.
    `version` and `inputs` are for the lock.

    Raises:
        DiagnosticsError: files stand in the way, or the folder can't be used; it is
            as it was before.
    """
    made = _make_folder(root)
    try:
        with exclusive(root):
            recover(root)
            todo = plan(root, files, read_lock(root), force=force)
            changes = todo.changes()
            lock = dump_lock(make_lock(files, version=version, inputs=inputs)).encode()
            if _digest(root / LOCK_NAME) != content_digest(lock):
                # Last, so that whoever looks meanwhile never finds it before its files.
                changes.append(Change(path=LOCK_NAME, content=lock))
            apply(root, changes)
            made = []
            return todo
    except OSError as broken:
        raise _unwritable(root, broken) from broken
    finally:
        for folder in reversed(made):
            _remove_if_unused(folder)


def plan(
    root: Path, files: Sequence[GeneratedFile], old: Lock | None, *, force: bool
) -> Plan:
    """What to do so that `root` holds `files`; writes nothing.

    `old` is the lock of the run before. A generated file that is on disk with another
    digest than the lock's was edited, a file the lock does not list was put there by
    somebody; neither is touched, unless by `force`.

    Raises:
        DiagnosticsError: for every file in the way.
        ValueError: two of `files` have one path, or one is inside the other.
    """
    _check_paths(files)
    return _Planner(root, Lock(version="") if old is None else old, force).plan(files)


class _Planner:
    def __init__(self, root: Path, old: Lock, force: bool) -> None:
        self.root = root
        self.old = old
        self.force = force
        self.found: list[Diagnostic] = []

    def plan(self, files: Sequence[GeneratedFile]) -> Plan:
        creates: list[GeneratedFile] = []
        updates: list[GeneratedFile] = []
        unchanged: list[str] = []
        left_alone: list[str] = []
        deletes = list(self._deletes({file.path for file in files}))
        going = frozenset(deletes)
        for file in sorted(files, key=lambda file: file.path):
            path = file.path
            if self._is_blocked(path, going):
                continue
            on_disk = self._digest(path)
            if on_disk == content_digest(file.text.encode()):
                unchanged.append(path)
            elif file.written_once:
                if on_disk is None and path not in self.old.written_once:
                    creates.append(file)
                else:
                    left_alone.append(path)
            elif on_disk is None:
                creates.append(file)
            elif self._is_ours(path, on_disk, "would be overwritten"):
                updates.append(file)
        if self.found:
            raise DiagnosticsError(self.found)
        return Plan(
            creates=tuple(creates),
            updates=tuple(updates),
            deletes=tuple(deletes),
            unchanged=tuple(unchanged),
            left_alone=tuple(left_alone),
        )

    def _deletes(self, wanted: set[str]) -> Iterator[str]:
        for path in sorted(set(self.old.files) - wanted):
            # Behind a link that leads out of the folder nothing is ours to delete.
            if not is_inside(self.root, path):
                continue
            on_disk = self._digest(path)
            if on_disk is not None and self._is_ours(path, on_disk, "would be deleted"):
                yield path

    def _is_ours(self, path: str, on_disk: str, fate: str) -> bool:
        """Whether the file may go: unedited since a run wrote it, or by force."""
        listed = self.old.files.get(path)
        if self.force or on_disk == listed:
            return True
        if listed is None:
            self._object(
                "foreign-file",
                path,
                f"{path} was not written by triptych and {fate}",
                "move it away, or overwrite it with --force",
            )
        else:
            self._object(
                "edited-file",
                path,
                f"{path} was edited since it was generated and {fate}",
                "move the change out of the generated file, or discard it with --force",
            )
        return False

    def _is_blocked(self, path: str, going: frozenset[str]) -> bool:
        """Object to what even `force` can't put a file at."""
        for parent in reversed(PurePosixPath(path).parents):
            place = self.root / parent
            if place.is_dir() or str(parent) in going:
                continue
            if os.path.lexists(place):
                self._object(
                    "path-blocked",
                    str(parent),
                    f"{parent} is a file, but a folder has to be there",
                    "move it away",
                )
                return True
        if not is_inside(self.root, path):
            self._object(
                "path-blocked",
                path,
                f"{path} is behind a symbolic link that leads out of {self.root}",
                "replace the link by a folder",
            )
            return True
        place = self.root / path
        if place.is_dir() and not place.is_symlink():
            left = [file for file in self._files_in(path) if file not in going]
            if left or not any(file.startswith(f"{path}/") for file in going):
                self._object(
                    "path-blocked",
                    path,
                    f"{path} is a folder, but a file has to be there",
                    "move it away",
                )
                return True
        return False

    def _files_in(self, folder: str) -> Iterator[str]:
        for parent, folders, names in os.walk(self.root / folder):
            inside = Path(parent).relative_to(self.root).as_posix()
            yield from (f"{inside}/{name}" for name in names)
            links = (name for name in folders if Path(parent, name).is_symlink())
            yield from (f"{inside}/{name}" for name in links)

    def _digest(self, path: str) -> str | None:
        try:
            return _digest(self.root / path)
        except OSError as broken:
            reason = broken.strerror or str(broken)
            message = f"{path} can't be read: {reason}"
            self._object("file-unreadable", path, message, "make it readable")
            return None

    def _object(self, code: str, path: str, message: str, hint: str) -> None:
        found = error(code, message, file=str(self.root / path), hint=hint)
        if found not in self.found:
            self.found.append(found)


def _digest(path: Path) -> str | None:
    """The digest of a file, None where there is none or a folder.

    What is neither has a digest that no file has: links could lead anywhere, and
    reading a pipe never ends.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(mode):
        return None
    return content_digest(path.read_bytes()) if stat.S_ISREG(mode) else "not a file"


def _check_paths(files: Sequence[GeneratedFile]) -> None:
    paths = [file.path for file in files]
    if len(set(paths)) != len(paths):
        twice = sorted({path for path in paths if paths.count(path) > 1})
        raise ValueError(f"generated twice: {', '.join(twice)}")
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    if both := sorted(folders & set(paths)):
        raise ValueError(f"generated as file and as folder: {', '.join(both)}")


def _make_folder(root: Path) -> list[Path]:
    """Create `root` with its parents; the folders made, outer ones first."""
    missing = [path for path in (root, *root.parents) if not os.path.lexists(path)]
    made: list[Path] = []
    try:
        for folder in reversed(missing):
            # Another run may be quicker, and the folder is that run's then.
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                made.append(folder)
        if not root.is_dir():
            raise NotADirectoryError(0, "it is a file")
    except OSError as broken:
        for folder in reversed(made):
            folder.rmdir()
        raise _unwritable(root, broken) from broken
    return made


def _remove_if_unused(folder: Path) -> None:
    state = folder / STATE_FOLDER
    try:
        (state / ".gitignore").unlink(missing_ok=True)
        if state.exists():
            state.rmdir()
        folder.rmdir()
    except OSError:
        # Somebody has put something there meanwhile.
        return


def _unwritable(root: Path, broken: OSError) -> DiagnosticsError:
    place = "" if broken.filename is None else f" ({broken.filename})"
    reason = broken.strerror or str(broken)
    message = f"the output folder {root} can't be used: {reason}{place}"
    return DiagnosticsError([error("output-unusable", message, file=str(root))])
