"""Findings as a SARIF log (OASIS SARIF 2.1.0), which code hosts and editors show.

Only what is about a file is a result. The rest, such as a wrong argument, is a
notification of the run, because hosts refuse results without a place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from triptych import __version__
from triptych.characters import escape_hidden
from triptych.cli.formats.explanations import Explanation, explain
from triptych.cli.formats.finding import Finding
from triptych.cli.formats.repository import inside_repository
from triptych.diagnostics import Severity
from triptych.json_value import JsonValue

__all__ = ["SarifReport"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


class SarifReport:
    """A log with one run."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, finding: Finding) -> str:
        """Keep a finding."""
        self._found.append(finding)
        return ""

    def end(
        self, *, command: str | None, exit_code: int, facts: Mapping[str, JsonValue]
    ) -> str:
        """The log."""
        codes = sorted({item.code for item in self._found})
        results = [item for item in self._found if item.file is not None]
        notices = [item for item in self._found if item.file is None]
        invocation: dict[str, JsonValue] = {
            # As SARIF has it, a run that reports problems has been successful.
            "executionSuccessful": exit_code != 2,
            "exitCode": exit_code,
        }
        if notices:
            invocation["toolConfigurationNotifications"] = [
                _notification(item, codes) for item in notices
            ]
        run: dict[str, JsonValue] = {
            "tool": {
                "driver": {
                    "name": "triptych",
                    "semanticVersion": __version__,
                    "rules": [_rule(code) for code in codes],
                }
            },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                _ROOT: {
                    "description": {
                        "text": "The root of the repository, or the folder in which "
                        "triptych ran where there is no repository."
                    }
                }
            },
            "results": [_result(item, codes) for item in results],
        }
        if command is not None:
            run["automationDetails"] = {"id": f"triptych/{command}/"}
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
        return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> JsonValue:
    rule: dict[str, JsonValue] = {"id": code, "name": _pascal_case(code)}
    explanation = explain(code)
    if explanation is not None:
        rule["shortDescription"] = {"text": explanation.meaning}
        rule["fullDescription"] = {"text": explanation.meaning}
        rule["help"] = {
            "text": _help(explanation),
            "markdown": _help(explanation, is_markdown=True),
        }
        rule["defaultConfiguration"] = {"level": _LEVELS[explanation.severity]}
    return rule


def _help(explanation: Explanation, *, is_markdown: bool = False) -> str:
    name = f"`{explanation.page}`" if is_markdown else explanation.page
    remedy = f" {explanation.remedy}" if explanation.remedy else ""
    return f"{explanation.meaning}{remedy} See {name} of triptych."


def _pascal_case(code: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in code.split("-"))


def _message(finding: Finding) -> JsonValue:
    text = finding.message
    if finding.hint is not None:
        text += f"\nhint: {finding.hint}"
    return {"text": escape_hidden(text)}


def _notification(finding: Finding, codes: Sequence[str]) -> JsonValue:
    return {
        "descriptor": {"id": finding.code, "index": codes.index(finding.code)},
        "level": _LEVELS[finding.severity],
        "message": _message(finding),
    }


def _result(finding: Finding, codes: Sequence[str]) -> JsonValue:
    location: dict[str, JsonValue] = {"physicalLocation": _physical(finding)}
    if finding.pointer is not None:
        location["logicalLocations"] = [
            {"fullyQualifiedName": escape_hidden(finding.pointer), "kind": "property"}
        ]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": _message(finding),
        "locations": [location],
    }


def _physical(finding: Finding) -> JsonValue:
    # Hosts want a line. What is about a file as a whole is shown at its first one.
    line = finding.line or 1
    region: dict[str, JsonValue] = {"startLine": line, "endLine": line}
    if finding.column is not None and finding.end_column is not None:
        region |= {"startColumn": finding.column, "endColumn": finding.end_column}
    return {"artifactLocation": _artifact(finding.file or ""), "region": region}


def _artifact(name: str) -> JsonValue:
    inside = inside_repository(name)
    path = quote(os.fsencode(inside), safe="/")
    if inside.startswith("/"):
        return {"uri": f"file://{path}"}
    if inside.startswith("git:"):
        # A file of a revision: no file of the repository as it is now.
        return {"uri": f"git:{path.removeprefix('git%3A')}"}
    return {"uri": path, "uriBaseId": _ROOT}
