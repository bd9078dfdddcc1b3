"""Patterns as the linear engine spells them."""

from __future__ import annotations

import re

import pytest
from pydantic_core import SchemaValidator, core_schema

from triptych.linear_patterns import linear_pattern


def _matches(pattern: str, text: str) -> bool:
    schema = core_schema.str_schema(
        pattern=linear_pattern(pattern), regex_engine="rust-regex"
    )
    return bool(SchemaValidator(schema).isinstance_python(text))


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("^[a-z]+$", ["a"], ["", "A", "a\n"]),
        (r"^\d+$", ["12"], ["", "\u0661"]),
        (r"^\w{2}$", ["a_"], ["\xe9\xe9"]),
        (r"^[\d\w]\D\W$", ["1a-"], ["--1"]),
        (r"a\Z", ["ba"], ["a\n"]),
        ("^a{,2}$", ["", "aa"], ["aaa"]),
        ("^{a}$", ["{a}"], ["a"]),
        (r"^[[\]a]$", ["[", "]", "a"], ["b"]),
        ("^[]a]$", ["]", "a"], ["b"]),
        ("^[^]a]$", ["b"], ["]", "a"]),
        ("^[a&&b]$", ["a", "b", "&"], ["c"]),
        ("^[+--]$", ["+", ",", "-"], ["."]),
        ("^[a~~b-]$", ["~", "-"], ["c"]),
        (r"^[\b]$", ["\x08"], ["b"]),
        (r"^\0\<\>\/$", ["\0<>/"], [""]),
        (r"^\u0041\x42$", ["AB"], ["ab"]),
        ("(?i)^[k]$", ["k", "K"], ["x"]),
        (r"^(?P<word>a|b)+?$", ["abba"], ["c"]),
        ("^.{0,2000}$", ["x" * 2000], ["x" * 2001]),
    ],
)
def test_it_matches_what_the_pattern_means(
    pattern: str, fitting: list[str], others: list[str]
) -> None:
    assert [text for text in fitting if not _matches(pattern, text)] == []
    assert [text for text in others if _matches(pattern, text)] == []
    assert re.compile(linear_pattern(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=.*[A-Z]).{8,}",
        "^(?!x)",
        "(?<=a)b",
        r"(a)\1",
        "(?P<a>x)(?P=a)",
        "(?>a)",
        "a++",
        "^.{0,262144}$",
        "(a{999}){999}",
        "(?i)(?:[k-z]{99}){99}",
        r"[\ud800-\udfff]",
    ],
)
def test_what_the_engine_has_not_is_none(pattern: str) -> None:
    assert linear_pattern(pattern) == ""


def test_a_pattern_that_backtracks_takes_linear_time() -> None:
    # An engine that backtracks would need 2 to the power of 100,000 steps.
    assert not _matches("^(a+)+$", "a" * 100_000 + "!")
