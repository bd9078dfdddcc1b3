"""Output files that a commit would leave behind, for hooks: what git says of them."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from triptych.diagnostics import DiagnosticsError, error
from triptych.output.folder import Folder
from triptych.output.layout import LOCK_NAME
from triptych.output.lock import parse_lock, read_ownership
from triptych.output.opening import open_output_folder

__all__ = ["Unstaged", "find_unstaged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstaged:
    """Files of an output folder whose content on disk is not in git's index.

    Paths are relative to the working folder. `ignored` are those among them that git
    adds by force only.
    """

    output: Path
    paths: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def commands(self) -> str:
        """What stages them, a command a line."""
        lines = [shlex.join(["git", "add", "--", str(self.output)])]
        if self.ignored:
            lines.append(shlex.join(["git", "add", "--force", "--", *self.ignored]))
        if len(self.paths) == len(self.ignored):
            del lines[0]
        return "".join(f"  {line}\n" for line in lines)


def find_unstaged(output: Path) -> Unstaged:
    """The files of an output folder that git does not have as they are.

    Generated files and those just written once; what its user changes is not looked
    at. None where the lock itself is ignored, since then nothing is to be committed.

    Raises:
        DiagnosticsError: the folder is in no repository, or can't be read.
    """
    with open_output_folder(output) as folder:
        return Unstaged(output=output) if folder is None else _find(folder, output)


def _find(folder: Folder, output: Path) -> Unstaged:
    prefix = os.path.relpath(os.path.realpath(output))
    tracked = _inside(prefix, _git("ls-files", "-z", "--", f":(literal){prefix}"))
    owned = read_ownership(folder)
    there = {
        path
        for path in (LOCK_NAME, *owned.files, *owned.written_once)
        if folder.kind(path) == "file"
    }
    untracked = there - tracked
    ignored = _ignored(prefix, untracked)
    if LOCK_NAME in ignored:
        return Unstaged(output=output)
    changed = _inside(
        prefix, _git("ls-files", "-z", "-m", "-d", "--", f":(literal){prefix}")
    )
    gone = {path for path in changed if folder.kind(path) is None}
    users = {
        path
        for path in owned.written_once
        if path in there and not owned.is_as_written(path, folder.read(path) or b"")
    }
    removed = gone & _committed(prefix) - set(owned.written_once)
    found = untracked | (changed & there - users) | removed
    return Unstaged(
        output=output,
        paths=tuple(_joined(prefix, path) for path in sorted(found)),
        ignored=tuple(_joined(prefix, path) for path in sorted(ignored)),
    )


def _inside(prefix: str, listed: Iterable[str]) -> set[str]:
    """Paths as git lists them, relative to the output folder."""
    return {os.path.relpath(path, prefix) for path in listed}


def _joined(prefix: str, path: str) -> str:
    return str(Path(prefix, path))


def _ignored(prefix: str, paths: set[str]) -> set[str]:
    names = "".join(f"{_joined(prefix, path)}\0" for path in sorted(paths))
    command = ("check-ignore", "-z", "--stdin")
    return _inside(prefix, _git(*command, names=names, codes=(0, 1)))


def _committed(prefix: str) -> set[str]:
    """The files of the last commit that runs wrote, by its lock."""
    path = Path(prefix, LOCK_NAME).as_posix()
    shown = _git("show", f"HEAD:./{path}", codes=(0, 128))
    try:
        lock = parse_lock("\0".join(shown), path) if shown else None
        return {*lock.files, *lock.written_once} if lock is not None else set()
    except DiagnosticsError:
        return set()


def _git(*arguments: str, names: str = "", codes: tuple[int, ...] = (0,)) -> list[str]:
    """What git prints, divided at NULs; nothing where it ends with another code."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            input=os.fsencode(names),
            capture_output=True,
            check=False,
        )
    except OSError as broken:
        raise _refusal(broken.strerror or str(broken)) from broken
    if done.returncode not in codes:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise _refusal(said[0] if said else f"it ends with {done.returncode}")
    text = os.fsdecode(done.stdout) if done.returncode == 0 else ""
    return [part for part in text.split("\0") if part]


def _refusal(reason: str) -> DiagnosticsError:
    message = f"git can't tell which files are staged: {reason}"
    hint = "leave --require-staged out where nothing is committed"
    return DiagnosticsError([error("git", message, hint=hint)])
