"""Durations of documents (ISO 8601), as far as they are of a fixed length."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["read_duration"]

_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?=.)(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?"
    r"(?:(?P<seconds>\d+(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)


def read_duration(text: str) -> dt.timedelta:
    """The duration of a text; raises `ValueError` for years and months as well."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a duration of a fixed length")
    sign, *numbers = found.groups(default="0")
    weeks, days, hours, minutes, seconds = map(float, numbers)
    try:
        size = dt.timedelta(
            weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
        )
    except OverflowError as error:
        raise ValueError(f"{text!r} is too long") from error
    return -size if sign == "-" else size
