"""The parts of a form (RFC 7578), each text in the charset that it names."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.datastructures import FormData, Headers
from starlette.formparsers import MultiPartException, MultiPartParser

from ..wire.charsets import charset_of, text_in_charset, without_charset
from ..wire.media_types import FORM, essence, is_json, is_text
from .problems import BadRequestError, ProblemError, Violation

__all__ = ["Parts", "unreadable_field"]

_BOUNDARY = re.compile(r";\s*boundary\s*=\s*(?:\"([^\"]*)\"|([^;\s]*))", re.IGNORECASE)

# What clients escape in names (WHATWG HTML, "Multipart form data"), and nothing else.
_ESCAPED = re.compile(r"%(?:22|0D|0A)", re.IGNORECASE)
_UNESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}


class Parts(MultiPartParser):
    """Reads the parts of a form.

    Starlette's own reader has one charset for all of them, whichever Python knows, and
    takes what is not in it for another one. Here it is UTF-8 where a part names none,
    and what is no text in it is a `ProblemError`: 400. A preamble is skipped, and a
    form without its closing delimiter is refused (RFC 2046, section 5.1.1). A part of a
    binary media type is a file, with or without a name (RFC 7578, section 4.2).
    """

    def __init__(
        self,
        content_type: str,
        stream: AsyncGenerator[bytes, None],
        *,
        max_fields: int,
        max_part_size: int,
    ) -> None:
        self._has_come = False
        self._has_ended = False
        super().__init__(
            Headers({"content-type": without_charset(content_type)}),
            self._without_preamble(stream, _boundary_of(content_type)),
            max_files=max_fields,
            max_fields=max_fields,
            max_part_size=max_part_size,
        )

    async def parse(self) -> FormData:
        """Reads the form; raises `MultiPartException` for one that is cut off."""
        form = await super().parse()
        if self._has_come and not self._has_ended:
            for file in self._files_to_close_on_error:
                file.close()
            raise MultiPartException("It ends before its closing delimiter.")
        return form

    def on_end(self) -> None:
        """Notes the closing delimiter."""
        self._has_ended = True

    def on_headers_finished(self) -> None:
        """Begins a part, with the names that the client had before it escaped them."""
        part = self._current_part
        disposition = part.content_disposition or b""
        is_named = b"filename" in disposition.lower()
        is_file = not is_named and _is_binary(part.item_headers)
        if is_file:
            part.content_disposition = disposition + b'; filename=""'
        super().on_headers_finished()
        part.field_name = _unescaped(part.field_name)
        if part.file is not None:
            name = part.file.filename or ""
            part.file.filename = None if is_file else _unescaped(name)

    async def _without_preamble(
        self, stream: AsyncGenerator[bytes, None], boundary: bytes
    ) -> AsyncGenerator[bytes, None]:
        """The chunks from the first delimiter on."""
        delimiter = b"\r\n--" + boundary
        # The first may be at the very beginning.
        kept = b"\r\n"
        async with aclosing(stream) as chunks:
            async for chunk in chunks:
                self._has_come = self._has_come or bool(chunk)
                if not boundary or not delimiter:
                    yield chunk
                    continue
                kept += chunk
                start = kept.find(delimiter)
                if start >= 0:
                    delimiter = b""
                    yield kept[start + 2 :]
                kept = kept[-len(delimiter) :] if delimiter else b""

    def on_part_end(self) -> None:
        """Adds a part that has been read, a text decoded."""
        part = self._current_part
        if part.file is not None:
            super().on_part_end()
            return
        stated = dict(part.item_headers).get(b"content-type", b"").decode("latin-1")
        try:
            text = text_in_charset(bytes(part.data), stated)
        except ValueError as error:
            raise unreadable_field(part.field_name, stated, error) from error
        self.items.append((part.field_name, text))


def _boundary_of(content_type: str) -> bytes:
    """What stands between the parts; empty if the Content-Type does not say it."""
    found = _BOUNDARY.search(content_type)
    return (found[1] or found[2] or "").encode("latin-1") if found else b""


def _is_binary(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether a part says that it is of a media type that is no text."""
    stated = dict(headers).get(b"content-type", b"").decode("latin-1")
    is_readable = is_text(stated) or is_json(stated) or essence(stated) in ("", FORM)
    return not is_readable


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPED[found[0].upper()], name)


def unreadable_field(name: str, content_type: str, error: ValueError) -> ProblemError:
    """Return the error for text that is not in its charset: 400."""
    message = f"{error}"
    if isinstance(error, UnicodeDecodeError):
        message = f"must be {charset_of(content_type) or 'utf-8'} text"
    return BadRequestError(
        400,
        "The request is malformed.",
        errors=[Violation(place="form", name=name, message=message)],
    )
