"""Files in an output folder that no run has written, and that no run touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from triptych.output.folder import Folder

__all__ = ["other_files"]

_SERVER: Final = "server"
_GENERATED: Final = "_generated"

# What using packages leaves behind; what is hidden never counts.
_LEFT_BEHIND: Final = frozenset(
    {"__pycache__", "build", "dist", "node_modules", "venv"}
)


def other_files(folder: Folder, known: Collection[str]) -> list[str]:
    """The files that are not `known`, where all files should be the tool's.

    A server is the user's but for its generated module, so the rest of it is not
    looked at.
    """
    return [path for path in _files(folder, "") if path not in known]


def _files(folder: Folder, path: str) -> Iterator[str]:
    for name, kind in folder.entries(path):
        inner = f"{path}/{name}" if path else name
        if kind != "folder":
            if name[0] != "." and not _is_users(inner):
                yield inner
        elif name[0] != "." and not _is_left_behind(name):
            yield from _files(folder, inner)


def _is_left_behind(name: str) -> bool:
    return name in _LEFT_BEHIND or name.endswith(".egg-info")


def _is_users(path: str) -> bool:
    parts = path.split("/")
    return parts[0] == _SERVER and _GENERATED not in parts
