"""Servers that others wrote, and clients generated from their documents."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden import REPOSITORY
from tests.packages import imported
from triptych.cli import main

__all__ = ["corpus_document", "generated_client", "program"]


def program(name: str, hint: str = ".ci/run does that") -> str:
    """The path of a program; skips the test where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed ({hint})")
    return path


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
