"""Decodes parameters: of paths, queries, headers, cookies and forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile

from ..wire.charsets import json_in_utf8
from ..wire.decode import (
    WireValue,
    decode_cookie,
    decode_form_fields,
    decode_header,
    decode_path,
    decode_query,
    decode_querystring,
    decode_spread,
    decoded_spread,
    is_spread,
)
from ..wire.objects import named_in_brackets
from .incoming import FormField
from .operations import TypedParameter
from .problems import Violation
from .request_faults import RequestFaults
from .values import Reader, is_free_text, json_reader, reader

if TYPE_CHECKING:
    from .checks import SchemaChecks

__all__ = ["ParameterDecoder"]


class ParameterDecoder:
    """Reads the value of one parameter from the texts that belong to it."""

    def __init__(
        self, parameter: TypedParameter, schemas: SchemaChecks | None = None
    ) -> None:
        is_header = parameter.place == "header"
        self.name = parameter.name.lower() if is_header else parameter.name
        self.argument = parameter.argument
        self.takes_empty = parameter.allow_empty or parameter.span.endswith("**")
        self._parameter = parameter
        read = json_reader if parameter.json else reader
        self._read = read(parameter.type)
        if parameter.schema and schemas is not None:
            self._read = _checked(self._read, parameter.schema, schemas)
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
        self, fields: Mapping[str, Sequence[FormField]], faults: RequestFaults
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
            others = parameter.others
            starts = tuple(name for name in others if name.endswith("["))
            return [
                name
                for name in fields
                if name not in others and not name.startswith(starts)
            ]
        return [name for name in parameter.takes if name in fields]

    def _decode_spread(self, fields: Mapping[str, Sequence[FormField]]) -> object:
        texts = {name: _texts(fields[name]) for name in fields}
        if self._parameter.place == "form":
            return self._read(decoded_spread(self._parameter, texts))
        is_query = self._parameter.place == "query"
        return self._read(decode_spread(self._parameter, texts, is_query=is_query))

    def decode(self, fields: Sequence[FormField], faults: RequestFaults) -> object:
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

    def _read_from(self, value: Callable[[], object], faults: RequestFaults) -> object:
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
        texts = _texts(fields, is_json=parameter.json)
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
            case "querystring":
                return decode_querystring(texts[0])
            case "cookie":
                return decode_cookie(self._parameter, texts, free_text=self._free_text)
            case "header":
                return decode_header(self._parameter, texts)
            case "form":
                return decode_form_fields(self._parameter, texts)

    def _violation(self, message: str) -> Violation:
        parameter = self._parameter
        place = "query" if parameter.place == "querystring" else parameter.place
        return Violation(place=place, name=parameter.name, message=message)


def _checked(read: Reader, schema: str, schemas: SchemaChecks) -> Reader:
    """Reads JSON, or an array of items that are, which has to be as its schema says."""

    def read_checked(text: WireValue) -> object:
        try:
            data = json.loads(text) if isinstance(text, str) else list(map(_item, text))
        except (ValueError, RecursionError):
            # The reader says what is wrong with it.
            return read(text)
        faults = schemas.faults(schema, data)
        if faults:
            told = (f"{fault.pointer} {fault.message}".strip() for fault in faults)
            raise ValueError("; ".join(told))
        return read(text)

    return read_checked


def _item(text: WireValue) -> object:
    return json.loads(text) if isinstance(text, str) else text


def _texts(fields: Sequence[FormField], *, is_json: bool = False) -> list[str]:
    """The texts of fields; JSON may come in a part with the name of a file."""
    return [_text(field, is_json) for field in fields]


def _text(field: FormField, is_json: bool) -> str:
    if isinstance(field, str):
        return field
    if field.filename is not None and not is_json:
        raise ValueError("must be text, not a file")
    content = field.file.read()
    if is_json:
        content = json_in_utf8(content, field.content_type or "")
    return content.decode()


def _files(parameter: TypedParameter, fields: Sequence[FormField]) -> object:
    files = [field for field in fields if isinstance(field, UploadFile)]
    if len(files) != len(fields):
        raise ValueError("must be a file, not text")
    if parameter.style:
        return files
    if len(files) > 1:
        raise ValueError(f"must be given once, not {len(files)} times")
    return files[0]
