"""Cases: folders with inputs, a `command` and the output it has to give.

`command` holds the arguments of one or more runs of `triptych`, a line each. The runs
happen in a copy of the folder, one after the other; `stdin`, if there, is their
standard input. `expected.txt` has what they printed, their exit codes and the files
they made.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from tests.environment import own_environment
from triptych.cli import main

__all__ = ["CASES", "case_folders", "run_case"]

CASES = Path(__file__).parent / "cases"

_EXPECTED = "expected.txt"


def case_folders() -> list[Path]:
    """Every case, sorted."""
    return sorted(path.parent for path in CASES.rglob("command"))


def run_case(case: Path, scratch: Path) -> str:
    """What the runs of `case` give, in the form of `expected.txt`."""
    folder = scratch / case.name
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(_EXPECTED))
    stdin = folder / "stdin"
    data = stdin.read_bytes() if stdin.exists() else b""
    before = set(_files(folder))
    parts: list[str] = []
    for line in (case / "command").read_text().splitlines():
        code, stdout, stderr = _run(shlex.split(line), folder, data)
        parts.append(f"$ triptych {line}\nexit {code}\n")
        for name, text in (("stdout", stdout), ("stderr", stderr)):
            if text:
                ended = text if text.endswith("\n") else f"{text}\n"
                parts.append(f"--- {name}\n{ended}")
    made = sorted(path for path in _files(folder) if path not in before)
    if made:
        parts.append("--- files\n" + "".join(f"{path}\n" for path in made))
    return "".join(parts)


def _run(arguments: list[str], folder: Path, data: bytes) -> tuple[object, str, str]:
    stdout, stderr = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(data))
    with (
        _working_directory(folder),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
        mock.patch.object(sys, "stdin", stdin),
        # argparse wraps its help by the width of the terminal.
        mock.patch.dict(os.environ, {**own_environment(), "COLUMNS": "80"}, clear=True),
    ):
        try:
            code: object = main(arguments)
        except SystemExit as end:
            code = end.code
    return code, stdout.getvalue(), stderr.getvalue()


@contextlib.contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        # What the tool keeps for itself is not output.
        if path.is_file() and ".triptych" not in relative.parts:
            yield relative.as_posix()
