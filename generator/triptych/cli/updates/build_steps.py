"""What build systems want of a run: which files it read, and that it succeeded."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError, error
from triptych.output.layout import LOCK_NAME, STATE_FOLDER, is_output_path

__all__ = ["BuildStep", "build_step"]


@dataclass(frozen=True, slots=True)
class BuildStep:
    """The files of `--depfile` and `--stamp`, written when a run has succeeded."""

    depfile: Path | None
    stamp: Path | None

    def finish(
        self, documents: Sequence[DocumentConfig], files: Iterable[Path]
    ) -> None:
        """Write what was asked for, after a run that read `files`.

        Raises `DiagnosticsError` if that can't be done.
        """
        there = {file for file in files if _is_file(file)}
        if self.depfile is not None:
            from triptych.output.depfile import depfile_text

            _refuse_loss(self.depfile, "--depfile", there)
            locks = [document.output / LOCK_NAME for document in documents]
            text = depfile_text([self.stamp] if self.stamp else locks, there)
            _put(self.depfile, os.fsencode(text))
        if self.stamp is not None:
            _refuse_loss(self.stamp, "--stamp", there)
            with _telling(self.stamp):
                self.stamp.parent.mkdir(parents=True, exist_ok=True)
                self.stamp.touch()


def build_step(
    arguments: argparse.Namespace,
    documents: Sequence[DocumentConfig],
    known: Iterable[Path],
) -> BuildStep:
    """What `arguments` ask for.

    `known` are files that the run is going to read. Raises `DiagnosticsError` for what
    can be told before it: the files can't be written, or something would be lost.
    """
    given = {
        option: Path(path)
        for option, path in (
            ("--depfile", arguments.depfile),
            ("--stamp", arguments.stamp),
        )
        if path is not None
    }
    depfile, stamp = given.get("--depfile"), given.get("--stamp")
    if depfile and stamp and _real(depfile) == _real(stamp):
        raise _refusal(f"`--depfile` and `--stamp` are one file, {depfile}", depfile)
    if depfile and not stamp and arguments.command == "check":
        raise DiagnosticsError(
            [
                error(
                    "argument",
                    "`--depfile` of `check` goes with `--stamp` only",
                    hint="the stamp is what depends on the files; `check` writes "
                    "nothing else",
                )
            ]
        )
    sources = set(known)
    for option, file in given.items():
        _refuse_loss(file, option, sources)
        for document in documents:
            _refuse_inside(file, option, document.output)
        _refuse_unwritable(file)
    return BuildStep(depfile, stamp)


def _refuse_loss(file: Path, option: str, sources: Iterable[Path]) -> None:
    """Refuse to write where a source is."""
    if any(_real(file) == _real(source) for source in sources):
        raise _refusal(f"`{option}` would overwrite {file}, which the run reads", file)


def _refuse_inside(file: Path, option: str, output: Path) -> None:
    """Refuse to write where output or the tool's own state is."""
    with contextlib.suppress(ValueError):
        inside = _real(file).relative_to(_real(output)).as_posix()
        if (
            is_output_path(inside)
            or inside == LOCK_NAME
            or inside.split("/")[0] == STATE_FOLDER
        ):
            raise _refusal(f"`{option}` names {file}, a place for output", file)


def _refuse_unwritable(file: Path) -> None:
    """Refuse what the system would refuse, as far as that can be tried."""
    # Runs that no build system starts must not pay for it.
    from tempfile import TemporaryFile

    with _telling(file):
        if file.exists() and not file.is_file():
            raise _refusal(f"{file} is not a file", file)
        folder = next(item for item in file.parents if item.exists())
        if not folder.is_dir():
            raise _refusal(f"{file} can't be written: {folder} is not a folder", file)
        if file.exists() and not os.access(file, os.W_OK):
            raise _refusal(f"{file} can't be written: permission denied", file)
        with TemporaryFile(dir=folder):
            pass


def _put(file: Path, content: bytes) -> None:
    """Write a file so that no reader ever finds a part of it."""
    with _telling(file):
        if _is_file(file) and file.read_bytes() == content:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(file)


@contextlib.contextmanager
def _telling(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as broken:
        told = broken.strerror if isinstance(broken, OSError) else None
        reason = (told or str(broken)).lower()
        raise _refusal(f"{file} can't be written: {reason}", file) from broken


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refusal(message: str, file: Path) -> DiagnosticsError:
    return DiagnosticsError([error("build-file", message, file=str(file))])
