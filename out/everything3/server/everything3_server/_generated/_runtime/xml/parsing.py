"""Parses XML that anybody may have written, with expat and in bounded time and memory.

Document types are refused, and with them entities of every kind: those that grow, and
those that are read from elsewhere. Depth and number of nodes are limited, so that what
is read afterwards is too. Comments and processing instructions mean nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ..wire.charsets import CHARSETS, charset_of
from ..wire.xml_form import XmlError

__all__ = ["MAX_DEPTH", "MAX_NODES", "NIL", "XSI", "Element", "parse"]

MAX_DEPTH = 100
"""How deep elements may be nested."""

MAX_NODES = 200_000
"""How many elements and attributes a document may have together."""

XSI = "http://www.w3.org/2001/XMLSchema-instance"
"""The namespace of `xsi:nil` (XML Schema, part 1, section 2.6.2)."""

NIL = (XSI, "nil")

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Element:
    """An element; names are pairs of a namespace and a local name."""

    namespace: str
    name: str
    attributes: Mapping[tuple[str, str], str]
    children: list[Element] = field(default_factory=list["Element"])
    texts: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        """All text that is in the element itself."""
        return "".join(self.texts)

    @property
    def is_nil(self) -> bool:
        """Whether it says that it stands for null."""
        return self.attributes.get(NIL, "").strip() in ("true", "1")


def parse(content: bytes, media_type: str = "") -> Element:
    """The outermost element of a document; raises `XmlError`.

    The charset of `media_type` counts more than what the document says itself, and less
    than a byte order mark (RFC 7303, section 3).
    """
    document = _Document()
    try:
        parser = expat.ParserCreate(_encoding(content, media_type), " ")
        parser.buffer_text = True
        parser.StartElementHandler = document.start
        parser.EndElementHandler = document.end
        parser.CharacterDataHandler = document.add_text
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise XmlError(f"it is not XML: {error}", is_xml=False) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, XmlError):
            raise
        # Expat asks Python for charsets that it does not have itself.
        raise XmlError(f"it is not XML: {error}", is_xml=False) from error
    assert document.root is not None
    return document.root


def _encoding(content: bytes, media_type: str) -> str | None:
    """What expat calls the charset of a document; None if that has to say it itself."""
    charset = charset_of(media_type)
    if not charset or content.startswith(_BYTE_ORDER_MARKS):
        return None
    codec = CHARSETS.get(charset)
    if codec is None:
        raise XmlError(f"the charset {charset!r} is not supported", is_xml=False)
    return _IN_EXPAT.get(codec, codec)


_IN_EXPAT = {"ascii": "us-ascii", "latin-1": "iso-8859-1", "cp1252": "windows-1252"}


class _Document:
    """The elements of a document while it is parsed."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > MAX_NODES:
            raise XmlError(
                f"it has more than {MAX_NODES} elements and attributes", is_xml=False
            )
        if len(self._open) == MAX_DEPTH:
            raise XmlError("it is nested too deeply", is_xml=False)
        namespace, local = _split(name)
        element = Element(
            namespace,
            local,
            {_split(key): text for key, text in attributes.items()},
        )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def add_text(self, text: str) -> None:
        self._open[-1].texts.append(text)


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(" ")
    return namespace, local


def _refuse_document_type(*_declared: object) -> None:
    raise XmlError("it has a document type, which is not read", is_xml=False)
