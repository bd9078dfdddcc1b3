"""What a run would change, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from triptych.diagnostics import DiagnosticsError, error
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.layout import LOCK_NAME
from triptych.output.lock import Lock, dump_lock

__all__ = ["difference", "unified_diff"]

_CONTEXT: Final = 3
# difflib's time grows with the product of both lengths; this many line pairs take
# about a second.
_MAX_PAIRS: Final = 4_000_000


def difference(
    root: Path,
    files: Sequence[GeneratedFile],
    old: Lock | None,
    new: Lock,
    *,
    name: str = "",
) -> str:
    """A unified diff from the folder as it is to what `files` would make of it.

    Empty when a run would change nothing. It has missing files, files of another
    content, whoever changed them, and files no longer generated. A file of the user's
    counts only where a run would write it. The lock is shown only when nothing else
    differs, since its digests repeat what the files say. `name` is what paths in the
    diff begin with, as the folder is called where somebody may apply it.

    Raises:
        DiagnosticsError: the folder or a file in it can't be read.
    """
    if root.exists() and not root.is_dir():
        message = f"the output folder {root} can't be used: it is a file"
        raise DiagnosticsError([error("output-unusable", message, file=str(root))])
    listed = Lock(version="") if old is None else old
    prefix = f"{name.strip('/')}/" if name else ""
    parts: list[str] = []
    wanted = {file.path: file for file in files}
    for path in sorted({*wanted, *listed.files}):
        file = wanted.get(path)
        data = _read(root / path)
        if file is None:
            if data is not None:
                parts += unified_diff(prefix + path, data, None)
        elif file.written_once:
            if data is None and path not in listed.written_once:
                parts += unified_diff(prefix + path, None, file.text)
        elif not _same(data, file.text):
            parts += unified_diff(prefix + path, data, file.text)
    lock_data, lock_text = _read(root / LOCK_NAME), dump_lock(new)
    if not parts and not _same(lock_data, lock_text):
        parts += unified_diff(prefix + LOCK_NAME, lock_data, lock_text)
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


def _same(data: bytes | None, text: str) -> bool:
    return data is not None and content_digest(data) == content_digest(text.encode())


def _read(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as broken:
        message = f"the file can't be read: {broken.strerror or broken}"
        found = error("file-unreadable", message, file=str(path))
        raise DiagnosticsError([found]) from broken
