"""Encodes Python values as the text of parameters.

An array is written by `Parameter.style`, outermost array first:

| style    | in a URL          | elsewhere              |
|----------|-------------------|------------------------|
| comma    | `p=a,b`           | `a,b`                  |
| space    | `p=a%20b`         | `a b`                  |
| tab      | `p=a%09b`         | `a`, a tab, `b`        |
| pipe     | `p=a%7Cb`         | `a|b`                  |
| dot      | `.a.b`, in a path |                        |
| repeated | `p=a&p=b`         | a field for each item  |
| brackets | `p[0]=a&p[1]=b`   | a field for each item  |

In a URL the comma between items stands as it is and a comma inside an item as `%2C`
(RFC 6570, section 3.2.1), so a server that splits before it decodes keeps items whole.
Everywhere else an item that holds its own delimiter can't be told from two items and
is refused, and so is a joined array of one empty text, which looks like an empty array,
an array of several items inside one with the same delimiter, and in a header an item
with blanks around it, which are no part of it on the way back.
An empty array is not sent: RFC 6570, section 2.3, calls it undefined. Neither is an
empty object; `objects` says how the others are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast
from urllib.parse import quote

from .json_text import encode_json
from .objects import (
    bracketed_fields,
    is_object,
    json_tree,
    member_text,
    members_of,
)
from .parameters import ArrayStyle, Parameter
from .scalars import encode_scalar, url_base64

__all__ = [
    "Field",
    "encode_cookie",
    "encode_form_fields",
    "encode_header",
    "encode_path",
    "encode_query",
    "encode_querystring",
    "percent_encode",
]

Field: TypeAlias = tuple[str, str]
"""A name and a value as they are sent, percent-encoded in a URL but for the name."""

_DELIMITERS: dict[str, str] = {
    "comma": ",",
    "space": " ",
    "tab": "\t",
    "pipe": "|",
    "dot": ".",
}

# What has no meaning of its own in the value of a query, of RFC 3986's reserved ones.
_RESERVED = ":/?@!$'()*,;="


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
    writing = _IN_LABEL if parameter.prefix == "label" else _IN_URL
    fields = _encode(parameter, value, writing)
    if parameter.prefix == "matrix" and fields:
        return "".join(
            f";{percent_encode(name)}{'=' if text else ''}{text}"
            for name, text in fields
        )
    text = fields[0][1] if len(fields) == 1 else ""
    if parameter.prefix == "label" and fields:
        return f".{text}"
    if not (text or (fields and parameter.allow_empty)):
        raise ValueError(f"{parameter.argument}: a path parameter can't be empty")
    return text


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


def encode_query(parameter: Parameter, value: object) -> list[Field]:
    """The fields of a query parameter, with values that are percent-encoded."""
    return _encode(parameter, value, _reserved(parameter) or _IN_URL)


def encode_querystring(parameter: Parameter, value: object) -> str:
    """The percent-encoded text of a whole query string, which is no form."""
    [(_, text)] = _encode(parameter, value, _IN_URL)
    return text


def encode_cookie(parameter: Parameter, value: object) -> list[Field]:
    """The cookies of a parameter, with values that are percent-encoded.

    Raises `ValueError` for an `unescaped` one that can't stand as it is.
    """
    writing = _IN_COOKIE if parameter.unescaped else _IN_URL
    return [
        (_NOT_IN_COOKIE_NAME.sub(lambda found: percent_encode(found[0]), name), text)
        for name, text in _encode(parameter, value, writing)
    ]


# What is no part of a token (RFC 9110, section 5.6.2), or would be read as an escape.
_NOT_IN_COOKIE_NAME = re.compile(r"[^!#$&'*+\-.^_`|~0-9A-Za-z]")


def encode_header(parameter: Parameter, value: object) -> list[str]:
    """The plain values of a header, one for each line."""
    return [text for _, text in _encode(parameter, value, _IN_HEADER)]


def encode_form_fields(parameter: Parameter, value: object) -> list[Field]:
    """The fields of a form parameter, with plain values."""
    return _encode(parameter, value, _AS_TEXT)


def _join_in_url(delimiter: str) -> str:
    return delimiter if delimiter in ",." else percent_encode(delimiter)


@dataclass(frozen=True, slots=True)
class _Writing:
    """How items are escaped and delimiters are, and which an item may hold."""

    escape: Callable[[str], str]
    delimiter: Callable[[str], str]
    allowed: str


def _header_item(text: str) -> str:
    # RFC 9110, section 5.6.1: blanks around items are no part of them.
    if text != text.strip(" \t"):
        raise ValueError(f"the item {text!r} begins or ends with a blank")
    return text


def _escape_dots(text: str) -> str:
    return percent_encode(text).replace(".", "%2E")


def _in_cookie(text: str) -> str:
    if found := _NOT_IN_COOKIE.search(text):
        raise ValueError(
            f"a cookie can't hold {found[0]!r} (RFC 6265, section 4.1.1), and this one"
            " is sent as it is"
        )
    return text


_NOT_IN_COOKIE = re.compile(r"[^!#-+\x2d-:<-\[\]-~,]")

_IN_URL = _Writing(percent_encode, _join_in_url, ",=")
_IN_LABEL = _Writing(_escape_dots, _join_in_url, ",.=")
_IN_HEADER = _Writing(_header_item, str, "")
_IN_COOKIE = _Writing(_in_cookie, str, "")
_AS_TEXT = _Writing(str, str, "")


def _reserved(parameter: Parameter) -> _Writing | None:
    """Leaves reserved characters as they are, but for what divides the value."""
    if not parameter.reserved:
        return None
    divides = "comma" in (*parameter.style, parameter.members)
    safe = _RESERVED.replace(",", "") if divides else _RESERVED
    return _Writing(lambda text: quote(text, safe=safe), _join_in_url, ",=")


def _encode(parameter: Parameter, value: object, writing: _Writing) -> list[Field]:
    name = parameter.name
    if parameter.url_safe:
        value = _in_url_alphabet(value)
    try:
        if parameter.json:
            texts = _json_texts(parameter, value)
            return [(name, writing.escape(text)) for text in texts]
        if parameter.members and (is_object(value) or not _has_other_shapes(parameter)):
            return _object_fields(parameter, members_of(value), writing)
        if not parameter.style or (parameter.scalar and not _is_array(value)):
            # A header as a whole is checked where all of them are put together.
            text = encode_scalar(value)
            return [(name, text if writing is _IN_HEADER else writing.escape(text))]
        items = _items(value)
        if parameter.style[0] == "brackets":
            return _escaped(bracketed_fields(name, json_tree(items)), writing)
        if parameter.style[0] == "repeated":
            inner = parameter.style[1:]
            return [(name, _join(item, inner, inner, writing)) for item in items]
        if not items:
            return []
        return [(name, _join(items, parameter.style, parameter.style, writing))]
    except TypeError as error:
        raise TypeError(f"{parameter.argument}: {error}") from error
    except ValueError as error:
        raise ValueError(f"{parameter.argument}: {error}") from error


def _in_url_alphabet(value: object) -> object:
    """The value with texts in the place of bytes."""
    if isinstance(value, (bytes, bytearray)):
        return url_base64(value)
    if _is_array(value):
        return [_in_url_alphabet(item) for item in _items(value)]
    return value


def _has_other_shapes(parameter: Parameter) -> bool:
    return parameter.scalar or bool(parameter.style)


def _escaped(fields: Iterable[Field], writing: _Writing) -> list[Field]:
    return [(name, writing.escape(text)) for name, text in fields]


def _object_fields(
    parameter: Parameter, members: Mapping[str, object], writing: _Writing
) -> list[Field]:
    style = parameter.members
    if style == "brackets":
        return _escaped(bracketed_fields(parameter.name, members), writing)
    texts = [(key, member_text(member)) for key, member in members.items()]
    if style == "fields":
        return _escaped(texts, writing)
    if not texts:
        return []
    if style == "pairs":
        delimiter = "." if parameter.prefix == "label" else ","
        parts = [
            f"{_item(key, (delimiter, '='), writing)}="
            f"{_item(text, (delimiter,), writing)}"
            for key, text in texts
        ]
    else:
        delimiter = _DELIMITERS[style]
        parts = [_item(text, (delimiter,), writing) for pair in texts for text in pair]
    return [(parameter.name, writing.delimiter(delimiter).join(parts))]


def _json_texts(parameter: Parameter, value: object) -> list[str]:
    values = _items(value) if parameter.style else [value]
    texts = [encode_json(item, omit_read_only=True).decode() for item in values]
    if parameter.place != "header":
        return texts
    # A header has no other characters for sure.
    return [_NOT_ASCII.sub(_escape_in_json, text) for text in texts]


_NOT_ASCII = re.compile(r"[^\x20-\x7e]")


def _escape_in_json(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def _join(
    value: object,
    styles: tuple[ArrayStyle, ...],
    around: tuple[ArrayStyle, ...],
    writing: _Writing,
) -> str:
    """`value` as text: `styles` are those of its own arrays, `around` all of them."""
    if styles:
        if styles[0] == "repeated":
            raise ValueError("only the outermost array can be repeated fields")
        inner = [_join(item, styles[1:], around, writing) for item in _items(value)]
        if inner == [""]:
            raise ValueError("one empty item can't be told from an empty array")
        if len(inner) > 1 and styles[0] in around[: len(around) - len(styles)]:
            raise ValueError("an inner array of several items can't be told from them")
        return writing.delimiter(_DELIMITERS[styles[0]]).join(inner)
    delimiters = [_DELIMITERS[style] for style in around]
    return _item(encode_scalar(value), delimiters, writing)


def _item(text: str, delimiters: Iterable[str], writing: _Writing) -> str:
    """The text between delimiters; raises `ValueError` if it looks like several."""
    for delimiter in delimiters:
        if delimiter in text and delimiter not in writing.allowed:
            raise ValueError(f"the item {text!r} holds the delimiter {delimiter!r}")
    return writing.escape(text)


def _is_array(value: object) -> bool:
    return isinstance(value, (list, tuple))


def _items(value: object) -> Sequence[object]:
    if isinstance(value, (list, tuple)):
        return cast("Sequence[object]", value)
    raise TypeError(f"takes a list, not a value of type {type(value).__name__}")
