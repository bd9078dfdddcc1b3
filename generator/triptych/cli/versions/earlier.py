"""What was generated before, as git has it: the document and the record of versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from triptych.cli.printing.console import Console
from triptych.cli.versions.pairs import (
    ReadVersion,
    VersionPair,
    configured_pairs,
    read_version,
)
from triptych.cli.versions.revisions import commits_of
from triptych.config import DocumentConfig
from triptych.history import NO_HISTORY, History, parse_history
from triptych.output.layout import HISTORY_NAME, LOCK_NAME
from triptych.source import Sources

__all__ = ["Earlier", "InputsOf", "api_digest", "earlier_output", "with_inputs"]

InputsOf = Callable[[DocumentConfig, Sources], Mapping[str, str]]
"""What a lock says that the output of a document was made from."""

_NOT_OF_THE_API = ("metadata", "targets", "templates", "versions")


def api_digest(inputs: Mapping[str, str]) -> str:
    """A digest of those inputs of a lock that decide what the API is."""
    kept = {key: item for key, item in inputs.items() if key not in _NOT_OF_THE_API}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An output of a revision: what it was made from, and the record beside it.

    `stated` is the version in its configuration, empty without one. `inputs` is the
    digest of what the lock says, which the document need not be any more.
    """

    pair: VersionPair
    history: History
    stated: str
    inputs: str


def earlier_output(
    document: DocumentConfig, revision: str, stack: ExitStack
) -> Earlier | None:
    """The output of a document as a revision has it; None if it has none.

    Raises `DiagnosticsError` without git or the revision, and for a record that can't
    be used.
    """
    for pair in configured_pairs(revision, stack):
        old, new = pair.old, pair.new
        if new is None or old is None or new.document.output != document.output:
            continue
        opened = old.revision
        if opened is None:
            return None
        folder = opened.extracted(old.document.output)
        lock, record = f"{folder}/{LOCK_NAME}", f"{folder}/{HISTORY_NAME}"
        opened.extract([path for path in (lock, record) if path in opened.entries])
        if lock not in opened.entries:
            return None
        history = NO_HISTORY
        if record in opened.entries:
            data = opened.document(record).read_bytes()
            history = parse_history(data, opened.shown(str(opened.folder / record)))
        return Earlier(
            pair=pair,
            history=history,
            stated=old.document.metadata.version,
            inputs=_lock_digest((opened.folder / lock).read_bytes()),
        )
    return None


def _lock_digest(data: bytes) -> str:
    """The digest of what a lock says; empty for one that can't be read."""
    try:
        inputs = json.loads(data)["inputs"]
        return api_digest({str(key): str(item) for key, item in inputs.items()})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""


def with_inputs(
    document: DocumentConfig,
    revision: str,
    digest: str,
    inputs_of: InputsOf,
    console: Console,
) -> ReadVersion | None:
    """The newest document up to a revision that is what an output was made from.

    `digest` is that of its inputs. None if git has none.
    """
    for commit in _commits(document, revision):
        with ExitStack() as stack:
            found = earlier_output(document, commit, stack)
            if found is None or found.inputs != digest or found.pair.old is None:
                continue
            read = read_version(found.pair.old, console)
            # What the lock says need not be what is beside it.
            if api_digest(inputs_of(found.pair.old.document, read.sources)) == digest:
                return read
    return None


def _commits(document: DocumentConfig, revision: str) -> Iterator[str]:
    """The revision, and the commits before it that changed what was generated."""
    yield revision
    yield from commits_of(document.output / LOCK_NAME, revision)
