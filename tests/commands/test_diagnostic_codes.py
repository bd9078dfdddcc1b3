"""Every code of a diagnostic is explained in docs/diagnostics.md, and no other is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.cases import CASES
from tests.golden import REPOSITORY
from triptych.cli.formats.explanations import explain, explanations
from triptych.comparison.rules import RULES
from triptych.diagnostics import Severity

_PACKAGE = REPOSITORY / "generator" / "triptych"

# What makes a diagnostic, or what becomes one: its first argument is the code.
_MAKERS = {
    *("error", "warning", "info", "warn", "refuse", "finding", "_failure", "_object"),
    *("TextError", "CorrectionError", "UnmatchedError", "RefusedReferenceError"),
}
_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# Codes that are put together: the nouns of `passes/findings/stated_values.py`, and what
# takes the place of a code in `description/references/following.py` and
# `description/validation/violations.py`.
_COMPOSED = {
    "default-mismatch",
    "example-mismatch",
    "reference-file",
    "schema-violation",
}


def _codes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        if isinstance(function, ast.Name):
            name = function.id
        # The failures of a folder begin with the file.
        first = 1 if name == "_failure" else 0
        given = [*node.args[first : first + 1]] if name in _MAKERS else []
        given += [item.value for item in node.keywords if item.arg == "code"]
        for argument in given:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def _in_source() -> set[str]:
    """The codes of the tool's own modules; what `diff` finds has codes of its own."""
    modules = [
        path
        for path in _PACKAGE.rglob("*.py")
        if not {"runtime", "comparison"} & set(path.relative_to(_PACKAGE).parts)
    ]
    found = {code for path in modules for code in _codes(path)}
    return {code for code in found if _CODE.fullmatch(code)} | _COMPOSED


def test_codes_and_explanations_are_the_same() -> None:
    assert sorted(explanations()) == sorted(_in_source())


def test_codes_that_cases_print_are_explained() -> None:
    printed = {
        code
        for file in CASES.rglob("expected.txt")
        for code in re.findall(
            r"^\S.*?: (?:error|warning|info)\[([a-z0-9-]+)\]",
            file.read_text("utf-8"),
            re.MULTILINE,
        )
    }
    assert len(printed) > 100
    assert printed - explanations().keys() == set()


def test_an_explanation_says_what_to_do() -> None:
    for code, explanation in explanations().items():
        assert explanation.meaning.endswith("."), code
        assert explanation.remedy.endswith("."), code
    assert explanations()["type-unknown"].severity is Severity.WARNING
    assert explanations()["argument"].severity is Severity.ERROR


def test_codes_of_changes_are_explained_by_their_rules() -> None:
    for code in RULES:
        explanation = explain(code)
        assert explanation is not None
        assert explanation.page == "docs/diff.md"
    assert explanations().keys() & RULES.keys() == set()
