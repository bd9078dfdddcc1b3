"""How much a diff changes, by file: what `git diff --stat` says of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ChangedFile", "changed_files", "diff_statistics"]

_HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+\d+(?:,(?P<new>\d+))? @@")


@dataclass(slots=True)
class ChangedFile:
    """A file of a diff, and how many lines of it are added and removed."""

    name: str
    added: int = 0
    removed: int = 0


def changed_files(diff: str) -> list[ChangedFile]:
    """The files of a unified diff, in its order."""
    files: list[ChangedFile] = []
    before = ""
    old = new = 0
    for line in diff.split("\n"):
        if old > 0 or new > 0:
            old -= not line.startswith(("+", "\\"))
            new -= not line.startswith(("-", "\\"))
            files[-1].added += line.startswith("+")
            files[-1].removed += line.startswith("-")
        elif hunk := _HUNK.match(line):
            old, new = (int(hunk[side] or 1) for side in ("old", "new"))
        elif line.startswith("--- "):
            before = line[4:]
        elif line.startswith("+++ "):
            after = line[4:]
            named = before if after == "/dev/null" else after
            files.append(ChangedFile(named[2:]))
        elif line.startswith("Binary files "):
            files.append(ChangedFile(line.removesuffix(" differ").rpartition(" b/")[2]))
    return files


def diff_statistics(diff: str) -> str:
    """A line for each file of a unified diff, and one for all; empty without any."""
    files = changed_files(diff)
    if not files:
        return ""
    width = max(len(file.name) for file in files)
    lines = [f" {it.name:<{width}} | +{it.added} -{it.removed}" for it in files]
    added = sum(it.added for it in files)
    removed = sum(it.removed for it in files)
    plural = "file" if len(files) == 1 else "files"
    lines.append(f" {len(files)} {plural}, +{added} -{removed}")
    return "".join(f"{line}\n" for line in lines)
