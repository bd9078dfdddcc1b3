"""The files of a package that are the user's, as they are on disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

__all__ = ["read_user_files"]


def read_user_files(package: Path, *, without: str) -> dict[str, bytes]:
    """The Python files of `package` by their paths, sorted; not those in `without`.

    What is a link or can't be read is left out.
    """
    found: dict[str, bytes] = {}
    for path in sorted(package.rglob("*.py")):
        if without in path.relative_to(package).parts[:1] or path.is_symlink():
            continue
        with contextlib.suppress(OSError):
            if path.is_file():
                found[path.as_posix()] = path.read_bytes()
    return found
