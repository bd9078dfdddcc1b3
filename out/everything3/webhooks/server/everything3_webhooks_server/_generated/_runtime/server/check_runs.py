"""Runs of checks over a body, and the faults that they find in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeAlias

from ..models.reading import Fault

__all__ = ["MAX_FAULTS", "BodyPath", "Check", "EnoughError", "Run", "first_faults"]

MAX_FAULTS = 100
"""How many things that are wrong with a body are told."""

BodyPath: TypeAlias = "tuple[BodyPath, str | int] | None"
"""Where in a body a value stands: the place it is part of, and its name there."""

Check: TypeAlias = "Callable[[Any, BodyPath, Run], None]"
"""Adds what is wrong with the value at a place to a run."""


class EnoughError(Exception):
    """As many faults are found as are told."""


class Run:
    """One look at one body: what is wrong, and which alternatives were tried."""

    def __init__(self, limit: int) -> None:
        self.faults: list[Fault] = []
        # By the identities of value and alternative, which live as long as the run.
        self.tried: dict[tuple[int, int], tuple[Fault, ...]] = {}
        self._limit = limit

    def add(self, path: BodyPath, message: str) -> None:
        """Adds a fault; raises `EnoughError` if that was the last one."""
        fault = Fault(pointer=_pointer(path), message=message, is_json=True)
        self.extend((fault,))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Adds faults; raises `EnoughError` if those were enough."""
        self.faults.extend(faults)
        if len(self.faults) >= self._limit:
            del self.faults[self._limit :]
            raise EnoughError


def first_faults(check: Check, value: Any, path: BodyPath) -> list[Fault]:
    """The first fault that a check finds, if there is any."""
    run = Run(1)
    with suppress(EnoughError):
        check(value, path, run)
    return run.faults


def _pointer(path: BodyPath) -> str:
    tokens: list[str] = []
    while path is not None:
        path, token = path
        tokens.append(str(token).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{token}" for token in reversed(tokens))
