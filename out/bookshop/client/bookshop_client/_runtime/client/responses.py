"""Server responses: their decoded body, or the error they stand for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import httpx2

from ..wire.charsets import json_in_utf8
from ..wire.json_reading import decode_json, exact_number, refuse_constant
from ..wire.log_text import one_line
from ..wire.media_types import is_json, is_text
from ..wire.xml_form import xml_form_of
from .errors import ApiStatusError, DecodeError, status_error_class
from .observation import logger
from .results import (
    BodyError,
    LazyType,
    NotJsonError,
    may_be_empty,
    read_body,
    text_of,
    type_for,
)
from .urls import redact

if TYPE_CHECKING:
    from ..models.salvage import Misfits

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

_DECODER = json.JSONDecoder(parse_float=exact_number, parse_constant=refuse_constant)
# RFC 8259, section 2; RFC 7464 puts a record separator before each of several texts.
_NOT_BLANK = re.compile(r"[^ \t\r\n\x1e]")


def decode_success(
    response: httpx2.Response,
    results: Mapping[str, LazyType],
    errors: Mapping[str, LazyType],
    *,
    strict: bool,
) -> Any:
    """Decode a successful response as the type that `results` has for its status.

    A status that they do not have is read as what `errors` have for `default`, else
    as the only type there is if it fits. What is not of its type, all of a JSON value
    or parts of it, is handed over as it came, or as a number if it is the text of one,
    which is logged; if `strict`, it is a `DecodeError`, like a body that is no JSON
    although it should be. Without any type JSON is decoded, several values of JSON one
    after another are a list, text is text, anything else bytes; an empty body is None.
    Without a Content-Type the body is JSON if it can be read as such, else text if it
    is UTF-8, else bytes.
    """
    result = type_for(results, response.status_code)
    if result is None and results:
        return _undocumented(response, results, errors, strict=strict)
    if result is None or result() is Any:
        return _untyped(response)
    if not response.content and not may_be_empty(result()):
        is_text_only = _is_text(response) and xml_form_of(result) is None
        if response.request.method != "HEAD" and not is_text_only:
            _unexpected(response, "that is empty", strict=strict)
        return read_body(response, result, strict=strict)
    try:
        return read_body(
            response,
            result,
            strict=strict,
            report=lambda misfits: _misfits(response, misfits, strict=strict),
        )
    except BodyError as error:
        return _as_it_came(response, error, strict=strict)


def _undocumented(
    response: httpx2.Response,
    results: Mapping[str, LazyType],
    errors: Mapping[str, LazyType],
    *,
    strict: bool,
) -> Any:
    """The value of an answer whose status the API does not describe."""
    others = {kind() for kind in results.values()} - {None}
    default = errors.get("default")
    if response.content and default is None and len(others) == 1:
        only = next(kind for kind in results.values() if kind() in others)
        with suppress(BodyError):
            return read_body(response, only, strict=True)
    elif not response.content and None in {kind() for kind in results.values()}:
        return None
    _unexpected(response, "and a status that the API does not have", strict=strict)
    if default is not None and default() is not Any:
        with suppress(BodyError):
            return read_body(response, default, strict=False)
    return _untyped(response)


def _as_it_came(response: httpx2.Response, error: BodyError, *, strict: bool) -> Any:
    """The body that is not of its type, if it is JSON nevertheless."""
    reason = f"that does not fit the API: {error}"
    if strict or isinstance(error, NotJsonError):
        raise _decode_error(response, reason, error.pointer) from error.__cause__
    _unexpected(response, reason, strict=False)
    return _untyped(response)


def _unexpected(response: httpx2.Response, reason: str, *, strict: bool) -> None:
    """Say that an answer is not what its annotation promises."""
    if strict:
        raise _decode_error(response, reason)
    method, url = _request(response)
    logger.warning(
        "%s %s answered %d with a body %s",
        method,
        url,
        response.status_code,
        one_line(reason),
    )


def _misfits(response: httpx2.Response, misfits: Misfits, *, strict: bool) -> None:
    """Say which parts of an answer are of another type; raises if `strict`."""
    told = [one_line(pointer) or "its root" for pointer in misfits.pointers]
    if more := misfits.count - len(told):
        told.append(f"{more} more places")
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    reason = f"that does not fit the API at {listed}"
    if strict:
        raise _decode_error(response, reason, misfits.pointers[0])
    _unexpected(response, reason, strict=False)


def _untyped(response: httpx2.Response) -> Any:
    try:
        return _decode(response)
    except (ValueError, RecursionError) as error:
        raise _decode_error(response, f"that is not JSON: {error}") from error


def _is_text(response: httpx2.Response) -> bool:
    return is_text(response.headers.get("content-type", ""))


def status_error(
    response: httpx2.Response, errors: Mapping[str, LazyType], hint: str = ""
) -> ApiStatusError:
    """Return the exception to raise for an error response.

    Its body is of the type that `errors` have for its status, if it fits that. `hint`
    is said if the server asks for credentials.
    """
    try:
        plain = _decode(response)
    except (ValueError, RecursionError):
        plain = text_of(response)
    body = plain
    kind = type_for(errors, response.status_code)
    said: object = plain
    if kind is not None and kind() is not Any:
        form = xml_form_of(kind)
        with suppress(ValueError):
            if form is not None and isinstance(plain, str):
                media_type = response.headers.get("content-type", "")
                said = form.read(response.content, media_type)
        with suppress(ValueError):
            body = read_body(response, kind, strict=True)
    method, url = _request(response)
    message = one_line(_unrepeated(_server_message(said), response.reason_phrase))
    hinted = f" ({hint})" if hint and response.status_code in (401, 403) else ""
    # A server can put the controls of a terminal into the phrase.
    status = one_line(f"{response.status_code} {response.reason_phrase}")
    return status_error_class(response.status_code)(
        f"{method} {url} answered {status}{': ' if message else ''}{message}{hinted}",
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
        f"{method} {url} answered {response.status_code} with a body"
        f" {one_line(reason)};"
        " it is the error's `content`, and `streaming` gives a body undecoded",
        method=method,
        url=url,
        status_code=response.status_code,
        headers=httpx2.Headers(response.headers.raw),
        content=response.content,
        pointer=pointer,
    )


def _request(response: httpx2.Response) -> tuple[str, str]:
    """Method and URL fit to be shown; after redirects, those of the last request."""
    return response.request.method, redact(str(response.request.url))


def _decode(response: httpx2.Response) -> Any:
    content = response.content
    if not content:
        return None
    media_type = response.headers.get("content-type", "")
    if is_json(media_type):
        with suppress(ValueError):
            content = json_in_utf8(content, media_type)
        return _json(content)
    if is_text(media_type):
        return text_of(response)
    if media_type:
        return content
    try:
        return decode_json(content)
    except (ValueError, RecursionError):
        pass
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _json(content: bytes) -> Any:
    """The value of a JSON text, or the list of several that stand in a row."""
    try:
        return decode_json(content)
    except json.JSONDecodeError as error:
        text = content.decode()
        if error.msg != "Extra data" and not text.startswith("\x1e"):
            raise
    values: list[object] = []
    position = 0
    while begins := _NOT_BLANK.search(text, position):
        value, position = _DECODER.raw_decode(text, begins.start())
        values.append(value)
    return values


def _server_message(body: object, depth: int = 5) -> str:
    """Return the message of an error body in one of the usual forms."""
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
        found = "; ".join(islice(_violations(fields.get("errors"), depth - 1), 3))
        return ": ".join(filter(None, problem)) + (f" ({found})" if found else "")
    said = (_server_message(fields.get(key), depth - 1) for key in _MESSAGE_KEYS)
    return next(filter(None, said), "")


def _unrepeated(message: str, phrase: str) -> str:
    """The message without the phrase of the status, which stands before it anyway."""
    if message == phrase:
        return ""
    return message.removeprefix(f"{phrase}: ") if phrase else message


def _violations(errors: object, depth: int) -> Iterator[str]:
    """What an error says is wrong, and where: items, or messages by their places."""
    if isinstance(errors, dict):
        for place, said in cast("dict[str, object]", errors).items():
            if message := _server_message(said, depth):
                yield f"{place}: {message}"
    for item in cast("list[object]", errors) if isinstance(errors, list) else ():
        message = _server_message(item, depth)
        fields = cast("dict[str, object]", item if isinstance(item, dict) else {})
        place = " ".join(
            said
            for key in ("in", "name", "field", "pointer")
            if isinstance(said := fields.get(key), str) and said
        )
        if message:
            yield f"{place}: {message}" if place else message
