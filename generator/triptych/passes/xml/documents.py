"""Documents of XML for values, as generated packages write them."""

from __future__ import annotations

import json
from decimal import Decimal

from triptych.ir import Api, SchemaId
from triptych.json_value import JsonValue
from triptych.passes.xml.shapes import xml_shapes_of
from triptych.runtime.wire.json_text import encode_json
from triptych.runtime.wire.xml_form import XmlError
from triptych.runtime.xml.parsing import parse
from triptych.runtime.xml.reading import Reader
from triptych.runtime.xml.writing import write_document

__all__ = ["Documents", "xml_document"]


def xml_document(
    value: JsonValue, key: SchemaId, api: Api, *, indent: bool = False
) -> str:
    """The document of a value of a schema; raises `ValueError` if there is none.

    With `indent` it is laid out for readers.
    """
    return Documents(key, api).document(value, indent=indent)


class Documents:
    """The documents of the bodies of one schema."""

    def __init__(self, key: SchemaId, api: Api) -> None:
        shapes = xml_shapes_of([key], api)
        (self._root,) = shapes.roots.values()
        self._shapes = shapes.shapes
        self._reader = Reader(shapes.shapes)

    def document(self, value: JsonValue, *, indent: bool = False) -> str:
        """The document of a value; raises `ValueError` if there is none."""
        exact: object = json.loads(json.dumps(value), parse_float=Decimal)
        return write_document(exact, self._root, self._shapes, indent=indent)

    def faithful(self, value: JsonValue) -> str | None:
        """The document of a value, None if another value would be read from it.

        XML has no empty lists, and of what nobody describes no numbers.
        """
        try:
            document = self.document(value)
            read = self._reader.read(parse(document.encode()), self._root)
        except (ValueError, XmlError):
            return None
        found: JsonValue = json.loads(encode_json(read))
        is_same = _spelled(found) == _spelled(value)
        return document if is_same else None


def _spelled(value: JsonValue) -> str:
    # True is no 1 here.
    return json.dumps(json.loads(json.dumps(value)), sort_keys=True)
