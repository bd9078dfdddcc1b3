"""The lock file: what the tool has written into a folder, and from what.

It is committed, so it is a pure function of document, configuration, templates and
version: no times, no absolute paths, one line a file, sorted. The digest of the
tool's own code is not in it: a change of the tool that changes no output would touch
the lock of every folder, and two branches would conflict there. That digest is kept
beside it, uncommitted (see `unchanged`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from triptych.diagnostics import DiagnosticsError, Position, error
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.folder import Folder
from triptych.output.layout import LOCK_NAME, is_output_path
from triptych.output.ownership import Ownership, has_conflict_markers

__all__ = ["Lock", "dump_lock", "make_lock", "parse_lock", "read_ownership"]

_FORMAT: Final = 1
_HINT: Final = f"restore {LOCK_NAME}, or delete it and generate again with --force"
_DIGEST: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a run has written.

    `version` is the tool's. `inputs` has the digests of documents and configuration
    by name. `files` maps the paths of generated files to their digests, `written_once`
    those of files that belong to the user to the digests of what was written.
    """

    version: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    written_once: Mapping[str, str] = field(default_factory=dict)

    @property
    def ownership(self) -> Ownership:
        """The contents that it says are the tool's."""
        return Ownership(
            files={path: frozenset([digest]) for path, digest in self.files.items()},
            written_once={
                path: frozenset([digest]) for path, digest in self.written_once.items()
            },
        )


def make_lock(
    files: Iterable[GeneratedFile],
    *,
    version: str,
    inputs: Mapping[str, str],
    kept: Mapping[str, str] | None = None,
) -> Lock:
    """The lock of an output of `files`.

    `kept` has the digests of files written once that stay as an earlier run wrote
    them (see `planning.Plan`).
    """
    generated: dict[str, str] = {}
    once: dict[str, str] = {}
    for file in files:
        listed = once if file.written_once else generated
        listed[file.path] = content_digest(file.text.encode())
    return Lock(
        version=version,
        inputs=dict(inputs),
        files=generated,
        written_once=once | dict(kept or {}),
    )


def dump_lock(lock: Lock) -> str:
    """The text of a lock file."""
    value = {
        "format": _FORMAT,
        "version": lock.version,
        "inputs": dict(sorted(lock.inputs.items())),
        "files": dict(sorted(lock.files.items())),
        "written_once": dict(sorted(lock.written_once.items())),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def read_ownership(folder: Folder) -> Ownership:
    """What the lock of an output folder says is the tool's; nothing without a lock.

    A lock with merge conflicts speaks for both sides: all that is lost with it is what
    the next run writes anyway.

    Raises:
        DiagnosticsError: it can't be read or is not a lock.
    """
    place = folder.place(LOCK_NAME)
    try:
        data = folder.read(LOCK_NAME)
        text = None if data is None else data.decode()
    except UnicodeDecodeError:
        raise _malformed(place, "the lock is not UTF-8") from None
    except OSError as broken:
        reason = broken.strerror or str(broken)
        raise _malformed(place, f"the lock can't be read: {reason}") from broken
    if text is None:
        return Ownership()
    if has_conflict_markers(text):
        return _merged_ownership(text)
    return parse_lock(text, place).ownership


def parse_lock(text: str, file: str) -> Lock:
    """The lock in `text`; `file` is its name for diagnostics.

    Raises:
        DiagnosticsError: somebody edited it, or another version of the tool wrote it.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as broken:
        position = Position(broken.lineno, broken.colno)
        message = f"the lock is not JSON: {broken.msg}"
        raise _malformed(file, message, position) from None
    except RecursionError:
        raise _malformed(file, "the lock is nested too deeply") from None
    except ValueError:  # Python reads no number of more than 4,300 digits.
        raise _malformed(file, "the lock has a number that is too long") from None
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
        raise _malformed(file, '"version" of the lock is not a string')
    inputs = _object(value, "inputs", file)
    if not all(isinstance(item, str) for item in inputs.values()):
        raise _malformed(file, '"inputs" of the lock has a value that is not a string')
    return Lock(
        version=version,
        inputs={key: str(item) for key, item in inputs.items()},
        files=_digests(value, "files", file),
        written_once=_digests(value, "written_once", file),
    )


def _object(value: Mapping[str, object], key: str, file: str) -> dict[str, object]:
    found = value.get(key)
    if not isinstance(found, dict):
        raise _malformed(file, f'"{key}" of the lock is not an object')
    return found


def _digests(value: Mapping[str, object], key: str, file: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, digest in _object(value, key, file).items():
        # These files are going to be deleted or overwritten.
        if not is_output_path(path):
            raise _malformed(
                file, f"the lock lists {path!a:.80}, which is not a path of a target"
            )
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise _malformed(file, f"the lock has no SHA-256 of {path!a:.80}")
        found[path] = digest
    return found


_LISTED: Final = re.compile(r'\s*("(?:[^"\\]|\\.)*"): (?:"([0-9a-f]{64})",?|\{)\s*')


def _merged_ownership(text: str) -> Ownership:
    """What the lines of a lock say, whichever branch they come from."""
    found: dict[str, dict[str, set[str]]] = {"files": {}, "written_once": {}}
    section: dict[str, set[str]] | None = None
    for line in text.splitlines():
        listed = _LISTED.fullmatch(line)
        if listed is None:
            continue
        try:
            name = str(json.loads(listed[1]))
        except ValueError:  # a control character
            continue
        if listed[2] is None:
            section = found.get(name)
        elif section is not None and is_output_path(name):
            section.setdefault(name, set()).add(listed[2])
    files, once = (
        {path: frozenset(digests) for path, digests in listed.items()}
        for listed in found.values()
    )
    return Ownership(
        files=files,
        written_once=once,
        # Both branches changed these, so what is on disk is what git made of them.
        merged=frozenset(path for path, digests in files.items() if len(digests) > 1),
    )


def _malformed(
    file: str, message: str, position: Position | None = None
) -> DiagnosticsError:
    return DiagnosticsError(
        [error("lock-unusable", message, position=position, file=file, hint=_HINT)]
    )
