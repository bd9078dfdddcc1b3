"""Servers that others wrote, and clients generated from their documents."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden import REPOSITORY
from tests.packages import imported
from triptych.cli import main

__all__ = ["corpus_document", "generated_client", "installed", "program"]


def program(name: str, hint: str = ".ci/run does that") -> str:
    """The path of a program; skips the test where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed ({hint})")
    return path


def installed(package: str, folder: Path) -> None:
    """Install a package from PyPI, without what that depends on, into `folder`.

    Skips the test unless `REAL_SERVERS` in the environment asks for such packages, and
    where they can't be had.
    """
    if not os.environ.get("REAL_SERVERS"):
        pytest.skip(f"{package} is installed where REAL_SERVERS=1 asks for it")
    uv = shutil.which("uv")
    pip = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
    install = [*pip, "install", "--quiet", "--no-deps", "--target", str(folder)]
    try:
        subprocess.run([*install, package], check=True, timeout=300)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"{package} can't be installed: {error}")


def corpus_document(path: str) -> Path:
    """A document of the corpus; skips the test where there is none.

    The corpus is the folder that the environment names in `CORPUS`.
    """
    corpus = Path(os.environ.get("CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    document = corpus / path
    if not document.is_file():
        pytest.skip(f"{document} is not there (CORPUS may name another folder)")
    return document


@contextlib.contextmanager
def generated_client(document: Path, name: str, folder: Path) -> Iterator[Any]:
    """The package of a client, generated into `folder`."""
    arguments = ["generate", str(document), "-o", str(folder), "--name", name]
    assert main([*arguments, "--target", "client"]) == 0
    with imported(folder / "client", f"{name}_client") as package:
        yield package
