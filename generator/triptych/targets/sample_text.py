"""Samples of bodies that are not JSON: text, XML and bytes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from xml.etree import ElementTree

from triptych.json_value import JsonValue
from triptych.runtime.wire.media_types import is_json, is_xml

__all__ = ["sample_base64", "sample_text"]

_XML_NAME = re.compile(r"[^\W\d][\w.-]*")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sample_text(value: JsonValue, media_type: str, name: str) -> str:
    """The text of a body of this media type that says `value`.

    In XML the outermost element is called `name`. Other formats of text are unknown
    here, so what is not a text already is written as JSON.
    """
    if is_xml(media_type) and not (isinstance(value, str) and "<" in value):
        root = ElementTree.Element(name if _XML_NAME.fullmatch(name) else "sample")
        _fill(root, value)
        return ElementTree.tostring(root, encoding="unicode")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def sample_base64(media_type: str) -> str:
    """Some bytes, in Base64 (RFC 4648, section 4)."""
    text = "{}" if is_json(media_type) else f"A sample of {media_type}\n"
    return b64encode(text.encode()).decode()


def _fill(element: ElementTree.Element, value: JsonValue) -> None:
    match value:
        case dict():
            for name, member in value.items():
                for item in member if isinstance(member, list) else [member]:
                    # A document may have names that XML has not.
                    if _XML_NAME.fullmatch(name):
                        _fill(ElementTree.SubElement(element, name), item)
        case list():
            for item in value:
                _fill(ElementTree.SubElement(element, "item"), item)
        case str():
            element.text = _NOT_IN_XML.sub("", value)
        case None:
            pass
        case _:
            element.text = json.dumps(value)
