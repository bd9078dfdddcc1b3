"""What an output folder holds besides generated files, and which paths those may have.

Free of slow imports, so that a run with nothing to do stays so.
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = [
    "ATTRIBUTES_NAME",
    "CHANGELOG_NAMES",
    "HISTORY_NAME",
    "LOCK_NAME",
    "STATE_FOLDER",
    "TARGET_FOLDERS",
    "TRANSACTION_FOLDER",
    "is_output_path",
]

LOCK_NAME: Final = "triptych.lock"
"""The lock file of an output folder; it is committed."""

HISTORY_NAME: Final = "triptych.changes.json"
"""The record of versions, if one is kept; it is committed."""

CHANGELOG_NAMES: Final = {
    "client/CHANGELOG.md": "callers",
    "server/CHANGELOG.md": "implementers",
}
"""Changelogs, which the tool adds to and users edit, and who reads them."""

ATTRIBUTES_NAME: Final = ".gitattributes"
"""Tells git hosts which files are generated."""

STATE_FOLDER: Final = ".triptych"
"""What the tool keeps for itself in an output folder; git is told to ignore it."""

TRANSACTION_FOLDER: Final = f"{STATE_FOLDER}/transaction"
"""Exists while a run writes, and after one that was killed."""

TARGET_FOLDERS: Final = frozenset({"client", "server", "docs", "webhooks"})
"""A folder for each target; no file is written or removed elsewhere."""


def is_output_path(path: str) -> bool:
    """Whether `path` names a file inside an output folder that targets may write.

    Relative, with forward slashes, in its shortest form, in the folder of a target or
    `.gitattributes`, and a name on every file system.
    """
    first, *inner = path.split("/")
    return path == ATTRIBUTES_NAME or (
        first in TARGET_FOLDERS
        and bool(inner)
        # Nothing hidden: no target writes such files, and `.git` is one.
        and not any(part == "" or part[0] == "." for part in inner)
        # Control characters, and surrogates that stand for no character.
        and (
            path.isprintable()
            or not any(unicodedata.category(char) in ("Cc", "Cs") for char in path)
        )
        and not set(path) & set("\\:")
    )
