"""What a run would change, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from triptych.diagnostics import DiagnosticsError, error
from triptych.output.digests import content_digest
from triptych.output.folder import Folder
from triptych.output.layout import LOCK_NAME
from triptych.output.lock import Lock, dump_lock
from triptych.output.planning import Plan

__all__ = ["difference", "unified_diff"]

_CONTEXT: Final = 3
# difflib's time grows with the product of both lengths; this many line pairs take
# about a second.
_MAX_PAIRS: Final = 4_000_000


def difference(folder: Folder | None, todo: Plan, lock: Lock, *, name: str = "") -> str:
    """A unified diff from a folder as it is to what a run with `todo` makes of it.

    Empty when it would change nothing. The plan is one with force, so that files count
    whoever changed them. The lock is shown only when nothing else differs, since its
    digests repeat what the files say. `name` is what paths in the diff begin with, as
    the folder is called where somebody may apply it. None stands for a missing folder.

    Raises:
        DiagnosticsError: a file in the folder can't be read.
    """
    prefix = f"{name.strip('/')}/" if name else ""
    new = {file.path: file.text for file in (*todo.creates, *todo.updates)}
    parts: list[str] = []
    for path in sorted({*new, *todo.deletes}):
        parts += unified_diff(prefix + path, _read(folder, path), new.get(path))
    if not parts:
        before, after = _read(folder, LOCK_NAME), dump_lock(lock)
        if before is None or content_digest(before) != content_digest(after.encode()):
            parts += unified_diff(prefix + LOCK_NAME, before, after)
    return "".join(parts)


def unified_diff(path: str, old: bytes | None, new: str | None) -> Iterator[str]:
    """The lines of a diff of one file, each ended; None stands for no file."""
    from_name = "/dev/null" if old is None else f"a/{path}"
    to_name = "/dev/null" if new is None else f"b/{path}"
    try:
        old_text = (old or b"").decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        yield f"Binary files {from_name} and {to_name} differ\n"
        return
    before = old_text.split("\n")
    after = (new or "").split("\n")
    yield f"--- {from_name}\n"
    yield f"+++ {to_name}\n"
    for line in _hunks(_ended(before), _ended(after)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _ended(lines: list[str]) -> list[str]:
    """Lines with their ends; only a last line may have none."""
    *complete, last = lines
    return [f"{line}\n" for line in complete] + ([last] if last else [])


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    start = 0
    shorter = min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    pairs = (len(before) - start - end) * (len(after) - start - end)
    if pairs <= _MAX_PAIRS:
        diff = difflib.unified_diff(before, after, n=_CONTEXT)
        next(diff, None)
        next(diff, None)
        yield from diff
        return
    # Too much to match up: everything between the equal ends is one replacement.
    first = max(0, start - _CONTEXT)
    last = max(0, end - _CONTEXT)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    yield f"@@ -{first + 1},{len(old)} +{first + 1},{len(new)} @@\n"
    head, tail = start - first, end - last
    yield from (f" {line}" for line in old[:head])
    yield from (f"-{line}" for line in old[head : len(old) - tail])
    yield from (f"+{line}" for line in new[head : len(new) - tail])
    yield from (f" {line}" for line in old[len(old) - tail :])


def _read(folder: Folder | None, path: str) -> bytes | None:
    """The bytes of a regular file, None where there is none."""
    if folder is None or folder.kind(path) != "file":
        return None
    try:
        return folder.read(path)
    except OSError as broken:
        message = f"the file can't be read: {broken.strerror or broken}"
        found = error("file-unreadable", message, file=folder.place(path))
        raise DiagnosticsError([found]) from broken
