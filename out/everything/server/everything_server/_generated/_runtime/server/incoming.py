"""A request as its parts: query, headers, body and form, each read once, on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from ..wire.decode import percent_decode
from ..wire.media_types import FORM, MULTIPART, best_match, essence
from .problems import ProblemError, Violation

__all__ = ["FormField", "Incoming"]

MAX_FIELDS = 10_000
"""The most fields a query or a form may have."""

FormField: TypeAlias = str | UploadFile


class Incoming:
    """A request, and what has been read of it so far.

    Everything raises `ProblemError`: 400 for what can't be read, 413 for a body of more
    than `max_body_size` bytes, 415 for a form of another media type.
    """

    def __init__(self, request: Request, *, max_body_size: int) -> None:
        self.request = request
        self._max_body_size = max_body_size
        self._query: Mapping[str, Sequence[str]] | None = None
        self._headers: Mapping[str, Sequence[str]] | None = None
        self._form: Mapping[str, Sequence[FormField]] | None = None

    @property
    def media_type(self) -> str:
        """The media type of the body without parameters, empty if it has none."""
        return essence(self.request.headers.get("content-type", ""))

    def query(self) -> Mapping[str, Sequence[str]]:
        """The values of the query by name, percent-encoded."""
        if self._query is None:
            raw: bytes = self.request.scope["query_string"]
            if raw.count(b"&") >= MAX_FIELDS:
                raise ProblemError(400, f"The query has more than {MAX_FIELDS} fields.")
            try:
                text = raw.decode()
            except UnicodeDecodeError as error:
                raise malformed("query", "") from error
            fields: defaultdict[str, list[str]] = defaultdict(list)
            for field in filter(None, text.split("&")):
                name, _, value = field.partition("=")
                try:
                    fields[percent_decode(name.replace("+", " "))].append(value)
                except UnicodeDecodeError as error:
                    raise malformed("query", name) from error
            self._query = dict(fields)
        return self._query

    def headers(self) -> Mapping[str, Sequence[str]]:
        """The values of the headers by name in lower case."""
        if self._headers is None:
            fields: defaultdict[str, list[str]] = defaultdict(list)
            for name, value in self.request.headers.raw:
                fields[name.decode("latin-1").lower()].append(_header_text(value))
            self._headers = dict(fields)
        return self._headers

    def accept(self) -> str:
        """The media types a client takes (RFC 9110, section 12.5.1), empty if any."""
        lines = [
            value.decode("latin-1")
            for name, value in self.request.scope["headers"]
            if name == b"accept"
        ]
        return ", ".join(lines)

    async def body(self) -> bytes:
        """The whole body."""
        async with aclosing(self._stream()) as chunks:
            return b"".join([chunk async for chunk in chunks])

    async def form(
        self, media_types: Sequence[str]
    ) -> Mapping[str, Sequence[FormField]]:
        """The fields of a form in one of `media_types`; none if there is no body."""
        if self._form is None:
            fields: defaultdict[str, list[FormField]] = defaultdict(list)
            for name, value in await self._form_fields(media_types):
                fields[name].append(value)
            self._form = dict(fields)
        return self._form

    def close(self) -> None:
        """Deletes the temporary files of uploads.

        It does not wait for anything, so that it works in a cancelled task too.
        """
        for fields in (self._form or {}).values():
            for field in fields:
                if isinstance(field, UploadFile):
                    field.file.close()

    async def _form_fields(
        self, media_types: Sequence[str]
    ) -> Sequence[tuple[str, FormField]]:
        if not self.media_type and not await self.body():
            return ()
        if best_match(self.media_type, media_types) is None:
            raise unsupported_media_type(self.media_type, media_types)
        if self.media_type == MULTIPART:
            return await self._multipart_fields()
        if self.media_type != FORM:
            raise unsupported_media_type(self.media_type, (FORM, MULTIPART))
        body = await self.body()
        if body.count(b"&") >= MAX_FIELDS:
            raise ProblemError(400, f"The form has more than {MAX_FIELDS} fields.")
        try:
            return parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError as error:
            raise malformed("form", "") from error

    async def _multipart_fields(self) -> Sequence[tuple[str, FormField]]:
        async with aclosing(self._stream()) as chunks:
            try:
                form = await MultiPartParser(
                    self.request.headers,
                    chunks,
                    max_files=MAX_FIELDS,
                    max_fields=MAX_FIELDS,
                    max_part_size=self._max_body_size,
                ).parse()
            except MultiPartException as error:
                raise ProblemError(
                    400, f"The form can't be read: {error.message}"
                ) from error
        return form.multi_items()

    async def _stream(self) -> AsyncGenerator[bytes, None]:
        length = self.request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._max_body_size:
            raise self._too_large()
        size = 0
        async with aclosing(self.request.stream()) as chunks:
            async for chunk in chunks:
                size += len(chunk)
                if size > self._max_body_size:
                    raise self._too_large()
                yield chunk

    def _too_large(self) -> ProblemError:
        return ProblemError(
            413, f"The body is larger than {self._max_body_size} bytes."
        )


def malformed(
    place: Literal["path", "query", "header", "form"], name: str
) -> ProblemError:
    """The error of text that is not UTF-8: 400."""
    return ProblemError(
        400,
        "The request is malformed.",
        errors=[Violation(place=place, name=name, message="must be UTF-8")],
    )


def unsupported_media_type(media_type: str, supported: Sequence[str]) -> ProblemError:
    """The error of a body in a media type the operation does not take: 415."""
    return ProblemError(
        415,
        f"The body is {media_type or 'of no media type'},"
        f" and must be {' or '.join(dict.fromkeys(supported))}.",
    )


def _header_text(value: bytes) -> str:
    # RFC 9110, section 5.5: other octets than ASCII have no meaning of their own.
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
