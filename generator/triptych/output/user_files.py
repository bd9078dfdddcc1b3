"""The files of a package that are the user's, as they are on disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

from triptych.output.opening import open_output_folder

__all__ = ["read_user_files"]


def read_user_files(root: Path, package: str, *, without: str) -> dict[str, bytes]:
    """The Python files of a package by their paths, sorted; not those in `without`.

    `package` is its path in the output folder `root`, `without` a folder in it. What is
    no regular file or can't be read is left out.
    """
    found: dict[str, bytes] = {}
    with open_output_folder(root) as folder:
        if folder is None or folder.kind(package) != "folder":
            return {}
        for path in sorted(folder.files(package)):
            if path.endswith(".py") and not path.startswith(f"{package}/{without}/"):
                with contextlib.suppress(OSError):
                    data = folder.read(path)
                    if data is not None:
                        found[folder.place(path)] = data
    return found
