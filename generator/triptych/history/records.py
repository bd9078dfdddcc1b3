"""The record of versions as values, and as the text of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from triptych.diagnostics import DiagnosticsError, Position, error

__all__ = [
    "NO_HISTORY",
    "History",
    "Release",
    "ReleasedChange",
    "dump_history",
    "parse_history",
]

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedChange:
    """A change of the API; `breaks` are whom it breaks: callers, implementers."""

    code: str
    breaks: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version of the packages, and what it changed of the one before.

    `date` is an ISO 8601 date, empty where none was given. `description_version` is
    the version that the description stated. `inputs` is the digest of the description
    and of what the configuration chose of it. `texts` counts changes of texts only.
    """

    version: str
    date: str
    description_version: str
    inputs: str
    changes: tuple[ReleasedChange, ...] = ()
    texts: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """All versions since a record is kept, the newest first."""

    releases: tuple[Release, ...] = ()


NO_HISTORY: Final = History()
"""The history of packages whose versions nobody keeps a record of."""


def dump_history(history: History) -> str:
    """The text of the file."""
    releases = [
        {
            "version": item.version,
            "date": item.date,
            "description_version": item.description_version,
            "inputs": item.inputs,
            "changes": [
                {
                    "code": change.code,
                    "breaks": list(change.breaks),
                    "message": change.message,
                }
                for change in item.changes
            ],
            "texts": item.texts,
        }
        for item in history.releases
    ]
    value = {"format": _FORMAT, "releases": releases}
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def parse_history(data: bytes, file: str) -> History:
    """The history in the bytes of a file that is called `file`.

    Raises:
        DiagnosticsError: it is none, or of another version of the tool.
    """
    try:
        value = json.loads(data)
        if value["format"] != _FORMAT:
            message = f"it has format {value['format']!r:.40}, not {_FORMAT}"
            raise _unusable(file, message)
        return History(tuple(map(_release, value["releases"])))
    except json.JSONDecodeError as broken:
        position = Position(broken.lineno, broken.colno)
        raise _unusable(file, f"it is not JSON: {broken.msg}", position) from None
    except (LookupError, TypeError, ValueError, RecursionError):
        raise _unusable(file, "a member is missing or of another type") from None


def _release(value: Mapping[str, object]) -> Release:
    return Release(
        version=_text(value["version"]),
        date=_text(value["date"]),
        description_version=_text(value["description_version"]),
        inputs=_text(value["inputs"]),
        changes=tuple(_change(item) for item in _list(value["changes"])),
        texts=int(str(value["texts"])),
    )


def _change(value: object) -> ReleasedChange:
    if not isinstance(value, dict):
        raise TypeError
    return ReleasedChange(
        code=_text(value["code"]),
        breaks=tuple(map(_text, _list(value["breaks"]))),
        message=_text(value["message"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _unusable(
    file: str, message: str, position: Position | None = None
) -> DiagnosticsError:
    found = error(
        "history-unusable",
        f"the record of versions can't be used: {message}",
        file=file,
        position=position,
        hint="restore it; what it says is known from nowhere else",
    )
    return DiagnosticsError([found])
