"""From findings to changes: the rules applied to where each can be reached from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from triptych.comparison.changes import Change, Direction, Effect, Finding
from triptych.comparison.rules import RULES, Rule, Verdict
from triptych.comparison.walk import Visited

__all__ = ["UNUSED", "judged", "judged_alone"]

UNUSED: Final = "No operation uses it."
"""The reason where a change is part of no request and no response."""


def judged(visited: Visited, operations: Sequence[str]) -> Iterator[Change]:
    """The changes at a pair; `operations` has what they are called by their numbers."""
    for finding in visited.compared.findings:
        verdict = _verdict(RULES[finding.code], finding, visited.directions)
        uses = visited.requests if finding.directions & Direction.REQUEST else 0
        uses |= visited.responses if finding.directions & Direction.RESPONSE else 0
        yield _change(visited.label, finding, verdict, _numbered(uses, operations))


def judged_alone(
    subject: str, finding: Finding, operations: tuple[str, ...] = ()
) -> Change:
    """The change of what has no direction."""
    return _change(subject, finding, RULES[finding.code].request, operations)


def _change(
    subject: str, finding: Finding, verdict: Verdict, operations: tuple[str, ...]
) -> Change:
    return Change(
        code=finding.code,
        effects=verdict.effects,
        subject=subject,
        message=f"{subject} {finding.predicate}",
        reason=verdict.reason,
        old=finding.old,
        new=finding.new,
        operations=operations,
    )


_UNUSED = Verdict((Effect.COMPATIBLE,), UNUSED)
_ABSENT = Verdict((Effect.COMPATIBLE,), "It is not part of what operations use.")


def _verdict(rule: Rule, finding: Finding, reached: Direction) -> Verdict:
    if not rule.is_directed:
        return rule.request
    if not reached:
        return _UNUSED
    counted = reached & finding.directions
    verdicts = [
        verdict
        for direction, verdict in (
            (Direction.REQUEST, rule.request),
            (Direction.RESPONSE, rule.response),
        )
        if counted & direction
    ]
    return _joined(verdicts) if verdicts else _ABSENT


def _joined(verdicts: Iterable[Verdict]) -> Verdict:
    """What several verdicts come to: those who break, for all the reasons they do."""
    listed = list(verdicts)
    breaking = [item for item in listed if Effect.COMPATIBLE not in item.effects]
    if not breaking:
        return listed[0]
    broken = {effect for item in breaking for effect in item.effects}
    effects = tuple(effect for effect in Effect if effect in broken)
    reasons = dict.fromkeys(item.reason for item in breaking)
    return Verdict(effects, " ".join(reasons))


def _numbered(uses: int, operations: Sequence[str]) -> tuple[str, ...]:
    # Digits, because each shift of a number with as many bits makes another one.
    digits = reversed(f"{uses:b}")
    return tuple(
        name for name, digit in zip(operations, digits, strict=False) if digit == "1"
    )
