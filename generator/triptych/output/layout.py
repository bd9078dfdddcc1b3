"""What an output folder holds besides generated files, and which paths those may have.

Free of slow imports, so that a run with nothing to do stays so.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

__all__ = ["LOCK_NAME", "STATE_FOLDER", "TRANSACTION_FOLDER", "is_output_path"]

LOCK_NAME: Final = "triptych.lock"
"""The lock file of an output folder; it is committed."""

STATE_FOLDER: Final = ".triptych"
"""What the tool keeps for itself in an output folder; git is told to ignore it."""

TRANSACTION_FOLDER: Final = f"{STATE_FOLDER}/transaction"
"""Exists while a run writes, and after one that was killed."""


def is_output_path(path: str) -> bool:
    """Whether `path` names a file inside an output folder that targets may write.

    Relative, with forward slashes, in its shortest form, and none of the tool's own.
    """
    pure = PurePosixPath(path)
    return (
        bool(pure.parts)
        and str(pure) == path
        and not pure.is_absolute()
        and ".." not in pure.parts
        and pure.parts[0] not in (LOCK_NAME, STATE_FOLDER)
        and not set(path) & set("\\:\0\n\r")
    )
