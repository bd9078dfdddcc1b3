"""Wire text to strings and lists, alone and as the inverse of encoding."""

from __future__ import annotations

import pytest

from triptych.runtime.wire.decode import (
    WireValue,
    decode_form_fields,
    decode_header,
    decode_path,
    decode_query,
    percent_decode,
)
from triptych.runtime.wire.encode import (
    encode_form_fields,
    encode_path,
    encode_query,
)
from triptych.runtime.wire.media_types import best_match
from triptych.runtime.wire.parameters import ArrayStyle, Parameter, Place


def parameter(place: Place, *style: ArrayStyle) -> Parameter:
    return Parameter("argument", place, "name", style=style)


@pytest.mark.parametrize(
    ("style", "texts", "value"),
    [
        ((), ["a%20b+c"], "a b c"),
        ((), [""], ""),
        ((), ["caf%C3%A9"], "café"),
        ((), ["100%"], "100%"),
        (("comma",), ["a,b"], ["a", "b"]),
        (("comma",), ["a%2Cb,c"], ["a,b", "c"]),
        (("comma",), ["a%2Cb"], ["a,b"]),
        (("comma",), [""], []),
        (("comma",), [",a"], ["", "a"]),
        (("space",), ["a%20b+c"], ["a", "b", "c"]),
        (("tab",), ["a%09b"], ["a", "b"]),
        (("pipe",), ["a%7Cb|c"], ["a", "b", "c"]),
        (("repeated",), ["a", "b%2Cc,d"], ["a", "b,c,d"]),
        (("repeated", "comma"), ["a%2Cb,c", "d"], [["a,b", "c"], ["d"]]),
        (("comma", "comma"), ["a,b"], [["a"], ["b"]]),
        (("pipe", "comma"), ["a%2Cb,c%7Cd"], [["a,b", "c"], ["d"]]),
        (("comma", "pipe"), ["a%7Cb%2Cc,%252C"], [["a", "b,c"], ["%2C"]]),
    ],
)
def test_query(
    style: tuple[ArrayStyle, ...], texts: list[str], value: WireValue
) -> None:
    decoded = decode_query(parameter("query", *style), texts, free_text=True)
    assert decoded == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("1%2C2", ["1", "2"]), ("1,2", ["1", "2"]), ("1%2C2,3", ["1,2", "3"])],
)
def test_escaped_commas_delimit_items_that_hold_none(
    text: str, value: WireValue
) -> None:
    decoded = decode_query(parameter("query", "comma"), [text], free_text=False)
    assert decoded == value


@pytest.mark.parametrize(
    ("style", "text", "value"),
    [
        ((), "a%2Fb+c", "a/b+c"),
        (("comma",), "a%2Cb,c", ["a,b", "c"]),
        (("pipe",), "a%7Cb", ["a", "b"]),
    ],
)
def test_path(style: tuple[ArrayStyle, ...], text: str, value: WireValue) -> None:
    decoded = decode_path(parameter("path", *style), text, free_text=True)
    assert decoded == value


@pytest.mark.parametrize(
    ("place", "style", "texts", "value"),
    [
        ("form", (), ["a%20b+c"], "a%20b+c"),
        ("form", ("comma",), ["a, b"], ["a", " b"]),
        ("form", ("repeated",), ["a,b", "c"], ["a,b", "c"]),
        ("header", (), ["a b"], "a b"),
        ("header", (), ["\t\u2028a\xa0 "], "\u2028a\xa0"),
        ("header", ("comma",), ["a, b", "c"], ["a", "b", "c"]),
        ("header", ("comma", "pipe"), ["a|b, c"], [["a", "b"], ["c"]]),
    ],
)
def test_header_and_form(
    place: Place, style: tuple[ArrayStyle, ...], texts: list[str], value: WireValue
) -> None:
    decode = decode_header if place == "header" else decode_form_fields
    assert decode(parameter(place, *style), texts) == value


@pytest.mark.parametrize("style", [(), ("comma",)])
def test_a_parameter_that_is_one_field_is_given_once(
    style: tuple[ArrayStyle, ...],
) -> None:
    with pytest.raises(ValueError, match="must be given once, not 2 times"):
        decode_query(parameter("query", *style), ["a", "b"], free_text=True)


@pytest.mark.parametrize("text", ["%FF", "a,%C3"])
def test_text_that_is_not_utf8(text: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        percent_decode(text)
    with pytest.raises(UnicodeDecodeError):
        decode_query(parameter("query", "comma"), [text], free_text=True)


@pytest.mark.parametrize(
    ("style", "value"),
    [
        ((), "a b&c=d/e+f%2C,ü"),
        (("comma",), ["a,b", "c d"]),
        (("comma",), ["a,b"]),
        (("space",), ["a,b", "c|d"]),
        (("tab",), ["a b", "c"]),
        (("pipe",), ["a,b", "%7C"]),
        (("comma", "pipe"), [["a,b", "%2C"], ["c"]]),
        (("pipe", "comma"), [["a,b", "c"], ["d"]]),
    ],
)
def test_decoding_inverts_encoding(
    style: tuple[ArrayStyle, ...], value: WireValue
) -> None:
    in_query, in_path = parameter("query", *style), parameter("path", *style)
    query = [text for _, text in encode_query(in_query, value)]
    path = encode_path(in_path, value)
    assert decode_query(in_query, query, free_text=True) == value
    assert decode_path(in_path, path, free_text=True) == value


@pytest.mark.parametrize(
    ("style", "value"),
    [
        (("repeated",), ["a,b", "c d"]),
        (("repeated", "pipe"), [["a", "b"], ["c"]]),
        (("comma",), ["a b", "c"]),
    ],
)
def test_decoding_inverts_encoding_in_forms(
    style: tuple[ArrayStyle, ...], value: WireValue
) -> None:
    field = parameter("form", *style)
    texts = [text for _, text in encode_form_fields(field, value)]
    assert decode_form_fields(field, texts) == value


@pytest.mark.parametrize(
    ("media_type", "match"),
    [
        ("Text/Plain; charset=utf-8", "text/plain"),
        ("text/html", "text/*"),
        ("image/png", "*/*"),
    ],
)
def test_best_match_of_a_media_type(media_type: str, match: str) -> None:
    assert best_match(media_type, ["*/*", "text/*", "text/plain"]) == match


def test_no_match_of_a_media_type() -> None:
    assert best_match("image/png", ["text/*"]) is None
