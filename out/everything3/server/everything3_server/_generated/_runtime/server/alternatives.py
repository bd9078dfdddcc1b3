"""Checks of `anyOf`, `oneOf` and `not`: which alternative a value is meant to be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from ..models.reading import Fault
from .check_runs import MAX_FAULTS, BodyPath, Check, EnoughError, Run, first_faults

__all__ = ["any_of", "none_of", "one_of"]


def none_of(unwanted: Check, schema: object) -> Check:
    """The check of `not`."""
    described = json.dumps(schema, ensure_ascii=False)

    def check(value: Any, path: BodyPath, run: Run) -> None:
        if not first_faults(unwanted, value, path):
            run.add(path, f"Input should not fit {described}")

    return check


def one_of(variants: Sequence[Check]) -> Check:
    """The check of `oneOf`."""
    nearest = any_of(variants)

    def check(value: Any, path: BodyPath, run: Run) -> None:
        fitting = sum(not _tried(variant, value, path, run) for variant in variants)
        if fitting == 0:
            nearest(value, path, run)
        elif fitting > 1:
            run.add(path, f"Input should fit one alternative, and fits {fitting}")

    return check


def any_of(variants: Sequence[Check]) -> Check:
    """The check of `anyOf`, which tells the faults of the nearest alternative."""

    def check(value: Any, path: BodyPath, run: Run) -> None:
        nearest: tuple[Fault, ...] = ()
        for variant in variants:
            found = _tried(variant, value, path, run)
            if not found:
                return
            # One that fits at its top comes nearer than one of another type.
            nearest = max(nearest, found, key=_depth)
        run.extend(nearest)

    return check


def _tried(variant: Check, value: Any, path: BodyPath, run: Run) -> tuple[Fault, ...]:
    """What is wrong with a value by one of several alternatives.

    That of an array or an object is remembered: looking again would double the time
    with every level of alternatives in alternatives.
    """
    key = id(value), id(variant)
    if key in run.tried:
        return run.tried[key]
    inner = Run(MAX_FAULTS)
    inner.tried = run.tried
    with suppress(EnoughError):
        variant(value, path, inner)
    found = tuple(inner.faults)
    if isinstance(value, (list, dict)):
        run.tried[key] = found
    return found


def _depth(faults: tuple[Fault, ...]) -> int:
    """How far from the top the nearest fault is; -1 if there is none."""
    return min((fault.pointer.count("/") for fault in faults), default=-1)
