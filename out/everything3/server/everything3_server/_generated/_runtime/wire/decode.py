"""Decodes the text of parameters to strings and lists; the inverse of `encode`.

What the strings mean, an integer or a date, is not decided here: text has no types.

In a URL, items are split at commas that stand as they are, before anything is
percent-decoded, so that an item may hold a comma as `%2C` (RFC 6570, section 3.2.1).
The other delimiters can't stand in a URL unescaped and are looked for afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

from .parameters import ArrayStyle, Parameter

__all__ = [
    "WireValue",
    "decode_cookie",
    "decode_path",
    "decode_query",
    "decode_text",
    "percent_decode",
]

WireValue: TypeAlias = "str | list[WireValue]"
"""The decoded text of a parameter: a string, or for an array a list of its items."""

_DELIMITERS: dict[ArrayStyle, str] = {
    "comma": ",",
    "space": " ",
    "tab": "\t",
    "pipe": "|",
}


def percent_decode(text: str) -> str:
    """`text` with percent-escapes resolved as UTF-8.

    A percent sign that starts no escape is kept. Raises `UnicodeDecodeError`.
    """
    return unquote_to_bytes(text).decode() if "%" in text else text


def decode_path(parameter: Parameter, text: str, *, free_text: bool) -> WireValue:
    """The value of a path parameter from the percent-encoded text that stands for it.

    `free_text` says that the items of an array may hold any character. Where they
    can't (numbers, members of an enum), text without a plain comma is split at `%2C`,
    as it comes from clients that escape every comma. Raises `UnicodeDecodeError`.
    """
    return _decode_in_url(parameter.style, [text], percent_decode, free_text)


def decode_query(
    parameter: Parameter, texts: Sequence[str], *, free_text: bool
) -> WireValue:
    """The value of a query parameter from the percent-encoded texts of its fields.

    A plus sign is a blank, as in forms. Raises `ValueError` if a parameter that isn't
    a repeated field has several, or its subclass `UnicodeDecodeError`. `free_text` is
    that of `decode_path`.
    """
    return _decode_in_url(parameter.style, texts, _plus_decode, free_text)


def decode_cookie(
    parameter: Parameter, texts: Sequence[str], *, free_text: bool
) -> WireValue:
    """The value of a cookie from the percent-encoded texts under its name.

    A plus sign is one, other than in a query. Raises like `decode_query`.
    """
    return _decode_in_url(parameter.style, texts, percent_decode, free_text)


def decode_text(parameter: Parameter, texts: Sequence[str]) -> WireValue:
    """The value of a header or form parameter from the plain texts of its fields.

    Lines of a header are one list (RFC 9110, section 5.3), and blanks around its items
    are not part of them. Raises `ValueError` as `decode_query` does.
    """
    if parameter.place == "header":
        return _split(parameter.style, [", ".join(texts)], _trim)
    return _split(parameter.style, texts, str)


def _trim(text: str) -> str:
    # RFC 9110, section 5.6.3: other blanks of Unicode belong to the value.
    return text.strip(" \t")


def _plus_decode(text: str) -> str:
    return percent_decode(text.replace("+", " "))


def _decode_in_url(
    style: tuple[ArrayStyle, ...],
    texts: Sequence[str],
    decode: Callable[[str], str],
    free_text: bool,
) -> WireValue:
    escaped_commas = not free_text and not any("," in text for text in texts)
    if "comma" not in style or escaped_commas:
        return _split(style, [decode(text) for text in texts], str)
    if len(set(style) - {"repeated", "comma"}) == 0:
        return _split(style, texts, decode)
    # Commas and other delimiters nest in each other: escape what an item may hold of
    # the first, so that the second can be found in decoded text.
    return _split(
        style,
        [",".join(_shield(decode(part)) for part in text.split(",")) for text in texts],
        _unshield,
    )


def _shield(text: str) -> str:
    return text.replace("%", "%25").replace(",", "%2C")


def _unshield(text: str) -> str:
    return text.replace("%2C", ",").replace("%25", "%")


def _split(
    style: tuple[ArrayStyle, ...], texts: Sequence[str], finish: Callable[[str], str]
) -> WireValue:
    if style[:1] == ("repeated",):
        return [_split_one(style[1:], text, finish) for text in texts]
    if len(texts) != 1:
        raise ValueError(f"must be given once, not {len(texts)} times")
    return _split_one(style, texts[0], finish)


def _split_one(
    style: tuple[ArrayStyle, ...], text: str, finish: Callable[[str], str]
) -> WireValue:
    if not style:
        return finish(text)
    # An empty array and one empty string look the same; encoders send neither array.
    if not text:
        return []
    parts = text.split(_DELIMITERS[style[0]])
    return [_split_one(style[1:], part, finish) for part in parts]
