"""What a package knows of bodies in XML; only one that has some has the rest of it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, cast

from .json_reading import may_exceed_floats
from .json_text import encode_json

__all__ = [
    "XmlError",
    "XmlForm",
    "XmlType",
    "json_of_xml",
    "xml_form_of",
    "xml_of_json",
]


class XmlError(ValueError):
    """A body is not what it should be in XML.

    `is_xml` says whether it is well-formed nevertheless, within the limits there are,
    and `pointer` which value is wrong, as a place in JSON (RFC 6901).
    """

    def __init__(self, message: str, *, is_xml: bool, pointer: str = "") -> None:
        super().__init__(message)
        self.is_xml = is_xml
        self.pointer = pointer


class XmlForm(Protocol):
    """How the values of one schema are written as documents of XML."""

    def read(self, content: bytes, media_type: str) -> object:
        """The value of a document as JSON has it, with decimals for its fractions.

        `media_type` may name the charset. What does not fit the schema is part of the
        value, for whoever checks that. Raises `XmlError` for what is no XML, and for a
        document of another kind.
        """
        ...

    def write(self, value: object) -> bytes:
        """The document of a value as JSON has it, in UTF-8.

        Raises `ValueError` for a value that has no such form.
        """
        ...


@dataclass(frozen=True, slots=True)
class XmlType:
    """The type of a body, given by a function, and how it is written as XML."""

    type: Callable[[], object]
    form: XmlForm

    def __call__(self) -> object:
        """The annotation."""
        return self.type()


def xml_form_of(type_: Callable[[], object] | None) -> XmlForm | None:
    """How a body of a type is written as XML, None if it never is."""
    return type_.form if isinstance(type_, XmlType) else None


def json_of_xml(form: XmlForm, content: bytes, media_type: str) -> bytes:
    """The JSON that a document stands for; raises `XmlError`."""
    value = form.read(content, media_type)
    data = encode_json(value)
    place = _place_of_no_number(value) if may_exceed_floats(data) else None
    if place is not None:
        message = "Input should be a finite number"
        raise XmlError(message, is_xml=False, pointer=place)
    return data


def _place_of_no_number(value: object) -> str | None:
    """The pointer of the first number that no double holds, None if there is none."""
    pending: list[tuple[str, object]] = [("", value)]
    while pending:
        place, item = pending.pop()
        if isinstance(item, Decimal) and math.isinf(float(item)):
            return place
        inner: list[tuple[object, object]] = []
        if isinstance(item, dict):
            inner += cast("dict[object, object]", item).items()
        elif isinstance(item, list):
            inner += enumerate(cast("list[object]", item))
        pending += [
            (f"{place}/{str(key).replace('~', '~0').replace('/', '~1')}", part)
            for key, part in reversed(inner)
        ]
    return None


def xml_of_json(form: XmlForm, data: bytes) -> bytes:
    """The document that JSON is written as; raises `ValueError` if there is none."""
    return form.write(json.loads(data, parse_float=Decimal))
