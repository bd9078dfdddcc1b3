"""Names of files as the hosts of repositories want them: from the repository's root."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

__all__ = ["inside_repository"]

# A document of a revision, and standard input.
_NO_FILES = ("git:", "<")


def inside_repository(name: str) -> str:
    """A file from the root of the repository that the working folder is in.

    With forward slashes. Outside of a repository, from the working folder. What is not
    below that stays as it is.
    """
    if name.startswith(_NO_FILES):
        return name
    folder = Path.cwd()
    root = _root(folder)
    path = Path(os.path.normpath(folder / name))
    if not path.is_relative_to(root):
        return name.replace(os.sep, "/")
    return path.relative_to(root).as_posix()


@cache
def _root(folder: Path) -> Path:
    """The root, which has `.git`: a folder, or a file in another working tree."""
    around = (folder, *folder.parents)
    return next((place for place in around if (place / ".git").exists()), folder)
