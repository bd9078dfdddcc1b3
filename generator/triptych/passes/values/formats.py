"""Which values are of a format, as generated packages read them."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final
from uuid import UUID

from triptych.passes.values.durations import read_duration

__all__ = ["INTEGER_RANGES", "has_format"]

_WIDTHS: Final = (8, 16, 32, 64)

INTEGER_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in _WIDTHS},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in _WIDTHS},
}
"""The least and the greatest integer of each format that limits them."""


def has_format(text: str, name: str) -> bool:
    """Whether a text is of a format that has a type of its own in Python.

    Of any other format every text is.
    """
    read = _READERS.get(name)
    if read is None:
        return True
    try:
        read(text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _read_date_time(text: str) -> object:
    if len(text) <= len("2024-02-29T"):
        raise ValueError("a date without a time")
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a time without an offset")
    return found


def _read_bytes(text: str) -> object:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not Base64") from error


def _read_url_bytes(text: str) -> object:
    # Without padding (RFC 4648, section 3.2) or with it.
    text = text.rstrip("=").replace("-", "+").replace("_", "/")
    return _read_bytes(text + "=" * (-len(text) % 4))


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "date": lambda text: dt.datetime.strptime(text, "%Y-%m-%d"),
    "date-time": _read_date_time,
    "duration": read_duration,
    "time": dt.time.fromisoformat,
    "uuid": UUID,
    "byte": _read_bytes,
    "base64url": _read_url_bytes,
    "decimal": Decimal,
}
