"""What a service method returned, as an answer."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from ..wire.json_text import encode_json
from ..wire.media_types import is_json, is_text
from .operations import ServerOperation

__all__ = ["to_response"]

_EMPTY_STATUSES = frozenset({204, 205, 304})


def to_response(operation: ServerOperation, result: object) -> Response:
    """The answer of `operation`, with its documented status.

    A `Response` is the answer itself, and None an empty body. Bytes are the body as it
    stands; a string too, unless the media type is JSON. All else becomes JSON, as
    `encode_json` has it, and NaN null. Raises `TypeError` for a value that has no JSON.
    """
    if isinstance(result, Response):
        return result
    if result is None or operation.status in _EMPTY_STATUSES:
        return Response(status_code=operation.status)
    media_type = _media_type(operation.produces, result)
    if isinstance(result, bytes) or (
        isinstance(result, str) and not is_json(media_type)
    ):
        content: bytes | str = result
    else:
        content = encode_json(result, nan_as_null=True)
    return Response(content, status_code=operation.status, media_type=media_type)


def _media_type(produces: Sequence[str], result: object) -> str:
    concrete = [media_type for media_type in produces if "*" not in media_type]
    if isinstance(result, str):
        return concrete[0] if concrete else "text/plain"
    if isinstance(result, bytes):
        binary = [name for name in concrete if not (is_json(name) or is_text(name))]
        return (binary or concrete or ["application/octet-stream"])[0]
    return next((name for name in concrete if is_json(name)), "application/json")
