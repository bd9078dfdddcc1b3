"""What codes mean and what to do about them: the tables of docs/diagnostics.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import triptych
from triptych.diagnostics import Severity

__all__ = ["Explanation", "explain", "explanations"]

_ROW: Final = re.compile(
    r"\| `(?P<code>[a-z0-9-]+)` \| (?P<severity>[a-z, ]+) "
    r"\| (?P<meaning>.+?) \| (?P<remedy>.*?) \|"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a code means, how much it weighs, and what to do.

    `page` is the page of the documentation that has it.
    """

    meaning: str
    severity: Severity
    remedy: str = ""
    page: str = "docs/diagnostics.md"


def explain(code: str) -> Explanation | None:
    """What is known about a code of a diagnostic or of a change; None without it."""
    return explanations().get(code) or _change(code)


@cache
def explanations() -> Mapping[str, Explanation]:
    """The explanations of all codes of diagnostics.

    None at all in an installation without the page, which only makes reports poorer.
    """
    found: dict[str, Explanation] = {}
    for line in _page().splitlines():
        if row := _ROW.fullmatch(line):
            severity = row["severity"].partition(",")[0].strip()
            found[row["code"]] = Explanation(
                meaning=_plain(row["meaning"]),
                severity=Severity(severity),
                remedy=_plain(row["remedy"]),
            )
    return found


def _page() -> str:
    """The page: in the installed package, else in the checkout."""
    package = Path(triptych.__file__).parent
    for folder in (package, package.parents[1] / "docs"):
        file = folder / "diagnostics.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return ""


def _plain(text: str) -> str:
    r"""A cell of a table as text: without `\|` and the marks of links."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text).replace("\\|", "|").strip()


def _change(code: str) -> Explanation | None:
    """What is known about the code of a change between two versions."""
    # Only `triptych diff` needs the rules.
    from triptych.comparison.rules import RULES

    rule = RULES.get(code)
    if rule is None:
        return None
    reasons = dict.fromkeys((rule.request.reason, rule.response.reason))
    effects = {
        effect.value for it in (rule.request, rule.response) for effect in it.effects
    }
    is_breaking = bool(effects & {"callers", "implementers"})
    return Explanation(
        meaning=" ".join(reasons),
        severity=Severity.WARNING if is_breaking else Severity.INFO,
        page="docs/diff.md",
    )
