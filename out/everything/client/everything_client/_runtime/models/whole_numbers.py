"""Integers that are written with a fraction of zero, as in `3.0` and `1e3`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, cast

from pydantic import ValidationError

from ..wire.json_reading import whole_number
from ..wire.json_text import encode_json

__all__ = ["with_whole_numbers"]

_WRITTEN_WITH_FRACTION = re.compile(rb"\.0+\b|[0-9][eE]\+?[0-9]")
_REFUSED = ("int_type", "int_parsing_size")
# To list the errors of a body of megabytes would take seconds.
_MOST_LISTED = 1_000


def with_whole_numbers(data: bytes, error: ValidationError) -> bytes | None:
    """JSON that `error` was raised for, with integers written as such.

    A number without a fraction is an integer, however it is written (JSON Schema
    2020-12, section 6.1.1), which pydantic does not know where it is strict. Only what
    it has refused for that is rewritten, unless that is too much to be listed. None if
    there is nothing of the kind.
    """
    if not _WRITTEN_WITH_FRACTION.search(data):
        return None
    try:
        if error.error_count() > _MOST_LISTED:
            root = json.loads(data, parse_float=_whole_or_decimal)
        else:
            places = list(_refused_places(error))
            if not places:
                return None
            root = json.loads(data, parse_float=Decimal)
            for place in places:
                root = _rewritten(root, place)
        return encode_json(root)
    except (ValueError, ArithmeticError, RecursionError):
        # What is wrong with it is told by the error there is.
        return None


def _refused_places(error: ValidationError) -> Iterator[tuple[int | str, ...]]:
    for item in error.errors(include_url=False, include_context=False):
        value: object = item["input"]
        if item["type"] in _REFUSED and isinstance(value, float) and value.is_integer():
            yield item["loc"]


def _whole_or_decimal(text: str) -> int | Decimal:
    whole = whole_number(text)
    return Decimal(text) if whole is None else whole


def _rewritten(root: Any, location: Sequence[int | str]) -> Any:
    """Decoded JSON, with an integer at a place.

    Locations name variants of unions as well, which are no part of JSON.
    """
    holder, key, value = None, None, root
    for token in location:
        is_index = isinstance(value, list) and isinstance(token, int)
        if is_index or (isinstance(value, dict) and token in value):
            holder, key = cast("Any", value), token
            value = holder[key]
    if not isinstance(value, Decimal):
        return root
    whole = whole_number(str(value))
    if whole is None:
        return root
    if holder is None:
        return whole
    holder[key] = whole
    return root
