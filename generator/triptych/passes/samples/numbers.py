"""Numbers for samples: ordinary ones, and those at the edges of what is allowed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from triptych.ir import IntegerSchema, NumberLimits, NumberSchema

__all__ = ["edge_numbers", "ordinary_number"]

# Where widths end, of integers and of those that floats can tell apart.
_BYTES = (2**7 - 1, -(2**7), 2**8 - 1, 2**15 - 1, -(2**15), 2**16 - 1)
_INT32 = (2**32 - 1, 2**31 - 1, -(2**31))
_INT64 = (2**64 - 1, 2**63 - 1, -(2**63), 2**53 + 1)
_UNBOUNDED = (10**30, -(10**30))
_DOUBLES = (0.1, -2.5, 1e-7, 5e-324, 1.7976931348623157e308, -1e22, 123456789.123456)


def ordinary_number(
    schema: IntegerSchema | NumberSchema, random: Random
) -> int | float | None:
    """A number as people would write it; None if the limits leave none."""
    limits = schema.limits
    low = 1 if limits.minimum is None else limits.minimum
    high = max(low, 100) if limits.maximum is None else limits.maximum
    if limits.minimum is None:
        low = min(low, high)
    step = Decimal(str(limits.multiple_of or _step(schema, low, high)))
    first = math.ceil(Decimal(str(low)) / step)
    last = math.floor(Decimal(str(high)) / step)
    if first <= last:
        found = _of(schema, random.randint(first, last) * step)
        if _fits(limits, found):
            return found
    return next(edge_numbers(schema, random), None)


def edge_numbers(
    schema: IntegerSchema | NumberSchema, random: Random
) -> Iterator[int | float]:
    """Numbers at the limits, of the format or of zero, in random order."""
    limits = schema.limits
    step = Decimal(str(limits.multiple_of or _step(schema, 0, 1)))
    candidates: list[int | float | Decimal] = [0, 1, -1, step, -step]
    for bound in (limits.minimum, limits.maximum):
        if bound is not None:
            exact = Decimal(str(bound))
            whole = (exact / step).to_integral_value() * step
            candidates += [exact, exact + step, exact - step]
            candidates += [whole, whole + step, whole - step]
    if limits.minimum is not None and limits.maximum is not None:
        middle = (Decimal(str(limits.minimum)) + Decimal(str(limits.maximum))) / 2
        candidates += [middle, (middle / step).to_integral_value() * step]
    if isinstance(schema, NumberSchema):
        candidates += _DOUBLES
    else:
        candidates += (*_BYTES, *_INT32, *_INT64, *_UNBOUNDED)
    random.shuffle(candidates)
    for candidate in candidates:
        number = _of(schema, candidate)
        if _fits(limits, number):
            yield number


def _step(schema: IntegerSchema | NumberSchema, low: float, high: float) -> float:
    if isinstance(schema, IntegerSchema):
        return 1
    return 0.25 if high - low >= 1 else (high - low) / 4 or 1


def _of(schema: IntegerSchema | NumberSchema, number: float | Decimal) -> int | float:
    if isinstance(schema, IntegerSchema):
        return math.floor(number)
    is_whole = number == math.floor(number) and -(2**53) < number < 2**53
    return int(number) if is_whole else float(number)


def _fits(limits: NumberLimits, number: float) -> bool:
    low, high, step = limits.minimum, limits.maximum, limits.multiple_of
    if low is not None and (
        number < low or (limits.exclusive_minimum and number == low)
    ):
        return False
    if high is not None and (
        number > high or (limits.exclusive_maximum and number == high)
    ):
        return False
    if step is None:
        return True
    # In decimals, with no more digits than they hold, and in floats: readers do either.
    exact = Decimal(str(number)) / Decimal(str(step))
    is_whole = abs(exact) < 10**15 and exact == exact.to_integral_value()
    return is_whole and (isinstance(step, int) or (number / step).is_integer())
