"""Formats of texts: only what is certainly none of a format is refused."""

from __future__ import annotations

import pytest

from triptych.runtime.wire.text_formats import TEXT_FORMATS

_LONGEST_LABEL = "a" * 63


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (
            "email",
            ["a@b", "a.b+c@sub.example.org", '"a b@c"@example.org'],
            [
                "",
                "@",
                "a@",
                "@b",
                "a",
                "a b@c.org",
                "a@b c",
                "a@b@c.org",
                "a@b\n",
                "ë@b.org",
                "a@ë.org",
            ],
        ),
        (
            "hostname",
            ["a", "example.com", "example.com.", "_srv.a-1.org", _LONGEST_LABEL],
            ["", ".", "a..b", "-a.org", "a-.org", "a b", "a/b", "a:80", "x" * 64],
        ),
        (
            "ipv4",
            ["0.0.0.0", "192.0.2.1", "255.255.255.255", "010.1.1.1"],
            ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/8", "a.b.c.d", "1.2.3.4 "],
        ),
        (
            "ipv6",
            ["::", "2001:db8::1", "::ffff:192.0.2.1"],
            [
                "",
                ":",
                "1:2:3",
                "2001:db8::1/64",
                "[::1]",
                "12345::",
                "::1 ",
                "fe80::1%eth0",
            ],
        ),
        (
            "uri",
            [
                "a:b",
                "https://example.com/a%20b?q=1#f",
                "urn:x:y",
            ],
            [
                "",
                "a",
                "/a/b",
                "//host",
                "1a:b",
                "https://a b",
                "x:{y}",
                "x:%zz",
                "x:%",
                "https://a.org/é",
            ],
        ),
    ],
)
def test_what_is_of_a_format(name: str, right: list[str], wrong: list[str]) -> None:
    is_fitting, _ = TEXT_FORMATS[name]
    assert [text for text in right if not is_fitting(text)] == []
    assert [text for text in wrong if is_fitting(text)] == []
