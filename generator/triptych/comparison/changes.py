"""Changes, and what they are made from: findings at pairs of places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum

from triptych.ir import Api
from triptych.pointer import Pointer
from triptych.python.names import Names

__all__ = ["Change", "Direction", "Effect", "Finding", "Version"]


class Effect(StrEnum):
    """Whom a change breaks, or that it breaks nobody."""

    CALLERS = "callers"
    IMPLEMENTERS = "implementers"
    COMPATIBLE = "compatible"
    TEXT = "text"


class Direction(IntFlag):
    """Whether a value is sent to the server, received from it, or both."""

    NONE = 0
    REQUEST = 1
    RESPONSE = 2
    EITHER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an API, with its Python names."""

    api: Api
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference, as the code of its rule and a sentence without its subject.

    `old` and `new` are its places; one that is absent lies where its surroundings do.
    `directions` are those in which it can matter at all: a property that is never sent
    changes no request.
    """

    code: str
    predicate: str
    old: Pointer
    new: Pointer
    directions: Direction = Direction.EITHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A difference between two versions of an API.

    `effects` are those who break, or the one effect of a change that breaks nobody.
    `subject` is what the `message` begins with. `operations` are all whose requests or
    responses the change is part of, as `GET /books`, in the order of the document.
    """

    code: str
    effects: tuple[Effect, ...]
    subject: str
    message: str
    reason: str
    old: Pointer
    new: Pointer
    operations: tuple[str, ...] = ()

    @property
    def is_breaking(self) -> bool:
        """Whether anybody breaks."""
        return self.breaks(Effect.CALLERS) or self.breaks(Effect.IMPLEMENTERS)

    def breaks(self, effect: Effect) -> bool:
        """Whether `effect` is among the effects."""
        return effect in self.effects
