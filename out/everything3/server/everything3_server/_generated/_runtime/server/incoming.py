"""A request in parts: query, headers, body and form, each read once, on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from ..wire.charsets import CHARSETS, charset_of, text_in_charset
from ..wire.decode import percent_decode
from ..wire.media_types import FORM, MULTIPART, best_match, essence, is_multipart
from .parts import Parts, unreadable_field
from .problems import BadRequestError, ProblemError, Violation

__all__ = [
    "FormField",
    "Incoming",
    "Limits",
    "malformed",
    "unsupported_media_type",
]

FormField: TypeAlias = str | UploadFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of a request: bytes in its body, fields in its query and form."""

    max_body_size: int
    max_fields: int

    def raised(self, fields: int) -> Limits:
        """These limits, or more if `fields` are more than they allow."""
        return replace(self, max_fields=max(self.max_fields, fields))


class Incoming:
    """A request, and what has been read of it so far.

    Everything raises `ProblemError`: 400 for what can't be read or has too many fields,
    413 for a body that is too large, 415 for a form of another media type.
    """

    def __init__(self, request: Request, limits: Limits) -> None:
        self.request = request
        self._limits = limits
        # Names are in lower case in ASGI. Of several values the last one stays.
        self._header_values: dict[bytes, bytes] = dict(request.scope["headers"])
        self._query: dict[str, list[str]] | None = None
        self._headers: Mapping[str, Sequence[str]] | None = None
        self._form: Mapping[str, Sequence[FormField]] | None = None

    @property
    def content_type(self) -> str:
        """The media type of the body as received, empty if it has none."""
        return self._header_values.get(b"content-type", b"").decode("latin-1")

    @property
    def media_type(self) -> str:
        """The media type of the body without parameters, empty if it has none."""
        return essence(self.content_type)

    def accept(self) -> str:
        """The accepted media types (RFC 9110, section 12.5.1), empty if any."""
        fields = self.request.scope["headers"]
        if len(fields) == len(self._header_values):
            return self._header_values.get(b"accept", b"").decode("latin-1")
        lines = [value for name, value in fields if name == b"accept"]
        return b", ".join(lines).decode("latin-1")

    def query(self) -> Mapping[str, Sequence[str]]:
        """The values of the query by name, percent-encoded."""
        if self._query is None:
            self._query = self._read_query(self.request.scope["query_string"])
        return self._query

    def query_string(self) -> str:
        """The whole query as it is in the URL."""
        raw: bytes = self.request.scope["query_string"]
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            raise malformed("query", "") from error

    def headers(self) -> Mapping[str, Sequence[str]]:
        """The values of the headers by name in lower case."""
        if self._headers is None:
            fields: defaultdict[str, list[str]] = defaultdict(list)
            for name, value in self.request.scope["headers"]:
                fields[name.decode("latin-1").lower()].append(_header_text(value))
            self._headers = dict(fields)
        return self._headers

    def cookies(self) -> Mapping[str, Sequence[str]]:
        """The values of the cookies by name, percent-encoded."""
        fields: defaultdict[str, list[str]] = defaultdict(list)
        for line in self.headers().get("cookie", ()):
            for pair in line.split(";"):
                name, equals, value = pair.strip(" ").partition("=")
                if equals:
                    # A name that is no UTF-8 is none of ours.
                    with suppress(UnicodeDecodeError):
                        name = percent_decode(name)
                    fields[name].append(value.removeprefix('"').removesuffix('"'))
        return fields

    async def body(self) -> bytes:
        """The whole body."""
        self._check_declared_size()
        chunks: list[bytes] = []
        size = 0
        async for chunk in self.request.stream():
            size += len(chunk)
            if size > self._limits.max_body_size:
                raise self._too_large()
            chunks.append(chunk)
        return b"".join(chunks)

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
        if is_multipart(self.media_type):
            return await self._multipart_fields()
        if self.media_type != FORM:
            raise unsupported_media_type(self.media_type, (FORM, MULTIPART))
        body = await self.body()
        if body.count(b"&") >= self._limits.max_fields:
            raise self._too_many_fields("form")
        try:
            text = text_in_charset(body, self.content_type)
            # An escaped octet is one of the same charset.
            codec = CHARSETS[charset_of(self.content_type) or "utf-8"]
            return parse_qsl(
                text, keep_blank_values=True, encoding=codec, errors="strict"
            )
        except ValueError as error:
            raise unreadable_field("", self.content_type, error) from error

    async def _multipart_fields(self) -> Sequence[tuple[str, FormField]]:
        async with aclosing(self._stream()) as chunks:
            try:
                form = await Parts(
                    self.content_type,
                    chunks,
                    max_fields=self._limits.max_fields,
                    max_part_size=self._limits.max_body_size,
                ).parse()
            except MultiPartException as error:
                raise BadRequestError(
                    400, f"The form can't be read: {error.message}"
                ) from error
        return form.multi_items()

    async def _stream(self) -> AsyncGenerator[bytes, None]:
        self._check_declared_size()
        size = 0
        async with aclosing(self.request.stream()) as chunks:
            async for chunk in chunks:
                size += len(chunk)
                if size > self._limits.max_body_size:
                    raise self._too_large()
                yield chunk

    def _read_query(self, raw: bytes) -> dict[str, list[str]]:
        fields: dict[str, list[str]] = {}
        if not raw:
            return fields
        if raw.count(b"&") >= self._limits.max_fields:
            raise self._too_many_fields("query")
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise malformed("query", "") from error
        for field in text.split("&"):
            if not field:
                continue
            name, _, value = field.partition("=")
            if "%" in name or "+" in name:
                try:
                    name = percent_decode(name.replace("+", " "))
                except UnicodeDecodeError as error:
                    raise malformed("query", name) from error
            if name in fields:
                fields[name].append(value)
            else:
                fields[name] = [value]
        return fields

    def _check_declared_size(self) -> None:
        length = self._header_values.get(b"content-length", b"")
        if length.isdigit() and int(length[:20]) > self._limits.max_body_size:
            raise self._too_large()

    def _too_large(self) -> ProblemError:
        return ProblemError(
            413, f"The body is larger than {self._limits.max_body_size} bytes."
        )

    def _too_many_fields(self, place: Literal["query", "form"]) -> ProblemError:
        count = self._limits.max_fields
        return BadRequestError(
            400,
            "The request is malformed.",
            errors=[
                Violation(
                    place=place, name="", message=f"must have at most {count} fields"
                )
            ],
        )


def malformed(
    place: Literal["path", "query", "header", "cookie", "form"], name: str
) -> ProblemError:
    """Return the error for text that is not UTF-8: 400."""
    return BadRequestError(
        400,
        "The request is malformed.",
        errors=[Violation(place=place, name=name, message="must be UTF-8")],
    )


def unsupported_media_type(media_type: str, supported: Sequence[str]) -> ProblemError:
    """Return the error for an unsupported media type: 415."""
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
