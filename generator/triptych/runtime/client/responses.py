"""Answers of the server: their decoded body, or the error they stand for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

import httpx2

from ..wire.media_types import is_json, is_text
from .errors import ApiStatusError, DecodeError, status_error_class
from .results import BodyError, LazyType, read_body, type_for
from .urls import redact

__all__ = ["decode_success", "status_error"]

_MESSAGE_KEYS = (
    "message",
    "Message",
    "error_description",
    "errorMessage",
    "msg",
    "error",
    "Error",
    "errors",
    "reason",
)
_LONGEST_MESSAGE = 300


def decode_success(
    response: httpx2.Response, results: Mapping[str, LazyType], *, strict: bool
) -> Any:
    """The value of a successful answer, of the type that `results` have for its status.

    Without a type JSON is decoded, text is text, anything else bytes; an empty body is
    None. Without a Content-Type the body is JSON if it can be read as such, else text
    if it is UTF-8, else bytes. Raises `DecodeError` if a body declared JSON is none, or
    has nothing of its type; if `strict`, whenever it does not fit its type.
    """
    result = type_for(results, response.status_code)
    if result is None:
        try:
            return _decode(response)
        except (ValueError, RecursionError) as error:
            raise _decode_error(response, f"that is not JSON: {error}") from error
    try:
        return read_body(response, result, strict=strict)
    except BodyError as error:
        message = f"that does not fit the API: {error}"
        raise _decode_error(response, message, error.pointer) from error.__cause__


def status_error(
    response: httpx2.Response, errors: Mapping[str, LazyType]
) -> ApiStatusError:
    """The error of an answer that is no success, to be raised.

    Its body is of the type that `errors` have for its status, if it fits that.
    """
    try:
        plain = _decode(response)
    except (ValueError, RecursionError):
        plain = response.text
    body = plain
    if kind := type_for(errors, response.status_code):
        with suppress(ValueError):
            body = read_body(response, kind, strict=True)
    method, url = _request(response)
    said = _one_line(_server_message(plain))
    status = f"{response.status_code} {response.reason_phrase}".rstrip()
    return status_error_class(response.status_code)(
        f"{method} {url} answered {status}{': ' if said else ''}{said}",
        method=method,
        url=url,
        status_code=response.status_code,
        headers=httpx2.Headers(response.headers.raw),
        content=response.content,
        body=body,
    )


def _decode_error(
    response: httpx2.Response, reason: str, pointer: str = ""
) -> DecodeError:
    method, url = _request(response)
    return DecodeError(
        f"{method} {url} answered {response.status_code} with a body {reason}",
        method=method,
        url=url,
        status_code=response.status_code,
        headers=httpx2.Headers(response.headers.raw),
        content=response.content,
        pointer=pointer,
    )


def _request(response: httpx2.Response) -> tuple[str, str]:
    """Method and URL that may be shown, after redirects those of the last request."""
    return response.request.method, redact(str(response.request.url))


def _decode(response: httpx2.Response) -> Any:
    content = response.content
    if not content:
        return None
    media_type = response.headers.get("content-type", "")
    if is_json(media_type):
        return json.loads(content)
    if is_text(media_type):
        return response.text
    if media_type:
        return content
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        pass
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _server_message(body: object, depth: int = 5) -> str:
    """What the server says went wrong, in the usual forms of error bodies."""
    if not depth:
        return ""
    if isinstance(body, str):
        # The page of a proxy says nothing that the status doesn't.
        return "" if body.lstrip().startswith("<") else body
    if isinstance(body, list):
        items = cast("list[object]", body)
        return _server_message(items[0], depth - 1) if items else ""
    if not isinstance(body, dict):
        return ""
    fields = cast("dict[str, object]", body)
    # RFC 9457, section 3.1.
    problem = [
        _server_message(fields.get(key), depth - 1) for key in ("title", "detail")
    ]
    if any(problem):
        return ": ".join(filter(None, problem))
    said = (_server_message(fields.get(key), depth - 1) for key in _MESSAGE_KEYS)
    return next(filter(None, said), "")


def _one_line(text: str) -> str:
    """`text` on one line of bounded length, without controls of terminals."""
    line = " ".join(text[: 4 * _LONGEST_MESSAGE].split())
    line = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"
