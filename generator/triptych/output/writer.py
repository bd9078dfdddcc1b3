"""Bring an output folder up to date without losing anybody's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.layout import CHANGELOG_NAMES, HISTORY_NAME, LOCK_NAME
from triptych.output.lock import dump_lock, make_lock, read_ownership
from triptych.output.opening import create_output_folder
from triptych.output.others import other_files
from triptych.output.planning import Plan, plan
from triptych.output.transaction import Change, apply, read_pending

__all__ = ["write"]


def write(
    path: Path,
    files: Sequence[GeneratedFile],
    *,
    version: str,
    inputs: Mapping[str, str],
    force: bool = False,
    unlisted: Sequence[Change] = (),
) -> Plan:
    """Make the folder at `path` hold `files` and their lock, all at once.

    Returns what was done. The folder is created when it is missing. With `force`,
    files that were edited or are not ours are overwritten. `version` and `inputs` are
    for the lock. `unlisted` are changes of files that no lock lists.

    Raises:
        DiagnosticsError: files stand in the way, or the folder can't be used; it is
            as it was before.
    """
    with create_output_folder(path) as folder:
        pending = read_pending(folder)
        owned = read_ownership(folder)
        if pending is not None:
            owned |= pending
        todo = plan(folder, files, owned, force=force)
        lock = make_lock(files, version=version, inputs=inputs, kept=todo.kept)
        changes = [*unlisted, *todo.changes()]
        text = dump_lock(lock).encode()
        current = folder.read(LOCK_NAME)
        if current is None or content_digest(current) != content_digest(text):
            # Last, so that whoever looks meanwhile never finds it before its files.
            changes.append(Change(path=LOCK_NAME, content=text))
        apply(
            folder,
            changes,
            owned | lock.ownership,
            is_pending=pending is not None,
        )
        known = {*(file.path for file in files), *owned.written_once, LOCK_NAME}
        known |= {HISTORY_NAME, *CHANGELOG_NAMES}
        return replace(todo, others=tuple(other_files(folder, known)))
