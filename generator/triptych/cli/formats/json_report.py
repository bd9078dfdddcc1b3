"""Findings as one JSON object: see docs/formats.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from triptych.cli.formats.finding import Finding
from triptych.json_value import JsonValue

__all__ = ["JsonReport"]

_FORMAT: Final = 1
"""The number of the form, within which members are only added."""


class JsonReport:
    """All findings of a run, and what the command has found out."""

    def __init__(self) -> None:
        self._found: list[JsonValue] = []

    def add(self, finding: Finding) -> str:
        """Keep a finding."""
        self._found.append(
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "hint": finding.hint,
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "end_column": finding.end_column,
                "pointer": finding.pointer,
            }
        )
        return ""

    def end(
        self, *, command: str | None, exit_code: int, facts: Mapping[str, JsonValue]
    ) -> str:
        """The object."""
        value: dict[str, JsonValue] = {
            "format": _FORMAT,
            "command": command,
            "exit_code": exit_code,
            "diagnostics": self._found,
            **facts,
        }
        # In ASCII, so that no terminal and no locale stands in the way.
        return json.dumps(_sound(value), indent=2) + "\n"


def _sound(value: JsonValue) -> JsonValue:
    r"""A value without lone surrogates, which many readers of JSON refuse.

    They stand for bytes in names of files that are not UTF-8, and are written as the
    text format shows them: `\udcf6`.
    """
    match value:
        case dict():
            return {_sound_text(key): _sound(item) for key, item in value.items()}
        case list():
            return [*map(_sound, value)]
        case str():
            return _sound_text(value)
        case _:
            return value


def _sound_text(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
