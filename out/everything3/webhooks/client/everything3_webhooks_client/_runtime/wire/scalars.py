"""Converts single values to text, for every place in a request."""

from __future__ import annotations

import base64
import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, SupportsIndex, cast
from uuid import UUID

__all__ = ["Written", "encode_scalar", "url_base64"]


class Written:
    """A value that is written as it came, since its type can't hold all of that."""

    written: str = ""

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        # Dates are copied and pickled without what was added to them.
        made = cast("tuple[Any, ...]", super().__reduce_ex__(protocol))
        return *made[:2], {"written": self.written}


def encode_scalar(value: object) -> str:
    """Return the text of one value that is not an array.

    Booleans are `true` and `false`; dates, times and durations ISO 8601, with the zone
    they have, UTC as `Z`; an `Enum` is its value; bytes are base64 (RFC 4648,
    section 4). Raises `TypeError` for a type with no such text, and `ValueError` for a
    number that is not finite and for a moment without an offset, which nobody could
    tell (RFC 3339, section 5.6).
    """
    # What is computed from one has no text of its own.
    if isinstance(value, Written) and value.written:
        return value.written
    if isinstance(value, Enum):
        return encode_scalar(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, time)):
        if isinstance(value, datetime) and value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no offset (`tzinfo`)")
        # isoformat() gives an offset of zero as "+00:00", and that only at the end.
        text = value.isoformat()
        is_utc = value.utcoffset() == timedelta(0)
        return text.removesuffix("+00:00") + "Z" if is_utc else text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    # As a float a large decimal would be infinite.
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    if isinstance(value, (int, float, Decimal, UUID)):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"a value of type {type(value).__name__} can't be sent here")


def url_base64(value: bytes | bytearray) -> str:
    """The base64url of bytes without padding (RFC 4648, sections 3.2 and 5).

    What was read and can't be written from them is written as it came.
    """
    if isinstance(value, Written) and value.written:
        return value.written
    return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")


def _duration(value: timedelta) -> str:
    size = abs(value)
    fraction = f".{size.microseconds:06}".rstrip("0") if size.microseconds else ""
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}P{size.days}DT{size.seconds}{fraction}S"
