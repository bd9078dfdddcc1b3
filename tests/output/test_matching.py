"""Texts against patterns of documents, in bounded time."""

from __future__ import annotations

import pytest

from triptych.passes.values.matching import matches

MATCHES = [
    ("^[a-z]{2,4}$", "abc", True),
    ("^[a-z]{2,4}$", "abcde", False),
    ("b", "abc", True),
    (r"^\d+$", "12", True),
    ("^(a+)+$", "a" * 60, True),
    ("^(a+)+$", "a" * 60 + "!", False),
    ("^([a-z]+-)*[a-z]+$", "a-" * 60 + "!", False),
    # What only Python's engine has is still matched, where it takes bounded time.
    (r"^(?=.*\d)(?=.*[a-z]).{8,}$", "abcdefg1", True),
    (r"^(?=.*\d)(?=.*[a-z]).{8,}$", "abcdefgh", False),
    (r"^(.)\1$", "ab", False),
    # Else any text will do.
    ("^(?=(a+)+$)", "a" * 60 + "!", True),
    (r"^(a|a)*\1$", "a" * 60 + "!", True),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), MATCHES)
def test_matches(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected
