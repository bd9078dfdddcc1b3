"""What strings of a pattern or a format look like, in time linear in their length."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic_core import SchemaValidator, core_schema

from ..wire.text_formats import TEXT_FORMATS, FormatRule

__all__ = ["format_check", "pattern_check"]

# RFC 3339, sections 5.6: without an offset nobody knows which instant is meant.
_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-\s]*={0,2}\s*", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,9})?", re.ASCII)


def pattern_check(pattern: str) -> FormatRule:
    """A pattern that is looked for anywhere in a string, without backtracking."""
    schema = core_schema.str_schema(pattern=pattern, regex_engine="rust-regex")
    is_fitting = SchemaValidator(schema).isinstance_python
    return is_fitting, f"String should match pattern '{pattern}'"


def format_check(name: str) -> FormatRule | None:
    """A format; None for one that is not known here."""
    return _FORMATS.get(name)


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None and _is_read(date.fromisoformat, text)


def _is_date_time(text: str) -> bool:
    if not _DATE_TIME.fullmatch(text):
        return False
    # Python knows neither leap seconds nor a small `z`.
    whole = f"{text[:19]}+00:00".upper().replace(":60+", ":59+")
    return _is_read(datetime.fromisoformat, whole)


def _is_uuid(text: str) -> bool:
    return _is_read(UUID, text)


def _is_base64(text: str) -> bool:
    return _BASE64.fullmatch(text) is not None


def _is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


def _is_read(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


_FORMATS: Mapping[str, FormatRule] = {
    **TEXT_FORMATS,
    "date": (_is_date, "Input should be a valid date"),
    "date-time": (
        _is_date_time,
        "Input should be a valid datetime with an offset (RFC 3339)",
    ),
    "uuid": (_is_uuid, "Input should be a valid UUID"),
    "byte": (_is_base64, "Input should be base64 (RFC 4648)"),
    "base64url": (_is_base64, "Input should be base64url (RFC 4648, section 5)"),
    "decimal": (_is_decimal, "Input should be a valid decimal"),
}
