"""The record of versions in an output folder, and the changelogs beside the packages.

Free of slow imports, so that a run with nothing to do stays so.
"""

from __future__ import annotations

from pathlib import Path

from triptych.output.layout import HISTORY_NAME
from triptych.output.opening import open_output_folder

__all__ = ["read_output_file", "read_record"]


def read_record(path: Path) -> bytes | None:
    """The record of versions in the folder at `path`; None if there is none.

    Raises:
        DiagnosticsError: the folder or the file can't be read.
    """
    return read_output_file(path, HISTORY_NAME)


def read_output_file(path: Path, name: str) -> bytes | None:
    """A file of the folder at `path`; None if there is none. Raises the same."""
    with open_output_folder(path) as folder:
        return None if folder is None else folder.read(name)
