"""Limits of numbers, texts, lists and objects."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from fractions import Fraction

from triptych.comparison.changes import Finding
from triptych.ir import (
    ArraySchema,
    IntegerSchema,
    NumberSchema,
    Schema,
    StringSchema,
    TupleSchema,
)
from triptych.pointer import Pointer

__all__ = ["about_limits"]

_Number = int | float
_Lists = ArraySchema | TupleSchema

_COUNTS = (
    ("min_length", "minimum length", False),
    ("max_length", "maximum length", True),
    ("min_items", "minimum of items", False),
    ("max_items", "maximum of items", True),
    ("min_properties", "minimum of members", False),
    ("max_properties", "maximum of members", True),
)


def about_limits(
    old: Schema, new: Schema, places: tuple[Pointer, Pointer]
) -> Iterator[Finding]:
    """Which limits of two schemas of one type differ."""
    if isinstance(old, IntegerSchema | NumberSchema) and isinstance(
        new, IntegerSchema | NumberSchema
    ):
        yield from _numbers(old, new, places)
    for member, name, is_upper in _COUNTS:
        before, after = (getattr(item, member, None) for item in (old, new))
        # A minimum of nothing limits nothing.
        before, after = (
            None if value == 0 and not is_upper else value for value in (before, after)
        )
        yield from _bound(name, before, after, places, is_upper=is_upper)
    if isinstance(old, _Lists) and isinstance(new, _Lists):
        if new.unique_items and not old.unique_items:
            yield _finding("limit-tightened", "has to have unique items now", places)
        elif old.unique_items and not new.unique_items:
            yield _finding("limit-loosened", "may repeat items now", places)
    if isinstance(old, StringSchema) and isinstance(new, StringSchema):
        yield from _pattern(old.pattern, new.pattern, places)


def _numbers(
    old: IntegerSchema | NumberSchema,
    new: IntegerSchema | NumberSchema,
    places: tuple[Pointer, Pointer],
) -> Iterator[Finding]:
    before, after = old.limits, new.limits
    yield from _bound(
        "minimum",
        before.minimum,
        after.minimum,
        places,
        is_upper=False,
        exclusive=(before.exclusive_minimum, after.exclusive_minimum),
    )
    yield from _bound(
        "maximum",
        before.maximum,
        after.maximum,
        places,
        is_upper=True,
        exclusive=(before.exclusive_maximum, after.exclusive_maximum),
    )
    if before.multiple_of != after.multiple_of:
        yield _multiple(before.multiple_of, after.multiple_of, places)


def _bound(
    name: str,
    old: _Number | None,
    new: _Number | None,
    places: tuple[Pointer, Pointer],
    *,
    is_upper: bool,
    exclusive: tuple[bool, bool] = (False, False),
) -> Iterator[Finding]:
    if old == new and exclusive[0] == exclusive[1]:
        return
    sign = -1 if is_upper else 1
    # How much is excluded: the greater, the tighter.
    tightness = [
        (-math.inf, False) if value is None else (sign * value, is_exclusive)
        for value, is_exclusive in zip((old, new), exclusive, strict=True)
    ]
    if tightness[0] == tightness[1]:
        return
    code = "limit-tightened" if tightness[1] > tightness[0] else "limit-loosened"
    before, after = (
        f"exclusive {name}" if is_exclusive else name for is_exclusive in exclusive
    )
    if old is None:
        predicate = f"has {_article(after)} {after} of {new} now"
    elif new is None:
        predicate = f"has no {before} any more, it was {old}"
    elif before == after:
        predicate = f"has the {after} {new} now, it was {old}"
    else:
        predicate = f"has the {after} {new} now, the {before} was {old}"
    yield _finding(code, predicate, places)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _multiple(
    old: _Number | None, new: _Number | None, places: tuple[Pointer, Pointer]
) -> Finding:
    if old is None:
        predicate = f"has to be a multiple of {new} now"
        return _finding("limit-tightened", predicate, places)
    if new is None:
        predicate = f"need not be a multiple of {old} any more"
        return _finding("limit-loosened", predicate, places)
    predicate = f"has to be a multiple of {new} now, it was {old}"
    if _divides(old, new):
        return _finding("limit-tightened", predicate, places)
    if _divides(new, old):
        return _finding("limit-loosened", predicate, places)
    return _finding("limit-changed", predicate, places)


def _divides(divisor: _Number, number: _Number) -> bool:
    # As they are written: 0.3 is a multiple of 0.1.
    quotient = Fraction(repr(number)) / Fraction(repr(divisor))
    return quotient.denominator == 1


def _pattern(old: str, new: str, places: tuple[Pointer, Pointer]) -> Iterator[Finding]:
    if old == new:
        return
    written = json.dumps(new or old, ensure_ascii=False)
    if not old:
        yield _finding("pattern-added", f"has to match {written} now", places)
    elif not new:
        predicate = f"need not match {written} any more"
        yield _finding("pattern-removed", predicate, places)
    else:
        before = json.dumps(old, ensure_ascii=False)
        predicate = f"has to match {written} now, it was {before}"
        yield _finding("pattern-changed", predicate, places)


def _finding(code: str, predicate: str, places: tuple[Pointer, Pointer]) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
