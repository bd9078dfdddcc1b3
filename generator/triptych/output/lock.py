"""The lock file: what the tool has written into a folder, and from what.

It is committed, so it is a pure function of document, configuration, templates and
version: no times, no absolute paths, one line a file, sorted. The digest of the
tool's own code is not in it: a change of the tool that changes no output would touch
the lock of every folder, and two branches would conflict there. That digest is kept
beside it, uncommitted (see `unchanged`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from triptych.diagnostics import DiagnosticsError, Position, error
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.layout import LOCK_NAME, is_output_path

__all__ = ["Lock", "dump_lock", "make_lock", "parse_lock", "read_lock"]

_FORMAT: Final = 1
_HINT: Final = f"restore {LOCK_NAME}, or delete it and generate again with --force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a run has written.

    `version` is the tool's. `inputs` has the digests of documents and configuration
    by name. `files` maps the paths of generated files to their digests, `written_once`
    lists those that belong to the user.
    """

    version: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    written_once: frozenset[str] = frozenset()


def make_lock(
    files: Iterable[GeneratedFile], *, version: str, inputs: Mapping[str, str]
) -> Lock:
    """The lock of an output of `files`."""
    listed = list(files)
    return Lock(
        version=version,
        inputs=dict(inputs),
        files={
            file.path: content_digest(file.text.encode())
            for file in listed
            if not file.written_once
        },
        written_once=frozenset(file.path for file in listed if file.written_once),
    )


def dump_lock(lock: Lock) -> str:
    """The text of a lock file."""
    value = {
        "format": _FORMAT,
        "version": lock.version,
        "inputs": dict(sorted(lock.inputs.items())),
        "files": dict(sorted(lock.files.items())),
        "written_once": sorted(lock.written_once),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def read_lock(root: Path) -> Lock | None:
    """The lock of the output folder `root`, None when there is none.

    Raises:
        DiagnosticsError: it can't be read or is not a lock.
    """
    path = root / LOCK_NAME
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as broken:
        reason = broken.strerror or str(broken)
        raise _malformed(str(path), f"the lock can't be read: {reason}") from broken
    except UnicodeDecodeError:
        raise _malformed(str(path), "the lock is not UTF-8") from None
    return parse_lock(text, str(path))


def parse_lock(text: str, file: str) -> Lock:
    """The lock in `text`; `file` is its name for diagnostics.

    Raises:
        DiagnosticsError: somebody edited it, a merge left conflict markers in it, or
            another version of the tool wrote it.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            position = Position(number, 1)
            raise _malformed(file, "the lock has merge conflicts", position)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as broken:
        position = Position(broken.lineno, broken.colno)
        message = f"the lock is not JSON: {broken.msg}"
        raise _malformed(file, message, position) from None
    except RecursionError:
        raise _malformed(file, "the lock is nested too deeply") from None
    if not isinstance(value, dict):
        raise _malformed(file, "the lock is not a JSON object")
    if value.get("format") != _FORMAT:
        raise _malformed(
            file,
            f"the lock has format {value.get('format')!r:.40}; "
            f"this version of triptych knows format {_FORMAT}",
        )
    version = value.get("version")
    if not isinstance(version, str):
        raise _malformed(file, '"version" of the lock is not a text')
    once = value.get("written_once")
    if not isinstance(once, list):
        raise _malformed(file, '"written_once" of the lock is not an array')
    lock = Lock(
        version=version,
        inputs=_texts(value, "inputs", file),
        files=_texts(value, "files", file),
        written_once=frozenset(str(path) for path in once),
    )
    # These paths are going to be deleted or overwritten.
    for path in (*lock.files, *lock.written_once):
        if not is_output_path(path):
            raise _malformed(file, f"the lock lists {path!r:.80}, outside its folder")
    return lock


def _texts(value: Mapping[str, object], key: str, file: str) -> dict[str, str]:
    found = value.get(key)
    if not isinstance(found, dict):
        raise _malformed(file, f'"{key}" of the lock is not an object')
    if not all(isinstance(item, str) for item in found.values()):
        raise _malformed(file, f'"{key}" of the lock has a value that is no text')
    return dict(found)


def _malformed(
    file: str, message: str, position: Position | None = None
) -> DiagnosticsError:
    return DiagnosticsError(
        [error("lock-unusable", message, position=position, file=file, hint=_HINT)]
    )
