"""Limits of numbers, whatever the version of the standard that states them."""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from typing import TypeAlias

from triptych.description.node import Node
from triptych.ir import NumberLimits

__all__ = ["Number", "number_limits"]

Number: TypeAlias = int | float


def number_limits(
    node: Node, stated: NumberLimits, *, is_integer: bool
) -> NumberLimits:
    """The limits stated at `node`, as values of the type can have them.

    Those of integers are integers: what is above 0.5 is at least 1, and a multiple of
    2.5 is one of 5. What no double holds limits no number, with a warning.
    """
    step = stated.multiple_of
    stated = NumberLimits(
        minimum=stated.minimum,
        maximum=stated.maximum,
        exclusive_minimum=stated.exclusive_minimum and stated.minimum is not None,
        exclusive_maximum=stated.exclusive_maximum and stated.maximum is not None,
        multiple_of=step if step is not None and step > 0 else None,
    )
    return _of_integers(stated) if is_integer else _of_doubles(node, stated)


def _of_integers(stated: NumberLimits) -> NumberLimits:
    low, high, step = stated.minimum, stated.maximum, stated.multiple_of
    return NumberLimits(
        minimum=None if low is None else math.ceil(low),
        maximum=None if high is None else math.floor(high),
        exclusive_minimum=stated.exclusive_minimum and low == int(low or 0),
        exclusive_maximum=stated.exclusive_maximum and high == int(high or 0),
        multiple_of=None if step is None else _exact(step).numerator,
    )


def _exact(number: Number) -> Fraction:
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def _of_doubles(node: Node, stated: NumberLimits) -> NumberLimits:
    minimum = _held(node, "minimum", stated.minimum)
    maximum = _held(node, "maximum", stated.maximum)
    return NumberLimits(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=stated.exclusive_minimum and minimum is not None,
        exclusive_maximum=stated.exclusive_maximum and maximum is not None,
        multiple_of=_held(node, "multipleOf", stated.multiple_of),
    )


def _held(node: Node, key: str, limit: Number | None) -> Number | None:
    if limit is None or abs(limit) <= sys.float_info.max:
        return limit
    node.findings.warn(
        "limit-too-large",
        f"no double is as large as this `{key}`; it is not enforced",
        node.pointer / key,
    )
    return None
