"""The tool's own folder in an output folder, which git is told to ignore.

A repository can come with any file in it all the same, so what the tool reads there
counts only with the *witness* of the folder it was written in: numbers of a file that
the system chose (see `Folder.identity`), which no clone, archive or copy reproduces.

Free of slow imports, so that a run with nothing to do stays so.
"""

from __future__ import annotations

import contextlib
import errno
from typing import Final

from triptych.output.folder import Folder
from triptych.output.layout import STATE_FOLDER

__all__ = ["make_state_folder", "remove_state_folder", "witness"]

_WITNESS: Final = f"{STATE_FOLDER}/.gitignore"


def make_state_folder(folder: Folder) -> None:
    """Create the state folder, invisible to git.

    Raises:
        OSError: it can't be created, or something else is there.
    """
    with contextlib.suppress(FileExistsError):
        folder.make_folder(STATE_FOLDER)
    kind = folder.kind(STATE_FOLDER)
    if kind != "folder":
        what = "is a symbolic link" if kind == "link" else "is not a folder"
        raise NotADirectoryError(errno.ENOTDIR, what, STATE_FOLDER)
    with contextlib.suppress(FileExistsError):
        folder.create(_WITNESS, b"*\n")


def remove_state_folder(folder: Folder) -> None:
    """Remove the state folder if there is nothing in it; for a run that failed."""
    with contextlib.suppress(OSError):
        entries = folder.entries(STATE_FOLDER)
        if entries == [(".gitignore", "file")]:
            folder.remove(_WITNESS)
        if entries in ([], [(".gitignore", "file")]):
            folder.remove_folder(STATE_FOLDER)


def witness(folder: Folder) -> list[int]:
    """What tells this very state folder from any copy; raises `OSError` without one."""
    return folder.identity(_WITNESS)
