"""What a service method returned, as an answer."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response, StreamingResponse

from ..wire.json_text import encode_json
from ..wire.media_types import is_json, is_text
from .operations import Answer, ServerOperation

__all__ = ["to_response"]

_EMPTY_STATUSES = frozenset({204, 205, 304})
_CHUNK_SIZE = 65_536


def to_response(operation: ServerOperation, result: object) -> Response:
    """The answer of `operation`, with its documented status.

    A `Response` is the answer itself, and None an empty body. Bytes, files and streams
    are the body as it stands; a string too, unless the media type is JSON. All else
    becomes JSON, as `encode_json` has it, and NaN null. Raises `TypeError` for a value
    that has no JSON, and `OSError` for a `Path` that is no file.
    """
    if isinstance(result, Response):
        return result
    status: int = operation.status
    headers: Mapping[str, str] = {}
    if isinstance(result, Answer):
        answer = cast("Answer[object]", result)
        status, headers = answer.status or status, answer.headers
        result = answer.value
    if result is None or status in _EMPTY_STATUSES:
        return Response(status_code=status, headers=headers)
    if isinstance(result, (str, bytes)):
        return _plain(operation.produces, result, status, headers)
    if isinstance(result, Path):
        if result.is_dir():
            raise IsADirectoryError(f"{result} is a folder")
        return FileResponse(
            result,
            status_code=status,
            headers=headers,
            # Starlette guesses the type by the name of the file if there is none here.
            media_type=_binary_type(operation.produces),
            stat_result=result.stat(),
        )
    chunks = _chunks(result)
    if chunks is not None:
        media_type = _binary_type(operation.produces) or "application/octet-stream"
        return StreamingResponse(chunks, status, headers, media_type)
    json_types = (name for name in operation.produces if is_json(name))
    return Response(
        encode_json(result, nan_as_null=True),
        status,
        headers,
        next(json_types, "application/json"),
    )


def _plain(
    produces: Sequence[str],
    result: str | bytes,
    status: int,
    headers: Mapping[str, str],
) -> Response:
    if isinstance(result, bytes):
        media_type = _binary_type(produces) or "application/octet-stream"
        return Response(result, status, headers, media_type)
    media_type = next((name for name in produces if "*" not in name), "text/plain")
    content = encode_json(result) if is_json(media_type) else result
    return Response(content, status, headers, media_type)


def _binary_type(produces: Sequence[str]) -> str | None:
    """The first type that is neither JSON nor text, else the first."""
    concrete = [media_type for media_type in produces if "*" not in media_type]
    binary = [name for name in concrete if not (is_json(name) or is_text(name))]
    return next(iter(binary or concrete), None)


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
