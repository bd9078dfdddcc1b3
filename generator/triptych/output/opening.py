"""Output folders, opened by the path a user gave; what is wrong is a diagnostic."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from triptych.diagnostics import DiagnosticsError, error
from triptych.output.folder import Folder, existing_folder, new_folder

__all__ = ["create_output_folder", "open_output_folder"]


@contextlib.contextmanager
def open_output_folder(path: Path) -> Iterator[Folder | None]:
    """The folder, held with others who read; None if nothing is there.

    Waits for a run that writes. Raises `DiagnosticsError` if it can't be used.
    """
    with _telling(path), existing_folder(path) as folder:
        if folder is None:
            yield None
            return
        with folder.held(shared=True):
            yield folder


@contextlib.contextmanager
def create_output_folder(path: Path) -> Iterator[Folder]:
    """The folder, made where it is missing and held alone.

    Raises `DiagnosticsError` if it can't be made, used or written.
    """
    with _telling(path), new_folder(path) as folder, folder.held():
        yield folder


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except NotADirectoryError as broken:
        file = broken.filename
        what = "it" if file in (None, path, str(path)) else file
        raise _unusable(path, f"{what} is not a folder") from broken
    except OSError as broken:
        place = "" if broken.filename is None else f" ({broken.filename})"
        reason = broken.strerror or str(broken)
        raise _unusable(path, f"{reason}{place}") from broken


def _unusable(path: Path, reason: str) -> DiagnosticsError:
    message = f"the output folder {path} can't be used: {reason}"
    return DiagnosticsError([error("output-unusable", message, file=str(path))])
