"""XML that nobody would write on purpose: it is refused, in bounded time and memory."""

from __future__ import annotations

import time

import pytest

from triptych.runtime.wire.xml_form import XmlError
from triptych.runtime.xml.parsing import MAX_DEPTH, MAX_NODES, parse
from triptych.runtime.xml.reading import Reader
from triptych.runtime.xml.shapes import ObjectShape, Part, Shape, UnionShape

_LAUGHS = "".join(
    f"<!ENTITY l{index} '{f'&l{index - 1};' * 10}'>" for index in range(1, 10)
)

HOSTILE = [
    (f"<!DOCTYPE a [<!ENTITY l0 'ha'>{_LAUGHS}]><a>&l9;</a>", "document type"),
    (
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "document type",
    ),
    ("<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><a/>", "document type"),
    ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///x'> %p;]><a/>", "document type"),
    ("<!DOCTYPE a><a/>", "document type"),
    ("<a>&unknown;</a>", "undefined entity"),
    ("<a>" * 100_000 + "</a>" * 100_000, "nested too deeply"),
    (f"<a>{'<b/>' * MAX_NODES}</a>", "more than 200000"),
    (f"<a {' '.join(f'a{i}=%s' % repr('') for i in range(MAX_NODES))}/>", "more than"),
    ('<a b="1" b="2"/>', "duplicate attribute"),
    ("<p:a/>", "unbound prefix"),
    ("<a>", "no element found"),
    ("<a/><a/>", "junk after document element"),
    ("", "no element found"),
    ("text", "syntax error"),
    ("<a>\x00</a>", "not well-formed"),
]


@pytest.mark.parametrize(("document", "message"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_documents_are_refused(document: str, message: str) -> None:
    started = time.process_time()
    with pytest.raises(XmlError, match=message) as raised:
        parse(document.encode())
    assert not raised.value.is_xml
    assert time.process_time() - started < 5


def test_a_large_attribute_is_read_once() -> None:
    started = time.process_time()
    element = parse(b'<a b="' + b"x" * 20_000_000 + b'"/>')
    assert len(element.attributes["", "b"]) == 20_000_000
    assert time.process_time() - started < 5


def test_unions_in_unions_are_read_in_linear_time() -> None:
    """Each of two variants may hold the union again, as deep as a document may go."""
    shapes: dict[str, Shape] = {
        "#one": ObjectShape(members={"a": Part(of="#either"), "b": Part(of="integer")}),
        "#two": ObjectShape(members={"a": Part(of="#either"), "c": Part(of="integer")}),
        "#either": UnionShape(variants=(Part(of="#one"), Part(of="#two"))),
    }
    depth = MAX_DEPTH // 2
    root = parse(f"<a>{'<a>' * depth}{'</a>' * depth}</a>".encode())
    started = time.process_time()
    value = Reader(shapes).read(root, Part(of="#either", name="a"))
    assert str(value).count("a") == depth
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        ("<a>é</a>".encode(), "application/xml", "é"),
        ("<a>é</a>".encode(), "application/xml; charset=utf-8", "é"),
        ("<a>é</a>".encode("latin-1"), "text/xml; charset=ISO-8859-1", "é"),
        ("<a>é</a>".encode("utf-16"), "application/xml", "é"),
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"),
            "application/xml",
            "é",
        ),
        (
            '<?xml version="1.0" encoding="windows-1252"?><a>€</a>'.encode("cp1252"),
            "application/xml",
            "€",
        ),
        # The header counts more than the document, and a byte order mark most.
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode(),
            "application/xml; charset=utf-8",
            "é",
        ),
        (
            "\ufeff<a>é</a>".encode(),
            "application/xml; charset=iso-8859-1",
            "é",
        ),
    ],
)
def test_charsets(content: bytes, media_type: str, text: str) -> None:
    assert parse(content, media_type).text == text


def test_an_unknown_charset_is_refused() -> None:
    with pytest.raises(XmlError, match="'idna' is not supported"):
        parse(b"<a/>", "application/xml; charset=idna")
    with pytest.raises(XmlError, match="unknown encoding"):
        parse(b'<?xml version="1.0" encoding="nothing"?><a/>')
