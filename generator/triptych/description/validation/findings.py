"""What openapi-spec-validator finds in a document, as warnings at their places.

It informs and does not gate: it knows the letter of the standard, not what can be
generated. What the lowering repairs and reports itself is not said here a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from triptych.background import in_background
from triptych.description.grammar import Grammar
from triptych.description.validation.acceptance import is_accepted
from triptych.diagnostics import Diagnostic, warning
from triptych.json_value import JsonValue
from triptych.pointer import ROOT

__all__ = ["begin_validation", "validate"]

_MAX_FINDINGS: Final = 50
"""How many findings are listed: more are no help to whoever has to read them."""

_MAX_COUNTED: Final = 1000
"""How many findings are waited for, so that a hopeless document takes bounded time."""


def begin_validation(
    tree: dict[str, JsonValue], grammar: Grammar
) -> Callable[[], tuple[Diagnostic, ...]]:
    """Begin to `validate` beside this process; the result waits for the findings.

    A document without any takes no time worth a process.
    """
    if is_accepted(tree, grammar):
        return tuple
    return in_background(partial(_validate, tree, grammar))


def validate(tree: dict[str, JsonValue], grammar: Grammar) -> tuple[Diagnostic, ...]:
    """The findings about a document, all of them warnings.

    Findings about the version are left to `versions`. Reads nothing but `tree`: a
    reference that leaves the document is not followed. Never raises because of what the
    document says; where the validator gives up, that is a finding.
    """
    return () if is_accepted(tree, grammar) else _validate(tree, grammar)


def _validate(tree: dict[str, JsonValue], grammar: Grammar) -> tuple[Diagnostic, ...]:
    found = list(islice(_distinct(tree, grammar), _MAX_COUNTED))
    if len(found) <= _MAX_FINDINGS:
        return tuple(found)
    rest = len(found) - _MAX_FINDINGS
    more = "at least " if len(found) == _MAX_COUNTED else ""
    summary = warning(
        "validation-truncated",
        f"{more}{rest} more violations of the {grammar.standard} schema are not listed",
        pointer=ROOT,
    )
    return (*found[:_MAX_FINDINGS], summary)


def _distinct(tree: dict[str, JsonValue], grammar: Grammar) -> Iterator[Diagnostic]:
    # The library takes a quarter of a second to import.
    from triptych.description.validation.conformance import findings

    seen: set[Diagnostic] = set()
    for finding in findings(tree, grammar):
        if finding not in seen and finding.pointer != ROOT / grammar.version_key:
            seen.add(finding)
            yield finding
