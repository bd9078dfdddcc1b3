"""Turns the results of service methods into responses."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterable, AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response, StreamingResponse

from ..wire.json_text import is_model
from ..wire.media_types import is_json, is_text, is_xml
from ..wire.xml_form import xml_form_of, xml_of_json
from .negotiation import concrete, preferred
from .operations import (
    Answer,
    ServerOperation,
    ServerResponse,
    documented_response,
)
from .problems import ProblemError, check_headers
from .response_checks import InvalidResultError, ResponseCheck, checked_json

__all__ = ["ResultEncoder"]

_EMPTY_STATUSES = frozenset({204, 205, 304})
_CHUNK_SIZE = 65_536
_BINARY = "application/octet-stream"


class ResultEncoder:
    """Makes responses of the results of one operation.

    With `validate`, what becomes JSON is checked against the document. A status that
    the document doesn't have is told to `logger`, once.
    """

    def __init__(
        self, operation: ServerOperation, *, validate: bool, logger: logging.Logger
    ) -> None:
        self._operation = operation
        self._validate = validate
        self._logger = logger
        self._by_status: dict[int, _StatusEncoder] = {}

    def check_acceptable(self, accept: str) -> None:
        """Raise `ProblemError` 406 if no success can be sent in a type of `accept`.

        Only where one certainly has content; all else shows when there is a result.
        """
        if accept and accept != "*/*":
            encoder = self._encoder(self._operation.status)
            if encoder.has_content:
                _choose(accept, encoder.produces)

    def encode(self, result: object, accept: str) -> Response:
        """Return the response to a request whose Accept header is `accept`.

        A `Response` is the answer itself, and None an empty body unless null is what
        the document has. Bytes, files and streams are the body as it stands; a string
        too, unless the media type is JSON. All else becomes JSON, as `encode_json` has
        it, with null for NaN, or XML where that is documented. Raises
        `InvalidResultError` for a value that does not fit, `TypeError` for one that has
        no JSON, `OSError` for a `Path` that is no file, and `ProblemError` 406 if no
        media type for the value is acceptable.
        """
        if isinstance(result, Response):
            self._encoder(result.status_code)
            return check_headers(result)
        if isinstance(result, Answer):
            answer = cast("Answer[object, int | None]", result)
            encoder = self._encoder(answer.status or self._operation.status)
            headers = _in_utf8(answer.headers) if answer.headers else None
            response = encoder.encode(answer.value, accept, headers)
            return check_headers(response) if answer.headers else response
        return self._encoder(self._operation.status).encode(result, accept, None)

    def _encoder(self, status: int) -> _StatusEncoder:
        encoder = self._by_status.get(status)
        if encoder is None:
            documented = documented_response(self._operation.responses, status)
            if documented is None and self._operation.responses:
                self._logger.warning(
                    "operation %s answers %d, which its description does not have",
                    self._operation.id,
                    status,
                )
            encoder = _StatusEncoder(
                self._operation, status, documented, validate=self._validate
            )
            self._by_status[status] = encoder
        return encoder


def _in_utf8(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers as Starlette, which sends Latin-1, sends them in UTF-8.

    That is how a request says them too, and what clients try first.
    """
    return {name: value.encode().decode("latin-1") for name, value in headers.items()}


class _StatusEncoder:
    """Makes the responses of one operation for one status."""

    def __init__(
        self,
        operation: ServerOperation,
        status: int,
        documented: ServerResponse | None,
        *,
        validate: bool,
    ) -> None:
        self._status = status
        self._documented = documented
        self._is_empty = status in _EMPTY_STATUSES or operation.method == "HEAD"
        self._validate = validate
        self._check = (
            ResponseCheck(documented.type) if documented and documented.type else None
        )
        self.has_content = self._check is not None and not self._is_empty
        produces = documented.produces if documented else None
        self.produces = operation.produces if produces is None else produces
        stated = tuple(name for name in self.produces if "*" not in name)
        self._xml = xml_form_of(documented.type) if documented else None
        values = (n for n in stated if is_json(n) or (self._xml and is_xml(n)))
        self._values = tuple(values) or ("application/json",)
        ranges = tuple(name for name in self.produces if "*" in name)
        self._text = stated or tuple(filter(_holds_text, ranges)) or ("text/plain",)
        self._binary = (
            tuple(name for name in stated if not (is_json(name) or is_text(name)))
            or stated
            or tuple(name for name in ranges if name != "text/*")
        )

    def encode(
        self, value: object, accept: str, headers: Mapping[str, str] | None
    ) -> Response:
        status = self._status
        if self._is_empty:
            return Response(status_code=status, headers=headers)
        if status >= 400:
            # An error in another media type is better than one that nobody gets.
            accept = ""
        if value is None:
            return self._without_value(accept, headers)
        if is_model(value):
            media_type = _choose(accept, self._values)
        elif isinstance(value, str):
            media_type = _choose(accept, self._text, "text/plain")
            if not is_json(media_type):
                return Response(value, status, headers, media_type)
        elif isinstance(value, bytes) and not (
            self._check is not None and self._check.takes_bytes()
        ):
            media_type = _choose(accept, self._binary or (_BINARY,), _BINARY)
            return Response(value, status, headers, media_type)
        elif isinstance(value, Path):
            return self._file(value, accept, headers)
        elif (stream := self._stream(value, accept, headers)) is not None:
            return stream
        elif (chunks := _chunks(value)) is not None:
            media_type = _choose(accept, self._binary or (_BINARY,), _BINARY)
            return StreamingResponse(chunks, status, headers, media_type)
        else:
            media_type = _choose(accept, self._values)
        return self._value_response(value, media_type, headers)

    def _stream(
        self, value: object, accept: str, headers: Mapping[str, str] | None
    ) -> Response | None:
        """The response for a stream of items, if the document has one here."""
        if self._documented is None:
            return None
        return self._documented.streamed(
            value,
            accept,
            self.produces,
            status=self._status,
            headers=headers,
            validate=self._validate,
        )

    def _value_response(
        self, value: object, media_type: str, headers: Mapping[str, str] | None
    ) -> Response:
        data = checked_json(value, self._check, validate=self._validate)
        if self._xml is not None and is_xml(media_type):
            try:
                data = xml_of_json(self._xml, data)
            except ValueError as error:
                raise InvalidResultError(str(error)) from error
        return Response(data, self._status, headers, media_type)

    def _without_value(
        self, accept: str, headers: Mapping[str, str] | None
    ) -> Response:
        if self._check is not None:
            if self._check.takes_none():
                media_type = _choose(accept, self._values)
                return self._value_response(None, media_type, headers)
            if self._validate:
                raise InvalidResultError("/: the answer must have content, not None")
        return Response(status_code=self._status, headers=headers)

    def _file(
        self, path: Path, accept: str, headers: Mapping[str, str] | None
    ) -> Response:
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder")
        return FileResponse(
            path,
            status_code=self._status,
            headers=headers,
            # Starlette guesses the type by the name of the file if there is none here.
            media_type=_choose(accept, self._binary) or None if self._binary else None,
            stat_result=path.stat(),
        )


def _holds_text(media_range: str) -> bool:
    return media_range in ("text/*", "*/*")


def _choose(accept: str, offered: Sequence[str], default: str = "") -> str:
    """The media type of an answer; `default` where any of a range will do."""
    media_type: str | None = offered[0]
    if accept and accept != media_type:
        media_type = preferred(accept, offered)
    if media_type is None:
        raise ProblemError(
            406, f"The answer can be {' or '.join(offered)}, which is not acceptable."
        )
    return concrete(accept, media_type, default) if "*" in media_type else media_type


def _chunks(result: object) -> Iterator[bytes] | AsyncIterable[bytes] | None:
    """The chunks of a file or a stream; None for any other value."""
    if hasattr(result, "read"):
        return _file_chunks(cast("IO[bytes]", result))
    if isinstance(result, (Iterator, AsyncIterable)):
        return cast("Iterator[bytes] | AsyncIterable[bytes]", result)
    return None


async def _file_chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while chunk := cast("Any", await run_in_threadpool(file.read, _CHUNK_SIZE)):
            yield chunk
    finally:
        file.close()
