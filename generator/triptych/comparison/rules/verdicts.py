"""What a rule is, whom changes break, and verdicts that many rules share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from triptych.comparison.changes import Effect

__all__ = [
    "BOTH",
    "CALLERS",
    "IMPLEMENTERS",
    "NOBODY",
    "NO_LONGER_ANSWERED",
    "REFUSED",
    "RELIED_ON",
    "STILL_ACCEPTED",
    "TEXT",
    "Rule",
    "Verdict",
    "always",
    "directed",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a change breaks, and the reason in one sentence."""

    effects: tuple[Effect, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of change does where it is part of requests, and of responses.

    Both are the same object where the direction does not matter.
    """

    code: str
    request: Verdict
    response: Verdict

    @property
    def is_directed(self) -> bool:
        """Whether it matters in which direction a value travels."""
        return self.request is not self.response


CALLERS: Final = (Effect.CALLERS,)
IMPLEMENTERS: Final = (Effect.IMPLEMENTERS,)
BOTH: Final = (Effect.CALLERS, Effect.IMPLEMENTERS)
NOBODY: Final = (Effect.COMPATIBLE,)
TEXT: Final = (Effect.TEXT,)


def always(code: str, effects: tuple[Effect, ...], reason: str) -> Rule:
    verdict = Verdict(effects, reason)
    return Rule(code, verdict, verdict)


def directed(
    code: str,
    request: tuple[tuple[Effect, ...], str],
    response: tuple[tuple[Effect, ...], str],
) -> Rule:
    return Rule(code, Verdict(*request), Verdict(*response))


REFUSED: Final = (CALLERS, "Requests that used to be valid may be refused.")
NO_LONGER_ANSWERED: Final = (
    IMPLEMENTERS,
    "A service may return values that are no longer allowed.",
)
STILL_ACCEPTED: Final = (NOBODY, "Everything that was accepted still is.")
RELIED_ON: Final = (
    CALLERS,
    "A caller may receive values that were ruled out before.",
)
