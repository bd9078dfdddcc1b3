"""Encodes Python values as the text of parameters.

An array is written by `Parameter.style`, outermost array first:

| style    | in a URL    | elsewhere              |
|----------|-------------|------------------------|
| comma    | `p=a,b`     | `a,b`                  |
| space    | `p=a%20b`   | `a b`                  |
| tab      | `p=a%09b`   | `a`, a tab, `b`        |
| pipe     | `p=a%7Cb`   | `a|b`                  |
| repeated | `p=a&p=b`   | a field for each item  |

In a URL the comma between items stands as it is and a comma inside an item as `%2C`
(RFC 6570, section 3.2.1), so a server that splits before it decodes keeps items whole.
Everywhere else an item that holds its own delimiter can't be told from two items and
is refused, and so is a joined array of one empty text, which looks like an empty array,
an array of several items inside one with the same delimiter, and in a header an item
with blanks around it, which are no part of it on the way back.
An empty array is not sent: RFC 6570, section 2.3, calls it undefined.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import cast
from urllib.parse import quote

from .json_text import encode_json
from .parameters import ArrayStyle, Parameter
from .scalars import encode_scalar

__all__ = [
    "encode_cookie",
    "encode_path",
    "encode_query",
    "encode_text",
    "percent_encode",
]

_DELIMITERS: dict[ArrayStyle, str] = {
    "comma": ",",
    "space": " ",
    "tab": "\t",
    "pipe": "|",
}


def percent_encode(text: str) -> str:
    """`text` with everything outside RFC 3986's unreserved characters escaped."""
    return quote(text, safe="")


def encode_path(parameter: Parameter, value: object) -> str:
    """The percent-encoded text of a path parameter.

    Raises `ValueError` if it is empty and must not be: the path would then mean another
    resource.
    """
    if parameter.encoded:
        return quote(encode_scalar(value), safe="/?%!$&'()*+,;=:@")
    if parameter.span:
        return _encode_span(parameter, encode_scalar(value))
    fields = _encode(parameter, value, _IN_URL)
    if len(fields) != 1 or not (fields[0] or parameter.allow_empty):
        raise ValueError(f"{parameter.argument}: a path parameter can't be empty")
    return fields[0]


def _encode_span(parameter: Parameter, text: str) -> str:
    """The text of a parameter that spans segments, whose slashes stand as they are."""
    segments = text.split("/")
    shape = (re.escape(part) for part in parameter.span.replace("**", "*").split("*"))
    one = ".*" if "**" in parameter.span else "[^/]+"
    if not re.fullmatch(one.join(shape), text, re.DOTALL):
        raise ValueError(f"{parameter.argument}: must be of the form {parameter.span}")
    if not text and not parameter.allow_empty:
        raise ValueError(f"{parameter.argument}: a path parameter can't be empty")
    if any(segment in (".", "..") for segment in segments):
        raise ValueError(f"{parameter.argument}: can't hold the segments '.' and '..'")
    return "/".join(map(percent_encode, segments))


def encode_query(parameter: Parameter, value: object) -> list[str]:
    """The percent-encoded values of a query parameter, one for each field."""
    return _encode(parameter, value, _IN_URL)


def encode_cookie(parameter: Parameter, value: object) -> list[str]:
    """The percent-encoded values of a cookie, one for each that is sent."""
    return _encode(parameter, value, _IN_URL)


def encode_text(parameter: Parameter, value: object) -> list[str]:
    """The plain values of a header or form parameter, one for each field."""
    in_header = parameter.place == "header"
    return _encode(parameter, value, _IN_HEADER if in_header else _AS_TEXT)


def _join_in_url(delimiter: str) -> str:
    return delimiter if delimiter == "," else percent_encode(delimiter)


# How items are escaped, how delimiters are, and which delimiters an item may hold.
_Place = tuple[Callable[[str], str], Callable[[str], str], str]
_IN_URL: _Place = (percent_encode, _join_in_url, ",")
_AS_TEXT: _Place = (str, str, "")


def _header_item(text: str) -> str:
    # RFC 9110, section 5.6.1: blanks around items are no part of them.
    if text != text.strip(" \t"):
        raise ValueError(f"the item {text!r} begins or ends with a blank")
    return text


_IN_HEADER: _Place = (_header_item, str, "")


def _encode(parameter: Parameter, value: object, place: _Place) -> list[str]:
    try:
        if parameter.json:
            return [place[0](text) for text in _json_texts(parameter, value)]
        if not parameter.style:
            # A header as a whole is checked where all of them are put together.
            text = encode_scalar(value)
            return [text if place is _IN_HEADER else place[0](text)]
        items = _items(value)
        if parameter.style[0] == "repeated":
            inner = parameter.style[1:]
            return [_join(item, inner, inner, place) for item in items]
        return [_join(items, parameter.style, parameter.style, place)] if items else []
    except TypeError as error:
        raise TypeError(f"{parameter.argument}: {error}") from error
    except ValueError as error:
        raise ValueError(f"{parameter.argument}: {error}") from error


def _json_texts(parameter: Parameter, value: object) -> list[str]:
    values = _items(value) if parameter.style else [value]
    texts = [encode_json(item, omit_read_only=True).decode() for item in values]
    if parameter.place != "header":
        return texts
    # A header has no other characters for sure.
    return [json.dumps(json.loads(text), separators=(",", ":")) for text in texts]


def _join(
    value: object,
    styles: tuple[ArrayStyle, ...],
    around: tuple[ArrayStyle, ...],
    place: _Place,
) -> str:
    """`value` as text: `styles` are those of its own arrays, `around` all of them."""
    escape, escape_delimiter, allowed = place
    if styles:
        if styles[0] == "repeated":
            raise ValueError("only the outermost array can be repeated fields")
        inner = [_join(item, styles[1:], around, place) for item in _items(value)]
        if inner == [""]:
            raise ValueError("one empty item can't be told from an empty array")
        if len(inner) > 1 and styles[0] in around[: len(around) - len(styles)]:
            raise ValueError("an inner array of several items can't be told from them")
        return escape_delimiter(_DELIMITERS[styles[0]]).join(inner)
    text = encode_scalar(value)
    for style in around:
        delimiter = _DELIMITERS[style]
        if delimiter in text and delimiter not in allowed:
            raise ValueError(f"the item {text!r} holds the delimiter {delimiter!r}")
    return escape(text)


def _items(value: object) -> Sequence[object]:
    if isinstance(value, (list, tuple)):
        return cast("Sequence[object]", value)
    raise TypeError(f"takes a list, not a value of type {type(value).__name__}")
