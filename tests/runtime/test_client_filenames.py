"""The file names that answers suggest, as `filename` of a response has them."""

from __future__ import annotations

import httpx2
import pytest

from triptych.runtime.client.filenames import filename_of
from triptych.runtime.client.raw import RawResponse
from triptych.runtime.client.streaming import StreamedResponse


def named(disposition: str | bytes) -> str | None:
    value = disposition if isinstance(disposition, bytes) else disposition.encode()
    return filename_of(httpx2.Headers([(b"content-disposition", value)]))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("ATTACHMENT;FILENAME = report.pdf", "report.pdf"),
        ("attachment; filename=my report.pdf; size=3", "my report.pdf"),
        ('inline; foo="filename=evil"; filename="a;b=c.txt"', "a;b=c.txt"),
        ('attachment; filename="say \\"hi\\".txt"', "say _hi_.txt"),
        # The extended form wins wherever it stands (RFC 6266, section 4.3).
        ("attachment; filename=e.txt; filename*=UTF-8''%e2%82%ac%20r.txt", "€ r.txt"),
        ("attachment; filename*=iso-8859-1'en'%A3.txt; filename=p.txt", "£.txt"),
        ("attachment; filename*=utf-8''%ff.txt; filename=b.txt", "b.txt"),
        ("attachment; filename*=utf-16''a.txt; filename=b.txt", "b.txt"),
        ("attachment; filename*=UTF-8''; filename=b.txt", "b.txt"),
        # No standard, but sent.
        ('filename="x.txt"', "x.txt"),
        ('attachment; filename="naïve.txt"', "naïve.txt"),
        ('attachment; filename="naïve.txt"'.encode("latin-1"), "naïve.txt"),
        ("attachment", None),
        ("attachment; filename=", None),
    ],
)
def test_what_the_server_says(disposition: str | bytes, name: str | None) -> None:
    assert named(disposition) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("..%2f..%2fetc%2fpasswd", "passwd"),
        ("%5C%5Cserver%5Cshare%5Crun.exe", "run.exe"),
        ("C:%5Cdir%5Crun.exe", "run.exe"),
        ("..", None),
        ("dir%2f", None),
        (".bashrc", "bashrc"),
        ("%20.%20a.txt.%20.", "a.txt"),
        ("a%00b%0d%0ac%1b.txt", "abc.txt"),
        ("%e2%80%aefdp.exe", "fdp.exe"),
        ("a%3Ahidden%7Cb%3F.txt", "a_hidden_b_.txt"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("Com1%20.tar.gz", "_Com1 .tar.gz"),
        ("console.txt", "console.txt"),
        # One character, whether the server composes it or not.
        ("e%cc%81.txt", "\u00e9.txt"),
    ],
)
def test_names_are_safe_in_any_folder(said: str, name: str | None) -> None:
    assert named(f"attachment; filename*=UTF-8''{said}") == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a" * 300 + ".pdf", "a" * 251 + ".pdf"),
        ("é" * 200, "é" * 127),
        ("a" * 100 + "." + "b" * 300, "a" * 100 + "." + "b" * 154),
        ("con" + "n" * 300, "con" + "n" * 252),
    ],
)
def test_names_are_not_too_long(said: str, name: str) -> None:
    assert named(f'attachment; filename="{said}"') == name


def test_responses_have_it() -> None:
    headers = {"Content-Disposition": "attachment; filename=../a.txt"}
    response = httpx2.Response(200, headers=headers)
    raw = RawResponse(response, lambda: None)
    streamed = StreamedResponse[None](response, lambda response: None)
    assert (raw.filename, streamed.filename) == ("a.txt", "a.txt")
    assert RawResponse(httpx2.Response(200), lambda: None).filename is None
