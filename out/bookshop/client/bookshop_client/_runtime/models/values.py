"""Types of fields that pydantic does not have in the way JSON APIs need them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeAlias, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    PlainSerializer,
    SerializationInfo,
)

from ..wire.json_text import JsonWriting

__all__ = ["Base64", "DecimalNumber", "UniqueItems"]

T = TypeVar("T", bound=Collection[object])

_LINE_BREAKS = re.compile(r"\s+")


def _decode_base64(value: object) -> object:
    """The bytes of a text; bytes and anything else are left as they are."""
    if not isinstance(value, str):
        return value
    text = _LINE_BREAKS.sub("", value).rstrip("=")
    # Both alphabets of RFC 4648, sections 4 and 5, have the same first 62 characters.
    text = text.replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("must be base64 (RFC 4648)") from error


def _encode_base64(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


Base64: TypeAlias = Annotated[
    bytes,
    BeforeValidator(_decode_base64, json_schema_input_type=str),
    PlainSerializer(_encode_base64, return_type=Any, when_used="json"),
]
"""Bytes that are base64 in JSON (RFC 4648, section 4).

A text is read with or without padding, with line breaks and in the alphabet of URLs.
"""


def _encode_number(value: object, info: SerializationInfo) -> object:
    if not isinstance(value, Decimal):
        return value
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    if isinstance(info.context, JsonWriting):
        return f"{info.context.number_mark}{value}"
    return int(value) if value == value.to_integral_value() else float(value)


DecimalNumber: TypeAlias = Annotated[
    Decimal, PlainSerializer(_encode_number, return_type=Any, when_used="json")
]
"""A decimal that is a number in JSON, with all its digits; `Decimal` is a text."""


def _unique(items: T) -> T:
    if len({_identity(item) for item in items}) < len(items):
        raise ValueError("items must be unique")
    return items


def _identity(value: object) -> object:
    """Something hashable that is equal for what is equal as JSON.

    True is not 1 there, as it is in Python. Numbers are texts, whose hashes nobody can
    foresee: those of numbers would be, and make the time quadratic.
    """
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, (int, float, Decimal)):
        return float, _number_identity(value)
    if isinstance(value, BaseModel):
        members = {**value.__dict__, **(value.model_extra or {})}
        return type(value), _identity(members)
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return frozenset((key, _identity(item)) for key, item in mapping.items())
    if isinstance(value, (list, tuple)):
        return tuple(_identity(item) for item in cast("Collection[object]", value))
    return value


# Integers of more digits are compared by their digits, like other decimals.
_MOST_ZEROS = 400


def _number_identity(value: float | Decimal) -> str:
    """The text of a number, the same however it is written."""
    if isinstance(value, float):
        value = Decimal(str(value))
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int):
            return str(value)
        text = "".join(map(str, digits)).strip("0")
        zeros = exponent + len(digits) - len("".join(map(str, digits)).rstrip("0"))
        if not 0 <= zeros <= _MOST_ZEROS:
            return f"{'-' if sign else ''}{text}e{zeros}"
    # Hexadecimal, since that takes linear time.
    return f"{int(value):x}"


UniqueItems = AfterValidator(_unique)
"""Metadata of a list no two items of which may be equal."""
