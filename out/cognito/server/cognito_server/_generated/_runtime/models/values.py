"""Limits of values that pydantic does not have in the way JSON APIs need them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar, cast

from pydantic import AfterValidator, BaseModel

__all__ = ["MultipleOf", "UniqueItems", "are_unique", "is_multiple", "json_identity"]

T = TypeVar("T", bound=Collection[object])


def _unique(items: T) -> T:
    if not are_unique(items):
        raise ValueError("items must be unique")
    return items


def are_unique(items: Collection[object]) -> bool:
    """Whether no two of these are the same JSON value; takes linear time."""
    return len(set(map(json_identity, items))) == len(items)


def json_identity(value: object) -> object:
    """Return a hashable value that is equal for equal JSON values.

    True is not 1 there, as it is in Python. Numbers are texts, whose hashes nobody can
    foresee: those of numbers would be, and make the time quadratic.
    """
    # Exact types first: what JSON is read as has no others, and ABCs take their time.
    kind = type(value)
    if kind is str:
        return value
    if kind is int:
        return float, f"{value:x}"
    if kind is list:
        return tuple(map(json_identity, cast("list[object]", value)))
    if kind is dict:
        pairs = cast("dict[object, object]", value).items()
        return frozenset((key, json_identity(item)) for key, item in pairs)
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, (int, float, Decimal)):
        return float, _number_identity(value)
    if isinstance(value, BaseModel):
        # What was not set is not there, which is something else than null.
        names = value.model_fields_set & value.__dict__.keys()
        members = {name: value.__dict__[name] for name in names}
        return type(value), json_identity({**members, **(value.model_extra or {})})
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return frozenset((key, json_identity(item)) for key, item in mapping.items())
    if isinstance(value, (list, tuple)):
        return tuple(json_identity(item) for item in cast("Collection[object]", value))
    return value


# Integers of more digits are compared by their digits, like other decimals.
_MOST_ZEROS = 400

# From here on the digits that a float is written with may be those of another integer.
_LEAST_INEXACT = 2**53


def _number_identity(value: float | Decimal) -> str:
    """The text of a number, the same however it is written."""
    if isinstance(value, float):
        # The same as below, several times faster, for the floats that are common.
        if value.is_integer() and abs(value) < _LEAST_INEXACT:
            return f"{int(value):x}"
        whole, point, fraction = str(value).partition(".")
        if point and "e" not in fraction and fraction != "0":
            written = (whole.lstrip("-") + fraction).strip("0")
            return f"{'-' if value < 0 else ''}{written}e-{len(fraction)}"
        value = Decimal(str(value))
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int):
            return str(value)
        written = "".join(map(str, digits))
        text = written.strip("0")
        zeros = exponent + len(written) - len(written.rstrip("0"))
        if not 0 <= zeros <= _MOST_ZEROS:
            return f"{'-' if sign else ''}{text}e{zeros}"
    # Hexadecimal, since that takes linear time.
    return f"{int(value):x}"


UniqueItems = AfterValidator(_unique)
"""Metadata of a list whose items must be unique."""


class MultipleOf(AfterValidator):
    """Metadata of a number that has to be a multiple of another, which is positive."""

    def __init__(self, step: float) -> None:
        def check(value: float | Decimal) -> float | Decimal:
            if not is_multiple(value, step):
                raise ValueError(f"must be a multiple of {step}")
            return value

        super().__init__(check)


# A number with more zeros behind the point is no multiple of anything but zero.
_MOST_DECIMALS = 2000


def is_multiple(value: float | Decimal, step: float) -> bool:
    """Whether a number is a multiple of a positive one, as both are written.

    0.3 is a multiple of 0.1, although their binary fractions are not. Infinity and NaN
    are multiples of nothing.
    """
    _, digits, exponent = Decimal(str(value)).as_tuple()
    if not isinstance(exponent, int):
        return False
    count = int("".join(map(str, digits)))
    divisor = Fraction(str(step))
    if exponent < -_MOST_DECIMALS - len(digits):
        return count == 0
    # No power of ten is computed that could fill the memory.
    numerator = count * divisor.denominator
    if exponent < 0:
        scale: int = 10**-exponent
        return numerator % (divisor.numerator * scale) == 0
    power = pow(10, exponent, divisor.numerator)
    return numerator * power % divisor.numerator == 0
