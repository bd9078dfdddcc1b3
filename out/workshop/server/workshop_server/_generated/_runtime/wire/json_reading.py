"""Decodes JSON whose numbers may be larger than a float can hold."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any

__all__ = [
    "MOST_DIGITS",
    "NumberError",
    "decode_json",
    "exact_number",
    "may_exceed_floats",
    "refuse_constant",
    "whole_number",
]

# What each number has that no float holds; most JSON has nothing of the kind.
_BEYOND_FLOATS = re.compile(
    rb"(?:^|[\s:,\[])-?[0-9.]+[eE]\+?[0-9]{3}|[0-9]{200}|NaN|Infinity"
)

MOST_DIGITS = 4000
"""Those of a number that becomes an integer; Python writes none of more than 4300."""


class NumberError(ValueError):
    """A number that JSON does not have, or that Python can't hold."""


def may_exceed_floats(data: bytes) -> bool:
    """Whether a JSON text may hold NaN, an infinity, or a number too large."""
    return _BEYOND_FLOATS.search(data) is not None


def decode_json(data: bytes) -> Any:
    """The value of a JSON text.

    A number too large for a float is an integer, if it is a whole one. Raises
    `NumberError` for any other, and for NaN and infinities, which are no JSON
    (RFC 8259, section 6); `ValueError` or `RecursionError` for a text that is no JSON
    either.
    """
    if not may_exceed_floats(data):
        return json.loads(data)
    return json.loads(data, parse_float=exact_number, parse_constant=refuse_constant)


def refuse_constant(constant: str) -> object:
    """Raise `NumberError` for NaN and the infinities."""
    raise NumberError(f"{constant} is not a number in JSON (RFC 8259, section 6)")


def whole_number(text: str) -> int | None:
    """The value of a JSON number; None if it has a fraction or too many digits."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        # Its exponent is beyond those of decimals.
        return None
    if not number:
        return 0
    if number.adjusted() > MOST_DIGITS or number != number.to_integral_value():
        return None
    return int(number)


def exact_number(text: str) -> float:
    """The float of a JSON number, else an integer; raises `NumberError` for neither."""
    number = float(text)
    if math.isfinite(number):
        return number
    whole = whole_number(text)
    if whole is None:
        shown = text if len(text) <= 50 else f"{text[:50]}…"
        raise NumberError(f"the number {shown} is too large")
    return whole
