"""Findings for programs: JSON, GitHub's workflow commands and SARIF.

`text`, the format for people, is not here: `source.rendering` writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from triptych.cli.formats.finding import Report

__all__ = ["DIAGNOSTIC_FORMATS", "MACHINE_FORMATS", "new_report"]

MACHINE_FORMATS: Final = ("json", "github", "sarif")
"""The formats for programs."""

DIAGNOSTIC_FORMATS: Final = ("text", *MACHINE_FORMATS)
"""What `--format` of a command takes, unless its results have formats of their own."""


def new_report(name: str) -> Report:
    """The report in the machine format `name`, with nothing in it yet."""
    # A run that prints text must not pay for any of these.
    if name == "github":
        from triptych.cli.formats.github import GithubReport

        return GithubReport()
    if name == "sarif":
        from triptych.cli.formats.sarif import SarifReport

        return SarifReport()
    from triptych.cli.formats.json_report import JsonReport

    return JsonReport()
