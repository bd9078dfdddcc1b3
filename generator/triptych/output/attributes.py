"""What tells git hosts which files are generated, so that reviews fold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from triptych.output.files import GeneratedFile
from triptych.output.layout import ATTRIBUTES_NAME, LOCK_NAME

__all__ = ["git_attributes"]


def git_attributes(files: Iterable[GeneratedFile]) -> GeneratedFile:
    """The `.gitattributes` of a folder that holds `files`.

    It has one line for a folder in which no file is the user's. It is written once,
    since a folder may have one already, or need more lines.
    """
    listed = list(files)
    shared = {
        parent
        for file in listed
        if file.written_once
        for parent in PurePosixPath(file.path).parents
    } | {PurePosixPath(".")}
    patterns = {f"/{LOCK_NAME}"}
    for file in listed:
        if not file.written_once:
            path = PurePosixPath(file.path)
            folders = (parent for parent in reversed(path.parents))
            whole = next((item for item in folders if item not in shared), None)
            patterns.add(f"/{path}" if whole is None else f"/{whole}/**")
    lines = (f"{_escaped(item)} linguist-generated\n" for item in sorted(patterns))
    return GeneratedFile(path=ATTRIBUTES_NAME, text="".join(lines), written_once=True)


def _escaped(pattern: str) -> str:
    """`pattern`, in which what means something else to git stands for any character."""
    return re.sub(r"[^\w./*-]", "?", pattern)
