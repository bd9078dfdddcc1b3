"""The record of versions that an output folder has, for those who generate into it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError, error
from triptych.output.folder import existing_folder
from triptych.output.layout import HISTORY_NAME, LOCK_NAME

if TYPE_CHECKING:
    from triptych.history import History
    from triptych.output.transaction import Change

__all__ = ["check_record", "history_inputs", "record_of", "recorded_history"]

_LISTED: Final = re.compile(rb' *"versions": *"')


def recorded_history(
    document: DocumentConfig, unlisted: Sequence[Change] = (), *, force: bool = False
) -> History:
    """The versions that are recorded, in one of `unlisted` or in the output folder.

    Raises:
        DiagnosticsError: the record can't be used, or the lock lists one that is gone,
            which `force` allows.
    """
    from triptych.history import NO_HISTORY, parse_history

    new = [item.content for item in unlisted if item.path == HISTORY_NAME]
    record = new[0] if new else record_of(document)
    if record is not None:
        return parse_history(record, str(document.output / HISTORY_NAME))
    if not force:
        check_record(document)
    return NO_HISTORY


def check_record(document: DocumentConfig) -> None:
    """Raise `DiagnosticsError` if the lock lists a record of versions that is gone."""
    lock, record = _read(document, LOCK_NAME), _read(document, HISTORY_NAME)
    if record is None and any(map(_LISTED.match, (lock or b"").splitlines())):
        found = error(
            "history-missing",
            "the record of versions is gone, and with it what they changed",
            file=str(document.output / HISTORY_NAME),
            hint="restore it from version control, or go on without it by --force",
        )
        raise DiagnosticsError([found])


def history_inputs(history: History) -> dict[str, str]:
    """What the lock says of a record of versions: that there is one."""
    return {"versions": HISTORY_NAME} if history.releases else {}


def record_of(document: DocumentConfig) -> bytes | None:
    """The record of versions in the output folder; None for one that can't be read."""
    return _read(document, HISTORY_NAME)


def _read(document: DocumentConfig, name: str) -> bytes | None:
    with contextlib.suppress(OSError), existing_folder(document.output) as folder:
        return None if folder is None else folder.read(name)
    return None
