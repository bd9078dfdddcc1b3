"""What is wanted of values at random, and the error where there is no such value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from triptych.pointer import Pointer

__all__ = ["SamplingError", "Wanted"]


class SamplingError(ValueError):
    """There is no value of a schema, or none was found: `reason` says why."""

    def __init__(self, pointer: Pointer, reason: str) -> None:
        super().__init__(f"{pointer}: {reason}")
        self.pointer = pointer
        self.reason = reason


def _all(_text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What values are wanted.

    `is_request`: without members that only servers may set. `is_odd`: at the edges of
    what is allowed, with nulls and members that nobody named, not as people would
    write them. `is_text`: to be written outside JSON, so without nulls, and short.
    `is_named`: without members that nobody named. `optional` is the share of optional
    members, by itself all of them, or another share for each odd value. `accepts` says
    which texts may be in it; those that are names of members are not asked about.
    """

    is_request: bool = False
    is_odd: bool = False
    is_text: bool = False
    is_named: bool = False
    optional: float | None = None
    accepts: Callable[[str], bool] = _all
