"""Decodes the text of parameters to strings and lists; the inverse of `encode`.

What the strings mean, an integer or a date, is not decided here: text has no types.

In a URL, items are split at commas that stand as they are, before anything is
percent-decoded, so that an item may hold a comma as `%2C` (RFC 6570, section 3.2.1).
The other delimiters can't stand in a URL unescaped and are looked for afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote_to_bytes

from .objects import WireValue, named_in_brackets, tree_of_brackets
from .parameters import ArrayStyle, Parameter

__all__ = [
    "WireValue",
    "decode_cookie",
    "decode_form_fields",
    "decode_header",
    "decode_path",
    "decode_query",
    "decode_querystring",
    "decode_spread",
    "decoded_spread",
    "is_spread",
    "percent_decode",
]

_DELIMITERS: dict[str, str] = {
    "comma": ",",
    "space": " ",
    "tab": "\t",
    "pipe": "|",
    "dot": ".",
}


def percent_decode(text: str) -> str:
    """`text` with percent-escapes resolved as UTF-8.

    A percent sign that starts no escape is kept. Raises `UnicodeDecodeError`.
    """
    return unquote_to_bytes(text).decode() if "%" in text else text


def is_spread(parameter: Parameter) -> bool:
    """Whether a value may be in fields that have other names than the parameter."""
    return parameter.members in _SPREAD or parameter.style[:1] == ("brackets",)


_SPREAD = ("fields", "brackets")


def decode_spread(
    parameter: Parameter, fields: Mapping[str, Sequence[str]], *, is_query: bool = False
) -> WireValue:
    """The object or array in the fields that belong to a parameter.

    Those in brackets begin with its name, others are members. The texts are
    percent-encoded, and in a query a plus sign is a blank. Raises `ValueError` for
    fields that contradict each other, or its subclass `UnicodeDecodeError`.
    """
    if parameter.unescaped:
        return decoded_spread(parameter, fields)
    decode = _plus_decode if is_query else percent_decode
    return decoded_spread(
        parameter, {name: list(map(decode, fields[name])) for name in fields}
    )


def decoded_spread(
    parameter: Parameter, fields: Mapping[str, Sequence[str]]
) -> WireValue:
    """The same for plain texts."""
    in_brackets = named_in_brackets(parameter.name, fields)
    if parameter.members != "fields":
        chosen = {name: fields[name] for name in in_brackets}
        return tree_of_brackets(parameter.name, chosen)
    return {
        name: texts[0] if len(texts) == 1 else list(texts)
        for name, texts in fields.items()
    }


def decode_path(parameter: Parameter, text: str, *, free_text: bool) -> WireValue:
    """The value of a path parameter from the percent-encoded text that stands for it.

    `free_text` says that the items of an array may hold any character. Where they
    can't (numbers, members of an enum), text without a plain comma is split at `%2C`,
    as it comes from clients that escape every comma. Raises `ValueError`, or its
    subclass `UnicodeDecodeError`.
    """
    if parameter.prefix == "matrix":
        named = _matrix(parameter, text)
        if parameter.members == "fields" and (
            parameter.name not in named or not _has_other_shapes(parameter)
        ):
            return decode_spread(parameter, named)
        if parameter.name not in named:
            raise ValueError(f"must begin with ;{parameter.name}")
        return _decode_in_url(
            parameter, named[parameter.name], percent_decode, free_text
        )
    if parameter.prefix == "label":
        if not text.startswith("."):
            raise ValueError("must begin with a dot")
        text = text[1:]
    return _decode_in_url(parameter, [text], percent_decode, free_text)


def _has_other_shapes(parameter: Parameter) -> bool:
    return parameter.scalar or bool(parameter.style)


def _matrix(parameter: Parameter, text: str) -> dict[str, list[str]]:
    """The texts behind a semicolon and a name each."""
    if not text.startswith(";"):
        raise ValueError(f"must begin with ;{parameter.name}")
    named: dict[str, list[str]] = {}
    for field in text[1:].split(";"):
        name, _, value = field.partition("=")
        named.setdefault(percent_decode(name), []).append(value)
    return named


def decode_query(
    parameter: Parameter, texts: Sequence[str], *, free_text: bool
) -> WireValue:
    """The value of a query parameter from the percent-encoded texts of its fields.

    A plus sign is a blank, as in forms. Raises `ValueError` if a parameter that isn't
    a repeated field has several, or its subclass `UnicodeDecodeError`. `free_text` is
    that of `decode_path`.
    """
    return _decode_in_url(parameter, texts, _plus_decode, free_text)


def decode_querystring(text: str) -> WireValue:
    """The text of a whole query string, which is no form: a plus sign is one.

    Raises `UnicodeDecodeError`.
    """
    return percent_decode(text)


def decode_cookie(
    parameter: Parameter, texts: Sequence[str], *, free_text: bool
) -> WireValue:
    """The value of a cookie from the percent-encoded texts under its name.

    A plus sign is one, other than in a query, and so is a percent sign in what is
    `unescaped`. Raises like `decode_query`.
    """
    if parameter.unescaped:
        return _decode(parameter, texts, str)
    return _decode_in_url(parameter, texts, percent_decode, free_text)


def decode_header(parameter: Parameter, texts: Sequence[str]) -> WireValue:
    """The value of a header from the plain texts of its lines.

    The lines are one list (RFC 9110, section 5.3), and blanks around its items are not
    part of them. Raises `ValueError` as `decode_query` does.
    """
    return _decode(parameter, [", ".join(texts)], _trim)


def decode_form_fields(parameter: Parameter, texts: Sequence[str]) -> WireValue:
    """The value of a form parameter from the plain texts of its fields.

    Raises `ValueError` as `decode_query` does.
    """
    return _decode(parameter, texts, str)


def _trim(text: str) -> str:
    # RFC 9110, section 5.6.3: other blanks of Unicode belong to the value.
    return text.strip(" \t")


def _plus_decode(text: str) -> str:
    return percent_decode(text.replace("+", " "))


def _decode_in_url(
    parameter: Parameter,
    texts: Sequence[str],
    decode: Callable[[str], str],
    free_text: bool,
) -> WireValue:
    style = (*parameter.style, parameter.members)
    if "pairs" in style or "dot" in style:
        return _decode(parameter, texts, decode)
    escaped_commas = not free_text and not any("," in text for text in texts)
    if "comma" not in style or escaped_commas:
        return _decode(parameter, [decode(text) for text in texts], str)
    if len(set(style) - {"repeated", "comma", ""}) == 0:
        return _decode(parameter, texts, decode)
    # Commas and other delimiters nest in each other: escape what an item may hold of
    # the first, so that the second can be found in decoded text.
    return _decode(
        parameter,
        [",".join(_shield(decode(part)) for part in text.split(",")) for text in texts],
        _unshield,
    )


def _shield(text: str) -> str:
    return text.replace("%", "%25").replace(",", "%2C")


def _unshield(text: str) -> str:
    return text.replace("%2C", ",").replace("%25", "%")


def _decode(
    parameter: Parameter, texts: Sequence[str], finish: Callable[[str], str]
) -> WireValue:
    """The value in texts: of the shape that they have, where it may be of several."""
    style, members = parameter.style, parameter.members
    is_repeated = style[:1] == ("repeated",)
    if parameter.scalar and len(texts) == 1:
        delimiter = _delimiter(parameter)
        if not delimiter or delimiter not in texts[0]:
            return finish(texts[0])
    if is_repeated and not (members and not style):
        return [_split_one(style[1:], text, finish) for text in texts]
    if len(texts) != 1:
        raise ValueError(f"must be given once, not {len(texts)} times")
    if members and not style:
        return _members(parameter, texts[0], finish)
    return _split_one(style, texts[0], finish)


def _delimiter(parameter: Parameter) -> str:
    if parameter.members == "pairs":
        return "="
    if parameter.style:
        return _DELIMITERS.get(parameter.style[0], "")
    return _BETWEEN.get(parameter.members, "")


_BETWEEN = {"comma": ",", "space": " ", "pipe": "|"}


def _members(
    parameter: Parameter, text: str, finish: Callable[[str], str]
) -> dict[str, WireValue]:
    """The members of an object in one text."""
    if not text:
        return {}
    found: dict[str, WireValue] = {}
    if parameter.members == "pairs":
        for part in text.split("." if parameter.prefix == "label" else ","):
            name, equals, value = part.partition("=")
            if not equals:
                raise ValueError("must be names and values with an equals sign between")
            found[finish(name)] = finish(value)
        return found
    delimiter = _BETWEEN.get(parameter.members)
    if delimiter is None:
        raise ValueError("must be an object, each member of it in a field")
    parts = [finish(part) for part in text.split(delimiter)]
    if len(parts) % 2:
        raise ValueError("must be names and values in turn")
    found.update(zip(parts[::2], parts[1::2], strict=True))
    return found


def _split_one(
    style: tuple[ArrayStyle, ...], text: str, finish: Callable[[str], str]
) -> WireValue:
    if not style:
        return finish(text)
    # An empty array and one empty string look the same; encoders send neither array.
    if not text:
        return []
    delimiter = _DELIMITERS.get(style[0])
    if delimiter is None:
        raise ValueError("must be an array, each item of it in a field")
    parts = text.split(delimiter)
    return [_split_one(style[1:], part, finish) for part in parts]
