"""Decodes bodies: JSON and XML by its schema, forms, texts and files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ..wire.charsets import charset_of, json_in_utf8, text_in_charset
from ..wire.decode import WireValue
from ..wire.json_text import encode_json
from ..wire.media_types import (
    best_match,
    essence,
    is_json,
    is_text,
    is_xml,
    may_be_form,
)
from ..wire.xml_form import XmlError, XmlForm, json_of_xml, xml_form_of
from .incoming import FormField, Incoming, unsupported_media_type
from .operations import Content, RequestBody
from .problems import Violation
from .request_faults import RequestFaults
from .values import Reader, reader

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..models.reading import Fault, JsonReader
    from .checks import SchemaChecks

__all__ = ["BodyDecoder"]

_UNKNOWN = "application/octet-stream"


class BodyDecoder:
    """Reads the body of an operation by its media type and schema."""

    def __init__(self, body: RequestBody, schemas: SchemaChecks | None) -> None:
        self.body = body
        self._contents = {content.media_type: content for content in body.contents}
        self._readers: dict[str, JsonReader] = {}
        self._form_readers: dict[str, Reader] = {}
        self._schemas = schemas

    async def decode(self, incoming: Incoming, faults: RequestFaults) -> object:
        """Return the value of the body, None if it is absent or after a violation."""
        if may_be_form(incoming.media_type):
            form = best_match(incoming.media_type, self._contents)
            if form is not None and self._contents[form].form:
                return await self._read_form(incoming, form, faults)
        data = await incoming.body()
        # An empty text is a text, where a request says that it has one.
        if not data and (not incoming.media_type or is_json(incoming.media_type)):
            if self.body.required:
                faults.add(_body_violation("", "is required"))
            return None
        media_type = incoming.content_type
        # Nearly always it is written as in the document.
        if media_type in self._readers and is_json(media_type):
            return self._read_json(data, media_type, incoming, faults)
        supported = list(self._contents)
        # Versions of one type may differ in their parameters only.
        content = media_type if media_type in self._contents else None
        media_type = essence(media_type or supported[0])
        content = content or best_match(media_type, supported)
        if content is None and media_type == _UNKNOWN:
            content = next(filter(self._holds_any_file, supported), None)
        if content is None:
            raise unsupported_media_type(media_type, supported)
        if self._contents[content].type() is bytes:
            # A file, whatever it holds.
            return data
        if is_json(media_type):
            return self._read_json(data, content, incoming, faults)
        xml = xml_form_of(self._contents[content].type)
        if xml is not None and is_xml(media_type):
            return self._read_xml(data, content, xml, incoming, faults)
        if is_text(media_type):
            text = _read_text(data, incoming, faults)
            if text is not None and is_text(content):
                self._check_text(text, self._contents[content], faults)
            return text
        return data

    def _holds_any_file(self, media_range: str) -> bool:
        # Who sends a file and does not know what it is names no type of the range.
        return "*" in media_range and self._contents[media_range].type() is bytes

    def _check_text(self, text: str, content: Content, faults: RequestFaults) -> None:
        if content.schema and self._schemas is not None:
            for fault in self._schemas.faults(content.schema, text):
                faults.add(_body_violation(fault.pointer, fault.message))

    async def _read_form(
        self, incoming: Incoming, media_type: str, faults: RequestFaults
    ) -> object:
        """The object whose members are the fields of a form."""
        fields = await incoming.form((media_type,))
        if not fields:
            if self.body.required:
                faults.add(_body_violation("", "is required"))
            return None
        members: dict[str, object] = {
            name: values[0] if len(values) == 1 else list(values)
            for name, values in fields.items()
        }
        content = self._contents[media_type]
        if media_type not in self._form_readers:
            self._form_readers[media_type] = reader(content.type())
        try:
            if content.schema:
                # No member is a file, although a part may have the name of one.
                members = {name: _texts_of(item) for name, item in fields.items()}
            value = self._form_readers[media_type](cast("WireValue", members))
        except ValueError as error:
            faults.add(_body_violation("", str(error)))
            return None
        if content.schema and self._schemas is not None:
            # As what has been read: a form has no types.
            for fault in self._schemas.faults(
                content.schema, json.loads(encode_json(value))
            ):
                faults.add(_body_violation(fault.pointer, fault.message))
        return value

    def _read_json(
        self, data: bytes, media_type: str, incoming: Incoming, faults: RequestFaults
    ) -> object:
        try:
            data = json_in_utf8(data, incoming.content_type)
        except ValueError as error:
            faults.add(_body_violation("", f"{error}"), malformed=True)
            return None
        return self._read_value(data, media_type, faults)

    def _read_xml(
        self,
        data: bytes,
        media_type: str,
        form: XmlForm,
        incoming: Incoming,
        faults: RequestFaults,
    ) -> object:
        if not data:
            if self.body.required:
                faults.add(_body_violation("", "is required"))
            return None
        try:
            value = json_of_xml(form, data, incoming.content_type)
        except XmlError as error:
            violation = _body_violation(error.pointer, str(error))
            faults.add(violation, malformed=not error.is_xml)
            return None
        return self._read_value(value, media_type, faults)

    def _read_value(
        self, data: bytes, media_type: str, faults: RequestFaults
    ) -> object:
        """The value of JSON in UTF-8."""
        # Not at the top: pydantic is loaded, and a reader made, when a body comes.
        from ..models import reading

        content = self._contents[media_type]
        if media_type not in self._readers:
            self._readers[media_type] = reading.JsonReader(content.type(), strict=True)
        found = self._schema_faults(data, content)
        if not found:
            try:
                return self._readers[media_type].read(data)
            except ValueError as error:
                # pydantic's ValidationError is a ValueError, and what readers raise.
                found = _reader_faults(cast("ValidationError", error), data)
        for fault in found:
            violation = _body_violation(fault.pointer, fault.message)
            faults.add(violation, malformed=not fault.is_json)
        return None

    def _schema_faults(self, data: bytes, content: Content) -> tuple[Fault, ...]:
        """What is wrong with JSON by its schema; a reader says why it is none."""
        if not content.schema or self._schemas is None:
            return ()
        from pydantic_core import from_json

        try:
            value = from_json(data, allow_inf_nan=False)
        except ValueError as error:
            from ..models.reading import Fault, place_of_no_number

            place = place_of_no_number(data)
            if place is not None:
                message = "Input should be a finite number"
                return (Fault(pointer=place, message=message, is_json=False),)
            return (Fault(pointer="", message=f"Invalid JSON: {error}", is_json=False),)
        return self._schemas.faults(content.schema, value)


def _texts_of(values: Sequence[FormField]) -> str | list[str]:
    texts = list(map(_text_of, values))
    return texts[0] if len(texts) == 1 else texts


def _text_of(field: FormField) -> str:
    """The text of a part; raises `ValueError` if it is none."""
    if isinstance(field, str):
        return field
    content, stated = field.file.read(), field.content_type or ""
    try:
        if is_json(stated):
            return json_in_utf8(content, stated).decode()
        return text_in_charset(content, stated)
    except ValueError as error:
        raise ValueError("must be text, not a file") from error


# Listing those of a body of megabytes would take minutes.
_MAX_LISTED = 1_000


def _reader_faults(error: ValidationError, data: bytes) -> tuple[Fault, ...]:
    from ..models import reading

    if error.error_count() > _MAX_LISTED:
        message = f"{error.error_count()} values do not fit"
        return (reading.Fault(pointer="", message=message, is_json=True),)
    return reading.faults(error, data)


def _read_text(data: bytes, incoming: Incoming, faults: RequestFaults) -> str | None:
    try:
        return text_in_charset(data, incoming.content_type)
    except UnicodeDecodeError:
        charset = charset_of(incoming.content_type) or "utf-8"
        message = f"must be {charset} text"
    except ValueError as error:
        message = f"{error}"
    faults.add(_body_violation("", message), malformed=True)
    return None


def _body_violation(pointer: str, message: str) -> Violation:
    return Violation(place="body", name=pointer, message=message)
