"""Formats of JSON texts and numbers, as metadata of annotations.

Only when a value is read or written is pydantic loaded, so that these annotations cost
nothing where a module has them. A text that a Python type can't hold as a whole, as a
time with nanoseconds, is kept beside the value and written again as it came.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast
from uuid import UUID

from .json_reading import MOST_DIGITS
from .json_text import JsonWriting, NumberMarking
from .scalars import Written, encode_scalar, url_base64

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializationInfo, ValidationInfo
    from pydantic_core import CoreSchema, SchemaValidator

__all__ = [
    "Base64",
    "Base64Url",
    "Date",
    "DateOrDateTime",
    "DateTime",
    "DecimalNumber",
    "Duration",
    "JsonReading",
    "OneOf",
    "Time",
    "holds_bytes",
    "is_url_bytes",
    "read_date",
    "read_datetime",
    "read_duration",
    "read_time",
]

T = TypeVar("T")


class JsonReading:
    """The context of pydantic in which what is read has to be exactly right.

    Times need an offset then (RFC 3339, section 5.6). With `takes_new_tags` an object
    may be of a kind that is new, if it says so.
    """

    def __init__(self, *, takes_new_tags: bool = False) -> None:
        self.takes_new_tags = takes_new_tags


class _WrittenBytes(Written, bytes):
    pass


class _WrittenDateTime(Written, dt.datetime):
    pass


class _WrittenTime(Written, dt.time):
    pass


class _WrittenDuration(Written, dt.timedelta):
    pass


def _with_text(value: T, text: str) -> T:
    cast("Written", value).written = text
    return value


def _read_base64(value: object, _is_strict: bool) -> object:
    """The bytes of a text; anything else is left as it is."""
    if not isinstance(value, str):
        return value
    text = _BLANKS.sub("", value).rstrip("=")
    # Both alphabets of RFC 4648, sections 4 and 5, have the same first 62 characters.
    text = text.replace("-", "+").replace("_", "/")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("must be base64 (RFC 4648)") from error
    if base64.b64encode(data).decode().rstrip("=") == text:
        return data
    # Bits are lost: it is no base64, but looks like it.
    return _with_text(_WrittenBytes(data), value)


def _read_url_base64(value: object, is_strict: bool) -> object:
    """The bytes of a text, which know their alphabet where no type does."""
    found = _read_base64(value, is_strict)
    if found is value or not isinstance(found, bytes) or isinstance(found, Written):
        return found
    return _with_text(_WrittenBytes(found), url_base64(found))


def read_datetime(value: object, is_strict: bool = True) -> object:
    """The time of a text (RFC 3339, section 5.6); other values but numbers are left.

    Raises `ValueError` for a text that is none, and without an offset if `is_strict`.
    """
    if isinstance(value, str):
        # Without this pydantic takes a number as seconds since 1970.
        if not _DATE.match(value):
            raise ValueError("must begin with a date such as 2024-12-31")
        found: dt.datetime = _parsed("datetime", value)
        # Without an offset it could not be written in any other way.
        if _FINE.search(value) or found.tzinfo is None:
            found = _with_text(_copied(_WrittenDateTime, found), value)
        value = found
    else:
        _refuse_number(value)
    if is_strict and isinstance(value, dt.datetime) and value.tzinfo is None:
        raise ValueError("must have an offset such as Z (RFC 3339, section 5.6)")
    return value


def read_date(value: object, is_strict: bool = True) -> object:
    """The date of a text; as `read_datetime` otherwise."""
    if isinstance(value, str):
        if not (_DATE.fullmatch if is_strict else _DATE.match)(value):
            raise ValueError("must be a date such as 2024-12-31")
        return _parsed("date", value)
    return _refuse_number(value)


def read_time(value: object, _is_strict: bool = True) -> object:
    """The time of day of a text; as `read_datetime` otherwise."""
    if isinstance(value, str):
        if not _TIME.match(value):
            raise ValueError("must be a time such as 23:59:00Z")
        found = _parsed("time", value)
        if not _FINE.search(value):
            return found
        parts = (found.hour, found.minute, found.second, found.microsecond)
        return _with_text(_WrittenTime(*parts, found.tzinfo), value)
    return _refuse_number(value)


def read_duration(value: object, _is_strict: bool = True) -> object:
    """The duration of a text (ISO 8601); other values but numbers are left.

    A year has 365 days, a month 30. Raises `ValueError` for a text that is none.
    """
    if not isinstance(value, str):
        return _refuse_number(value)
    if not _DURATION.match(value):
        raise ValueError("must be a duration such as P1DT12H")
    found = _parsed("timedelta", value)
    # Years and months are not always so long, and nothing is finer than a microsecond.
    if _CALENDAR.search(value) or _FINE.search(value):
        kept = _WrittenDuration(found.days, found.seconds, found.microseconds)
        return _with_text(kept, value)
    return found


def _copied(kind: type[dt.datetime], value: Any) -> Any:
    return kind.combine(value.date(), value.timetz())


def _refuse_number(value: object) -> object:
    if isinstance(value, (int, float, Decimal)):
        raise ValueError("must be a text, not a number")
    return value


def _read_number(value: object, is_strict: bool) -> object:
    if is_strict and isinstance(value, str):
        raise ValueError("must be a number, not a text")
    # Floats that were read know their digits.
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


_BLANKS = re.compile(r"\s+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_DURATION = re.compile(r"[+-]?P", re.IGNORECASE)
_CALENDAR = re.compile(r"^[^T]*[YM]", re.IGNORECASE)
_FINE = re.compile(r"[.,][0-9]{6}[0-9]*[1-9]")


@cache
def _validator(kind: str) -> SchemaValidator:
    from pydantic_core import SchemaValidator

    return SchemaValidator(cast("CoreSchema", {"type": kind}))


def _parsed(kind: str, text: str) -> Any:
    from pydantic_core import ValidationError

    try:
        return _validator(kind).validate_python(text)
    except ValidationError as error:
        raise ValueError(error.errors(include_url=False)[0]["msg"]) from error


def _write_text(value: object, _info: SerializationInfo) -> object:
    # A field may hold what a server sent, although it should not have.
    is_ours = isinstance(value, (bytes, dt.date, dt.time, dt.timedelta))
    return encode_scalar(value) if is_ours else value


def _write_url_bytes(value: object, _info: SerializationInfo) -> object:
    return url_base64(value) if isinstance(value, bytes) else value


def _write_time(value: object, info: SerializationInfo) -> object:
    if not isinstance(value, dt.datetime):
        return value
    is_sent = isinstance(info.context, JsonWriting)
    is_kept = isinstance(value, Written) and value.written
    is_whole = is_sent or is_kept or value.tzinfo
    return encode_scalar(value) if is_whole else value.isoformat()


def _write_date_or_time(value: object, info: SerializationInfo) -> object:
    if isinstance(value, dt.datetime):
        return _write_time(value, info)
    return _write_text(value, info)


def _read_date_or_time(value: object, is_strict: bool) -> object:
    """The date of a text that has no more than one, else its time."""
    is_date = isinstance(value, str) and _DATE.fullmatch(value) is not None
    return read_date(value) if is_date else read_datetime(value, is_strict)


def _write_number(value: object, info: SerializationInfo) -> object:
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    context: object = info.context
    if isinstance(context, NumberMarking):
        return f"{context.number_mark}{value}"
    if value.adjusted() > MOST_DIGITS and not isinstance(context, JsonReading):
        # An integer of so many digits would take minutes, and a float be infinite.
        raise ValueError(f"{value} is too large")
    if value.adjusted() > MOST_DIGITS or value != value.to_integral_value():
        return float(value)
    return int(value)


class _Format:
    """How pydantic reads and writes the values of a format.

    `read` is given a value and whether it has to be exactly right.
    """

    def __init__(
        self,
        write: Callable[[object, SerializationInfo], object],
        read: Callable[[object, bool], object],
    ) -> None:
        self._write = write
        self._read = read

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        read = self._read

        def reading(value: object, info: ValidationInfo) -> object:
            return read(value, isinstance(info.context, JsonReading))

        writing = core_schema.plain_serializer_function_ser_schema(
            self._write, info_arg=True, when_used="json"
        )
        return core_schema.with_info_before_validator_function(
            reading, handler(source), serialization=writing
        )


_READ: Mapping[object, Callable[[str], object]] = {
    bytes: lambda text: _read_base64(text, False),
    dt.date: lambda text: read_date(text, False),
    dt.datetime: lambda text: read_datetime(text, False),
    dt.time: read_time,
    dt.timedelta: read_duration,
    Decimal: Decimal,
    UUID: UUID,
}


def _listed(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class OneOf:
    """Metadata of a value that has to be one of these, however it is written.

    Texts are those of a format, which may have a type of its own. `Literal` can't list
    these, and no numbers.
    """

    def __init__(self, *values: str | float) -> None:
        self._values = values

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        read = _READ.get(source)
        values = [
            read(value) if read and isinstance(value, str) else value
            for value in self._values
        ]

        def check(value: object) -> object:
            compared = float(value) if isinstance(value, Decimal) else value
            if value not in values and compared not in values:
                listed = ", ".join(map(_listed, self._values))
                raise ValueError(f"must be one of {listed}")
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))


Base64: TypeAlias = Annotated[bytes, _Format(_write_text, _read_base64)]
"""Bytes that are base64 in JSON (RFC 4648, section 4).

A text is read with or without padding, with line breaks and in the alphabet of URLs.
"""

Base64Url: TypeAlias = Annotated[bytes, _Format(_write_url_bytes, _read_url_base64)]
"""Bytes that are base64url in JSON (RFC 4648, section 5), without padding.

A text is read as that of `Base64`.
"""

Date: TypeAlias = Annotated[dt.date, _Format(_write_text, read_date)]
"""A date (RFC 3339, section 5.6: `full-date`)."""

DateTime: TypeAlias = Annotated[dt.datetime, _Format(_write_time, read_datetime)]
"""A moment (RFC 3339, section 5.6). It is never sent without an offset."""

DateOrDateTime: TypeAlias = Annotated[
    dt.datetime | dt.date, _Format(_write_date_or_time, _read_date_or_time)
]
"""A date, or a moment: a text without a time is a date."""

DecimalNumber: TypeAlias = Annotated[Decimal, _Format(_write_number, _read_number)]
"""A decimal that is a JSON number with all its digits; `Decimal` is a string."""

Duration: TypeAlias = Annotated[dt.timedelta, _Format(_write_text, read_duration)]
"""A duration (ISO 8601), written in days and seconds as in a URL."""

Time: TypeAlias = Annotated[dt.time, _Format(_write_text, read_time)]
"""A time of day, with an offset or without."""


def is_url_bytes(write: object) -> bool:
    """Whether a function is the one that writes `Base64Url`."""
    return write is _write_url_bytes


def holds_bytes(annotation: object) -> bool:
    """Whether a type is `Base64` or `Base64Url`, so that bytes are JSON."""
    return annotation in (Base64, Base64Url)
