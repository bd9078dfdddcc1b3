"""The parts of a form (RFC 7578), each text in the charset that it names."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser

from ..wire.charsets import charset_of, text_in_charset, without_charset
from .problems import BadRequestError, ProblemError, Violation

__all__ = ["Parts", "unreadable_field"]


class Parts(MultiPartParser):
    """Reads the parts of a form.

    Starlette's own reader has one charset for all of them, whichever Python knows, and
    takes what is not in it for another one. Here it is UTF-8 where a part names none,
    and what is no text in it is a `ProblemError`: 400.
    """

    def __init__(
        self,
        content_type: str,
        stream: AsyncGenerator[bytes, None],
        *,
        max_fields: int,
        max_part_size: int,
    ) -> None:
        super().__init__(
            Headers({"content-type": without_charset(content_type)}),
            stream,
            max_files=max_fields,
            max_fields=max_fields,
            max_part_size=max_part_size,
        )

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
