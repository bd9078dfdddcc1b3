"""The version of the packages that a configuration states: read, and raised there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from packaging.version import Version

from triptych.config import DocumentConfig, Origin, placed
from triptych.config.version_editing import with_version
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, info
from triptych.history.versions import parsed_version

__all__ = ["check_editable", "stated_version", "unstated", "write_version"]


def stated_version(document: DocumentConfig) -> Version:
    """The version to begin with; raises `DiagnosticsError` without a semantic one."""
    if document.version_origin is None:
        raise DiagnosticsError([unstated(document)])
    version = parsed_version(document.metadata.version)
    if version is None:
        message = f"{document.metadata.version} is not a semantic version"
        hint = "use three numbers, such as 1.4.0, and a pre-release if there is one"
        found = placed(
            error("bump-version", message, hint=hint), document.version_origin
        )
        raise DiagnosticsError([found])
    return version


def unstated(document: DocumentConfig, *, is_left_out: bool = False) -> Diagnostic:
    """That the configuration states no version of a document's packages.

    An info for one that `is_left_out`, because others state theirs.
    """
    message = f"the configuration states no version of the packages of {document.spec}"
    hint = '`version = "1.0.0"` in its table `metadata` is what `--bump` raises'
    if is_left_out:
        return info("bump-unstated", message, hint=hint)
    return error("bump-unstated", message, hint=hint)


def check_editable(document: DocumentConfig) -> None:
    """Raise `DiagnosticsError` where `write_version` could not write the version."""
    _edited(document)


def write_version(document: DocumentConfig) -> None:
    """Put the version of `document` into its configuration.

    Raises:
        DiagnosticsError: the file can't be written, or is not what it was.
    """
    assert document.version_origin is not None
    # Documents that are made at the same time edit one file.
    with _alone_in(Path(document.version_origin.file).resolve().parent):
        _write(document)


@contextmanager
def _alone_in(path: Path) -> Iterator[None]:
    """Waits for others that do the same in a folder."""
    import fcntl  # Not everywhere, and output is written where it is.

    folder = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _edited(document: DocumentConfig) -> tuple[Path, str, Origin]:
    """The configuration with the version of `document`; raises `DiagnosticsError`."""
    origin, version = document.version_origin, document.metadata.version
    assert origin is not None
    file = Path(origin.file).resolve()
    text = file.read_bytes().decode()
    edited = with_version(text, origin.position, version) if origin.position else None
    if edited is None:
        message = f"the version can't be changed here: write {version} yourself"
        raise DiagnosticsError([placed(error("bump-configuration", message), origin)])
    return file, edited, origin


def _write(document: DocumentConfig) -> None:
    file, edited, origin = _edited(document)
    version = document.metadata.version
    draft = file.with_name(f".{file.name}.draft")
    try:
        draft.write_bytes(edited.encode())
        draft.chmod(file.stat().st_mode & 0o7777)
        draft.replace(file)
    except OSError as broken:
        reason = broken.strerror or str(broken)
        message = f"the version {version} can't be written here: {reason}"
        raise DiagnosticsError(
            [placed(error("bump-configuration", message), origin)]
        ) from broken
