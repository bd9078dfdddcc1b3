"""Converts strings to values of a type, in the exact spellings of JSON and ISO 8601.

pydantic's lax mode also takes `yes`, `1_000` and ` 5 `, so what it would be too kind to
is read here, and pydantic sees only types that are not plain.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import types
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    TypeAlias,
    Union,
    cast,
    get_args,
    get_origin,
)

from ..wire.annotations import unaliased
from ..wire.decode import WireValue
from ..wire.formats import read_date, read_datetime, read_duration, read_time
from ..wire.scalars import encode_scalar
from .objects import fields_of, object_reader, unknown_members

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..models.reading import JsonReader

__all__ = ["Reader", "choices", "is_free_text", "json_reader", "reader"]

Reader: TypeAlias = Callable[[WireValue], object]
"""Converts a string; raises `ValueError` that says what it must be."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,1000}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def _validator(annotation: Any) -> Callable[[object], object]:
    """The validation of a type by pydantic."""
    # Not at the top: a server of nothing but text and numbers does without pydantic.
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    return adapter.validate_python


def reader(annotation: object) -> Reader:
    """Return the converter of strings to values of a type."""
    plain = _PLAIN.get(annotation) if isinstance(annotation, type) else None
    if plain is not None:
        return plain
    annotation = unaliased(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is Any or annotation is object:
        return _unchanged
    if origin is Annotated:
        return _constrained(reader(arguments[0]), annotation)
    if origin is Literal:
        return _choice({_spelling(member): member for member in arguments})
    if origin in (Union, types.UnionType):
        variants = [item for item in arguments if item is not types.NoneType]
        # An array takes a single text for its only item, and a text is anything.
        variants.sort(key=lambda item: (_is_array(item), _is_text(item)))
        readers = [reader(item) for item in variants]
        if len(variants) > 1 and any(map(_is_text, variants)):
            # A number that is written in another way than others are is a text.
            readers = [_same_text(read) for read in readers]
        return _first_of(readers)
    if origin in (list, Sequence):
        return _items(reader(arguments[0]))
    if origin in (dict, Mapping):
        return _object(annotation, lambda: ({}, arguments[1]))
    if hasattr(annotation, "model_fields"):
        return _object(annotation, lambda: (fields_of(annotation), Any))
    if hasattr(annotation, "__value__"):
        return reader(cast("Any", annotation).__value__)
    if annotation is Decimal:
        return _constrained(_digits, annotation)
    return _constrained(_unchanged, annotation)


def _object(
    annotation: object, types: Callable[[], tuple[Mapping[str, object], object]]
) -> Reader:
    return object_reader(annotation, types, _member_reader, json_reader(annotation))


def _member_reader(annotation: object) -> Reader:
    """Reads a member of an object, which is JSON where it is no single value."""
    read = reader(annotation)
    is_plain = isinstance(annotation, type) and annotation in _PLAIN
    if is_plain or annotation is Any or get_origin(annotation) is Literal:
        return read
    read_json = json_reader(annotation)

    def read_member(text: WireValue) -> object:
        if isinstance(text, str) and text[:1] in ("[", "{"):
            with suppress(ValueError):
                return read_json(text)
        return read(text)

    return read_member


def _is_text(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_text(get_args(annotation)[0])
    return annotation is str


def _is_array(annotation: object) -> bool:
    origin: object = get_origin(annotation)
    if origin is Annotated:
        return _is_array(get_args(annotation)[0])
    return origin is list or origin is Sequence


def choices(annotation: object) -> tuple[str, ...]:
    """The only texts that a value of a type may have, none if it may have others."""
    if get_origin(annotation) is Annotated:
        return choices(get_args(annotation)[0])
    if get_origin(annotation) is not Literal:
        return ()
    return tuple(_spelling(member) for member in get_args(annotation))


def json_reader(annotation: object) -> Reader:
    """The reader of a JSON text, or of the texts of the items of an array."""
    found: JsonReader | None = None

    def read(text: WireValue) -> object:
        nonlocal found
        if found is None:
            # When it is first needed: pydantic takes its time.
            from ..models.reading import JsonReader

            found = JsonReader(annotation, strict=True)
        try:
            if isinstance(text, str):
                return found.read(text.encode())
            # Each is a JSON text of its own before they are items of one.
            items = list(map(_string, text))
            for item in items:
                json.loads(item)
            return found.read(f"[{','.join(items)}]".encode())
        except ValueError as error:
            raise ValueError(_reasons(error)) from error

    return read


def is_free_text(annotation: object) -> bool:
    """Whether the innermost items of a type may be any string."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is str or annotation is Any or annotation is object:
        return True
    if origin in (Literal, None):
        return False
    inner = arguments[:1] if origin is Annotated else arguments
    return any(is_free_text(item) for item in inner)


def _unchanged(text: WireValue) -> object:
    return text


def _string(text: WireValue) -> str:
    if not isinstance(text, str):
        raise ValueError("must be a single value")
    return text


def _integer(text: WireValue) -> int:
    if not _INTEGER.fullmatch(_string(text)):
        raise ValueError("must be an integer")
    return int(_string(text))


def _digits(text: WireValue) -> str:
    if not _NUMBER.fullmatch(_string(text)):
        raise ValueError("must be a number")
    return _string(text)


def _number(text: WireValue) -> float:
    value = float(_digits(text))
    if not math.isfinite(value):
        raise ValueError("must be a number of double precision")
    return value


def _formatted(read_value: Callable[[object], object]) -> Reader:
    def read(text: WireValue) -> object:
        return read_value(_string(text))

    return read


def _boolean(text: WireValue) -> bool:
    if text not in ("true", "false"):
        raise ValueError("must be true or false")
    return text == "true"


def _bytes(text: WireValue) -> bytes:
    try:
        # In the alphabet of URLs there is no padding (RFC 4648, sections 3.2 and 5).
        plain = _string(text).translate(_FROM_URL)
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("must be base64 (RFC 4648)") from error


_FROM_URL = str.maketrans("-_", "+/")


_PLAIN: dict[type, Reader] = {
    str: _string,
    int: _integer,
    float: _number,
    bool: _boolean,
    bytes: _bytes,
    date: _formatted(read_date),
    datetime: _formatted(read_datetime),
    time: _formatted(read_time),
    timedelta: _formatted(read_duration),
}


def _spelling(member: object) -> str:
    return str(member).lower() if isinstance(member, bool) else str(member)


def _choice(members: dict[str, object]) -> Reader:
    choices = ", ".join(members)

    def read(text: WireValue) -> object:
        if not isinstance(text, str) or text not in members:
            raise ValueError(
                f"must be one of {choices}"
                if len(members) > 1
                else f"must be {choices}"
            )
        return members[text]

    return read


def _same_text(read: Reader) -> Reader:
    """Reads what is written again as it came, where a value is not an object."""

    def read_same(text: WireValue) -> object:
        value = read(text)
        is_number = isinstance(value, (int, float))
        if isinstance(text, str) and is_number and encode_scalar(value) != text:
            raise ValueError("must be written as numbers are")
        return value

    return read_same


def _first_of(readers: Sequence[Reader]) -> Reader:
    if len(readers) == 1:
        return readers[0]

    def read(text: WireValue) -> object:
        reasons: list[str] = []
        found: list[object] = []
        for variant in readers:
            try:
                value = variant(text)
            except ValueError as error:
                reasons.append(str(error))
            else:
                if not isinstance(text, dict):
                    return value
                found.append(value)
        if not found:
            raise ValueError(" or ".join(dict.fromkeys(reasons)))
        # Of several objects that which knows the most members.
        return min(found, key=unknown_members)

    return read


# An array in a form may have millions of items.
_MAX_REASONS = 100


def _items(read_item: Reader) -> Reader:
    def read(text: WireValue) -> object:
        values: list[object] = []
        reasons: list[str] = []
        for number, item in enumerate(_listed(text), 1):
            try:
                values.append(read_item(item))
            except ValueError as error:
                reasons.append(f"item {number} {error}")
                if len(reasons) == _MAX_REASONS:
                    break
        if reasons:
            raise ValueError("; ".join(reasons))
        return values

    return read


def _listed(text: WireValue) -> Sequence[WireValue]:
    """The items of an array: one, all, or those that stand at an index in brackets."""
    if isinstance(text, str):
        return [text]
    if isinstance(text, list):
        return text
    if "" in text and len(text) == 1:
        return _listed(text[""])
    if not all(_INDEX.fullmatch(index) for index in text):
        raise ValueError("must be an array")
    return [text[index] for index in sorted(text, key=int)]


_INDEX = re.compile(r"[0-9]{1,9}")


def _constrained(read_plain: Reader, annotation: object) -> Reader:
    validate: Callable[[object], object] | None = None

    def read(text: WireValue) -> object:
        nonlocal validate
        plain = read_plain(text)
        if validate is None:
            # When it is first needed, as it takes its time.
            validate = _validator(annotation)
        try:
            return validate(plain)
        except ValueError as error:
            raise ValueError(_reasons(error)) from error

    return read


def _reasons(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "must be JSON"
    # pydantic's ValidationError is a ValueError, and what validate_python raises.
    found = cast("ValidationError", error).errors(
        include_url=False, include_context=False, include_input=False
    )
    return "; ".join(item["msg"].removeprefix("Value error, ") for item in found)
