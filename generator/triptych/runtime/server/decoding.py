"""Decodes a request to the arguments of a service method.

What can't be read at all (not UTF-8, not JSON) answers 400, a request that reads well
and does not fit the document 422. One answer names everything that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, cast

from starlette.datastructures import UploadFile

from ..wire.charsets import charset_of, json_in_utf8, text_in_charset
from ..wire.decode import (
    WireValue,
    decode_cookie,
    decode_form_fields,
    decode_header,
    decode_path,
    decode_query,
    decode_spread,
    decoded_spread,
    is_spread,
)
from ..wire.media_types import best_match, essence, is_form, is_json, is_text
from ..wire.objects import named_in_brackets
from .incoming import FormField, Incoming, unsupported_media_type
from .operations import Content, RequestBody, ServerOperation, TypedParameter
from .problems import BadRequestError, Violation
from .templates import Capture
from .values import Reader, is_free_text, json_reader, reader

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..models.reading import Fault, JsonReader
    from .checks import SchemaChecks

__all__ = ["ArgumentDecoder"]


class ArgumentDecoder:
    """Reads the arguments of one operation with its compiled parameters."""

    def __init__(
        self,
        operation: ServerOperation,
        captures: Sequence[Capture] = (),
        schemas: SchemaChecks | None = None,
    ) -> None:
        self._form_media_types = operation.form_media_types
        # Of placeholders with one name the last is that of the operation itself.
        captured = {capture.name: capture for capture in captures}
        self._path: list[tuple[Capture | None, _ParameterDecoder]] = []
        self._query: list[_ParameterDecoder] = []
        self._headers: list[_ParameterDecoder] = []
        self._cookies: list[_ParameterDecoder] = []
        self._fields: list[_ParameterDecoder] = []
        for parameter in operation.parameters:
            decoder = _ParameterDecoder(parameter)
            match parameter.place:
                case "path":
                    # A parameter that has no place in the path is one left out.
                    self._path.append((captured.get(parameter.name), decoder))
                case "query":
                    self._query.append(decoder)
                case "header":
                    self._headers.append(decoder)
                case "cookie":
                    self._cookies.append(decoder)
                case "form":
                    self._fields.append(decoder)
        self._body = _BodyDecoder(operation.body, schemas) if operation.body else None

    def takes_path(self, path_texts: Sequence[str]) -> bool:
        """Whether the texts of placeholders that are empty may be."""
        return all(
            capture is None or capture.text(path_texts) or decoder.takes_empty
            for capture, decoder in self._path
        )

    async def decode(
        self, incoming: Incoming, path_texts: Sequence[str]
    ) -> dict[str, object]:
        """Return the arguments by name; absent ones have their defaults.

        `path_texts` are the percent-encoded texts of the template's placeholders.
        Raises `ProblemError` with 400, 413, 415 or 422.
        """
        faults = _Faults()
        arguments: dict[str, object] = {}
        for capture, decoder in self._path:
            found = () if capture is None else (capture.text(path_texts),)
            arguments[decoder.argument] = decoder.decode(found, faults)
        if self._query:
            query = incoming.query()
            for decoder in self._query:
                arguments[decoder.argument] = decoder.decode_named(query, faults)
        if self._headers:
            headers = incoming.headers()
            for decoder in self._headers:
                texts = headers.get(decoder.name, ())
                arguments[decoder.argument] = decoder.decode(texts, faults)
        if self._cookies:
            cookies = incoming.cookies()
            for decoder in self._cookies:
                arguments[decoder.argument] = decoder.decode_named(cookies, faults)
        if self._fields:
            form = await incoming.form(self._form_media_types)
            for decoder in self._fields:
                arguments[decoder.argument] = decoder.decode_named(form, faults)
        if self._body:
            argument = self._body.body.argument
            arguments[argument] = await self._body.decode(incoming, faults)
        faults.check()
        return arguments


_MAX_VIOLATIONS = 100


class _Faults:
    """Everything found wrong with one request."""

    def __init__(self) -> None:
        self._violations: list[Violation] = []
        self._status = 422

    def add(self, violation: Violation, *, malformed: bool = False) -> None:
        self._violations.append(violation)
        if malformed:
            self._status = 400

    def check(self) -> None:
        """Raise the problem that lists the violations, if there are any.

        Of thousands the first hundred are listed.
        """
        if self._violations:
            raise BadRequestError(
                self._status,
                (
                    "The request is malformed."
                    if self._status == 400
                    else "The request does not fit the API."
                ),
                errors=self._violations[:_MAX_VIOLATIONS],
            )


class _ParameterDecoder:
    def __init__(self, parameter: TypedParameter) -> None:
        is_header = parameter.place == "header"
        self.name = parameter.name.lower() if is_header else parameter.name
        self.argument = parameter.argument
        self.takes_empty = parameter.allow_empty or parameter.span.endswith("**")
        self._parameter = parameter
        read = json_reader if parameter.json else reader
        self._read = read(parameter.type)
        self._free_text = is_free_text(parameter.type)
        self._is_spread = is_spread(parameter)
        # Text that stands for itself needs nothing but to be read.
        self._is_plain = not (
            parameter.style
            or parameter.members
            or parameter.prefix
            or parameter.file
            or parameter.json
            or parameter.allow_empty
            or parameter.place == "form"
        )

    def decode_named(
        self, fields: Mapping[str, Sequence[FormField]], faults: _Faults
    ) -> object:
        """Return the value in those of all fields that belong to the parameter."""
        own = fields.get(self.name, ())
        if own or not self._is_spread:
            return self.decode(own, faults)
        chosen = {name: fields[name] for name in self._chosen(fields)}
        if not chosen:
            return self.decode((), faults)
        return self._read_from(lambda: self._decode_spread(chosen), faults)

    def _chosen(self, fields: Mapping[str, object]) -> list[str]:
        """The names of the fields that belong to an object or array in several."""
        parameter = self._parameter
        if parameter.members != "fields":
            return named_in_brackets(parameter.name, fields)
        if parameter.others is not None:
            return [name for name in fields if name not in parameter.others]
        return [name for name in parameter.takes if name in fields]

    def _decode_spread(self, fields: Mapping[str, Sequence[FormField]]) -> object:
        texts = {name: _texts(fields[name]) for name in fields}
        if self._parameter.place == "form":
            return self._read(decoded_spread(self._parameter, texts))
        is_query = self._parameter.place == "query"
        return self._read(decode_spread(self._parameter, texts, is_query=is_query))

    def decode(self, fields: Sequence[FormField], faults: _Faults) -> object:
        """Return the value of the parameter, None after a violation."""
        if not fields and not self._parameter.required:
            return copy(self._parameter.default)
        return self._read_from(lambda: self._value(fields), faults)

    def _value(self, fields: Sequence[FormField]) -> object:
        if self._is_plain and len(fields) == 1:
            text = fields[0]
            if isinstance(text, str) and "%" not in text and "+" not in text:
                return self._read(text)
        return self._decode(fields)

    def _read_from(self, value: Callable[[], object], faults: _Faults) -> object:
        try:
            return value()
        except UnicodeDecodeError:
            faults.add(self._violation("must be UTF-8"), malformed=True)
        except ValueError as error:
            faults.add(self._violation(str(error)))
        return None

    def _decode(self, fields: Sequence[FormField]) -> object:
        parameter = self._parameter
        if not fields:
            raise ValueError("is required")
        if parameter.file:
            return _files(parameter, fields)
        texts = _texts(fields)
        try:
            return self._read(self._wire_value(texts))
        except ValueError:
            # Where the empty text is a value, it is that.
            is_absent = parameter.allow_empty and parameter.place != "path"
            if not is_absent or texts != [""]:
                raise
            return copy(parameter.default)

    def _wire_value(self, texts: Sequence[str]) -> WireValue:
        match self._parameter.place:
            case "path":
                return decode_path(self._parameter, texts[0], free_text=self._free_text)
            case "query":
                return decode_query(self._parameter, texts, free_text=self._free_text)
            case "cookie":
                return decode_cookie(self._parameter, texts, free_text=self._free_text)
            case "header":
                return decode_header(self._parameter, texts)
            case "form":
                return decode_form_fields(self._parameter, texts)

    def _violation(self, message: str) -> Violation:
        parameter = self._parameter
        return Violation(place=parameter.place, name=parameter.name, message=message)


def _texts(fields: Sequence[FormField]) -> list[str]:
    texts = [field for field in fields if isinstance(field, str)]
    if len(texts) != len(fields):
        raise ValueError("must be text, not a file")
    return texts


def _files(parameter: TypedParameter, fields: Sequence[FormField]) -> object:
    files = [field for field in fields if isinstance(field, UploadFile)]
    if len(files) != len(fields):
        raise ValueError("must be a file, not text")
    if parameter.style:
        return files
    if len(files) > 1:
        raise ValueError(f"must be given once, not {len(files)} times")
    return files[0]


_UNKNOWN = "application/octet-stream"


class _BodyDecoder:
    def __init__(self, body: RequestBody, schemas: SchemaChecks | None) -> None:
        self.body = body
        self._contents = {content.media_type: content for content in body.contents}
        self._readers: dict[str, JsonReader] = {}
        self._form_readers: dict[str, Reader] = {}
        self._schemas = schemas

    async def decode(self, incoming: Incoming, faults: _Faults) -> object:
        """Return the value of the body, None if it is absent or after a violation."""
        if is_form(incoming.media_type):
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
        if media_type in self._readers:
            return self._read_json(data, media_type, incoming, faults)
        supported = list(self._contents)
        media_type = essence(media_type or supported[0])
        content = best_match(media_type, supported)
        if content is None and media_type == _UNKNOWN:
            content = next(filter(self._holds_any_file, supported), None)
        if content is None:
            raise unsupported_media_type(media_type, supported)
        if self._contents[content].type() is bytes:
            # A file, whatever it holds.
            return data
        if is_json(media_type):
            return self._read_json(data, content, incoming, faults)
        if is_text(media_type):
            text = _read_text(data, incoming, faults)
            if text is not None and is_text(content):
                self._check_text(text, self._contents[content], faults)
            return text
        return data

    def _holds_any_file(self, media_range: str) -> bool:
        # Who sends a file and does not know what it is names no type of the range.
        return "*" in media_range and self._contents[media_range].type() is bytes

    def _check_text(self, text: str, content: Content, faults: _Faults) -> None:
        if content.schema and self._schemas is not None:
            for fault in self._schemas.faults(content.schema, text):
                faults.add(_body_violation(fault.pointer, fault.message))

    async def _read_form(
        self, incoming: Incoming, media_type: str, faults: _Faults
    ) -> object:
        """The object whose members are the fields of a form."""
        fields = await incoming.form((media_type,))
        if not fields:
            if self.body.required:
                faults.add(_body_violation("", "is required"))
            return None
        members = {
            name: values[0] if len(values) == 1 else list(values)
            for name, values in fields.items()
        }
        if media_type not in self._form_readers:
            self._form_readers[media_type] = reader(self._contents[media_type].type())
        try:
            # Of a file nothing is read here.
            return self._form_readers[media_type](cast("WireValue", members))
        except ValueError as error:
            faults.add(_body_violation("", str(error)))
        return None

    def _read_json(
        self, data: bytes, media_type: str, incoming: Incoming, faults: _Faults
    ) -> object:
        # Not at the top: pydantic is loaded, and a reader made, when a body comes.
        from ..models import reading

        content = self._contents[media_type]
        if media_type not in self._readers:
            self._readers[media_type] = reading.JsonReader(content.type(), strict=True)
        try:
            data = json_in_utf8(data, incoming.content_type)
        except ValueError as error:
            faults.add(_body_violation("", f"{error}"), malformed=True)
            return None
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
            from ..models.reading import Fault

            return (Fault(pointer="", message=f"Invalid JSON: {error}", is_json=False),)
        return self._schemas.faults(content.schema, value)


# Listing those of a body of megabytes would take minutes.
_MAX_LISTED = 1_000


def _reader_faults(error: ValidationError, data: bytes) -> tuple[Fault, ...]:
    from ..models import reading

    if error.error_count() > _MAX_LISTED:
        message = f"{error.error_count()} values do not fit"
        return (reading.Fault(pointer="", message=message, is_json=True),)
    return reading.faults(error, data)


def _read_text(data: bytes, incoming: Incoming, faults: _Faults) -> str | None:
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
