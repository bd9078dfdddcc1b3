"""Single values to text, wherever they stand on the wire."""

from __future__ import annotations

import base64
import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from uuid import UUID

__all__ = ["encode_scalar"]


def encode_scalar(value: object) -> str:
    """The text of one value that is not an array.

    Booleans are `true` and `false`; dates, times and durations ISO 8601, with the zone
    they have, UTC as `Z`; an `Enum` is its value; bytes are base64 (RFC 4648,
    section 4). Raises `TypeError` for a type with no such text and `ValueError` for a
    number that is not finite.
    """
    if isinstance(value, Enum):
        return encode_scalar(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, time)):
        # isoformat() gives an offset of zero as "+00:00", and that only at the end.
        text = value.isoformat()
        is_utc = value.utcoffset() == timedelta(0)
        return text.removesuffix("+00:00") + "Z" if is_utc else text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, (float, Decimal)):
        if not math.isfinite(value):
            raise ValueError(f"{value} is not a finite number")
        return str(value)
    if isinstance(value, (int, UUID)):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"a value of type {type(value).__name__} can't be sent here")


def _duration(value: timedelta) -> str:
    size = abs(value)
    fraction = f".{size.microseconds:06}".rstrip("0") if size.microseconds else ""
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}P{size.days}DT{size.seconds}{fraction}S"
