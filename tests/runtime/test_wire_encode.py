"""Python values to wire text."""

from __future__ import annotations

import enum
import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from urllib.parse import unquote
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from triptych.runtime.wire.encode import (
    Field,
    encode_cookie,
    encode_form_fields,
    encode_header,
    encode_path,
    encode_query,
    percent_encode,
)
from triptych.runtime.wire.parameters import ArrayStyle, Parameter, Place
from triptych.runtime.wire.scalars import encode_scalar


class Colour(enum.Enum):
    RED = "red"
    AT_NOON = datetime(2024, 1, 2, 12, tzinfo=UTC)


class Level(enum.IntEnum):
    HIGH = 3


class Size(enum.StrEnum):
    BIG = "Big"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        ("a b", "a b"),
        (0, "0"),
        (-(10**20), "-100000000000000000000"),
        (True, "true"),
        (False, "false"),
        (1.5, "1.5"),
        (1e300, "1e+300"),
        (Decimal("0.10"), "0.10"),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 1, 2, 3, 4, 5, 6, UTC), "2024-01-02T03:04:05.000006Z"),
        (
            datetime(2024, 1, 2, tzinfo=ZoneInfo("Europe/London")),
            "2024-01-02T00:00:00Z",
        ),
        (
            datetime(2024, 1, 2, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
            "2024-01-02T00:00:00-03:30",
        ),
        (time(3, 4, 5), "03:04:05"),
        (time(3, 4, 5, tzinfo=UTC), "03:04:05Z"),
        (
            UUID("12345678-1234-5678-1234-567812345678"),
            "12345678-1234-5678-1234-567812345678",
        ),
        (Colour.RED, "red"),
        (Colour.AT_NOON, "2024-01-02T12:00:00Z"),
        (Level.HIGH, "3"),
        (Size.BIG, "Big"),
        (timedelta(), "P0DT0S"),
        (timedelta(days=2, seconds=90, microseconds=1500), "P2DT90.0015S"),
        (timedelta(seconds=-1), "-P0DT1S"),
        (b"\xff\xfe?", "//4/"),
    ],
)
def test_scalars(value: object, text: str) -> None:
    assert encode_scalar(value) == text


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("Infinity")]
)
def test_numbers_without_a_text_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        encode_scalar(value)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="2024-01-02T03:04:05 has no offset"):
        encode_scalar(datetime(2024, 1, 2, 3, 4, 5))


@pytest.mark.parametrize("value", [None, {}, {"a": 1}, [1], object()])
def test_types_without_a_text_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        encode_scalar(value)


AWKWARD = [
    "/",
    "%2F",
    "%",
    "a b",
    "a+b",
    "a&b=c",
    "?#[]@!$'()*;:",
    "日本語",
    "é",
    "\x00\n",
    '<>"\\^`{|}',
]


@pytest.mark.parametrize("text", AWKWARD)
def test_percent_encoding_comes_back_and_holds_only_unreserved(text: str) -> None:
    encoded = percent_encode(text)
    assert unquote(encoded, errors="strict") == text
    assert not set(encoded.replace("%", "")) - set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )


def parameter(place: Place, *style: ArrayStyle) -> Parameter:
    return Parameter("some_names", place, "someNames", style=style)


def texts_of(fields: list[Field]) -> list[str]:
    return [text for _, text in fields]


# How arrays are written is the table of tests/wire/test_wire_forms.py.
@pytest.mark.parametrize(
    ("style", "value", "fields"),
    [
        ((), "a b+c", ["a%20b%2Bc"]),
        ((), "", [""]),
        (("comma",), (1, 2.5, True), ["1,2.5,true"]),
        (("repeated", "comma"), [[], ["a"]], ["", "a"]),
    ],
)
def test_query(style: tuple[ArrayStyle, ...], value: object, fields: list[str]) -> None:
    assert texts_of(encode_query(parameter("query", *style), value)) == fields


def test_plain_text() -> None:
    assert encode_header(parameter("header"), "a b") == ["a b"]
    assert encode_form_fields(parameter("form"), "a b") == [("someNames", "a b")]


@pytest.mark.parametrize("item", [" a", "a\t"])
def test_blanks_around_items_of_a_header_are_refused(item: str) -> None:
    with pytest.raises(ValueError, match=r"some_names: the item .* with a blank"):
        encode_header(parameter("header", "comma"), ["b", item])
    in_form = encode_form_fields(parameter("form", "comma"), ["b", item])
    assert texts_of(in_form) == [f"b,{item}"]


@pytest.mark.parametrize(
    ("style", "value", "message"),
    [
        ((), ["a"], "some_names: a value of type list"),
        (("comma",), "abc", "some_names: takes a list, not a value of type str"),
        (("comma",), [None], "some_names: a value of type NoneType"),
        (("comma", "pipe"), ["ab"], "some_names: takes a list"),
    ],
)
def test_values_of_another_shape_are_refused(
    style: tuple[ArrayStyle, ...], value: object, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        encode_query(parameter("query", *style), value)


def test_text_that_is_no_unicode_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="some_names"):
        encode_query(parameter("query"), "\ud800")


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ((), "a/b", "a%2Fb"),
        ((), "%2F", "%252F"),
        ((), "a,b", "a%2Cb"),
        ((), 7, "7"),
    ],
)
def test_path(style: tuple[ArrayStyle, ...], value: object, text: str) -> None:
    assert encode_path(parameter("path", *style), value) == text


def test_an_empty_path_value_is_refused() -> None:
    with pytest.raises(ValueError, match="some_names: a path parameter can't be empty"):
        encode_path(parameter("path"), "")


def test_json_stands_as_its_place_allows() -> None:
    value = {"a": [1, "é"]}
    assert encode_query(Parameter("p", "query", "p", json=True), value) == [
        ("p", "%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D")
    ]
    assert encode_header(Parameter("p", "header", "p", json=True), value) == [
        '{"a":[1,"\\u00e9"]}'
    ]
    assert encode_form_fields(Parameter("p", "form", "p", json=True), value) == [
        ("p", '{"a":[1,"é"]}')
    ]


def test_items_of_a_repeated_field_are_json_each() -> None:
    parameter = Parameter("p", "form", "p", style=("repeated",), json=True)
    assert texts_of(encode_form_fields(parameter, [{"a": 1}, "b"])) == [
        '{"a":1}',
        '"b"',
    ]


@pytest.mark.parametrize(
    ("style", "value", "texts"),
    [
        ((), "a;b c", ["a%3Bb%20c"]),
        (("comma",), ["a", "b,c"], ["a,b%2Cc"]),
        (("repeated",), ["a", "b"], ["a", "b"]),
    ],
)
def test_cookies_are_percent_encoded(
    style: tuple[ArrayStyle, ...], value: object, texts: list[str]
) -> None:
    cookie = Parameter("p", "cookie", "p", style=style)
    assert texts_of(encode_cookie(cookie, value)) == texts
