"""Findings as workflow commands, which GitHub Actions shows beside the lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triptych.characters import escape_hidden
from triptych.cli.formats.finding import Finding
from triptych.cli.formats.repository import inside_repository
from triptych.diagnostics import Severity
from triptych.json_value import JsonValue

__all__ = ["GithubReport"]

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


class GithubReport:
    """A line for each finding, as soon as it is known."""

    def add(self, finding: Finding) -> str:
        """The command that annotates the line of a finding."""
        properties: dict[str, str | int | None] = {
            "file": inside_repository(finding.file) if finding.file else None,
            "line": finding.line,
            "endLine": finding.line,
            "col": finding.column,
            "endColumn": finding.end_column,
            "title": finding.code,
        }
        given = ",".join(
            f"{name}={_property(str(value))}"
            for name, value in properties.items()
            if value is not None
        )
        text = finding.message
        if finding.hint is not None:
            text += f"\nhint: {finding.hint}"
        return f"::{_COMMANDS[finding.severity]} {given}::{_data(text)}\n"

    def end(
        self, *, command: str | None, exit_code: int, facts: Mapping[str, JsonValue]
    ) -> str:
        """Nothing: all is said."""
        return ""


def _data(text: str) -> str:
    """The text of a command, in which a line break would end it."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escape_hidden(escaped)


def _property(text: str) -> str:
    """The value of a property, which `:` and `,` would end as well."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
