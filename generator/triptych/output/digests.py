"""Digests of files and of the tool itself. Imports nothing slow."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Final

from triptych.output.template_files import package_folder, template_folder

__all__ = ["content_digest", "producer_digest"]

_SUFFIXES: Final = (".py", ".jinja", ".typed")


def content_digest(data: bytes) -> str:
    """SHA-256 of a text file, in hexadecimal.

    CRLF counts as LF: git may check files out with other line ends than it was given
    (`core.autocrlf`), and a file it has converted is not one somebody edited.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


@cache
def producer_digest() -> str:
    """SHA-256 of what decides the output besides document and config: code, templates.

    The same for a wheel, an editable install and a checkout of one revision. Read once:
    this process runs the code that it has loaded.
    """
    package = package_folder()
    templates = template_folder()
    found = {
        f"templates/{path.relative_to(templates).as_posix()}": path
        for path in _files(templates)
    }
    for path in _files(package):
        if not path.is_relative_to(templates):
            found[f"package/{path.relative_to(package).as_posix()}"] = path
    digest = hashlib.sha256()
    for name in sorted(found):
        digest.update(f"{name}\0{content_digest(found[name].read_bytes())}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [Path(parent, name) for name in names if name.endswith(_SUFFIXES)]
    return found
