"""Requests that the API description does not have, made as all others are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self, TypeVar, overload

from ..wire.media_types import FORM, JSON, MULTIPART
from ..wire.parameters import Parameter
from .bodies import BinaryContent, Upload
from .operations import NOT_GIVEN, NotGiven, Operation, RequestOptions, checked_options
from .request_urls import plain_query
from .results import LazyType, checked_type
from .runners import AsyncCaller, AsyncRunner, Caller, SyncRunner
from .settings import Settings
from .urls import absolute_url

__all__ = ["AsyncRequesting", "Requesting"]

T = TypeVar("T")

_METHOD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TEXT = "text/plain; charset=utf-8"


class Requesting:
    """A client that makes requests of any kind."""

    _runner: SyncRunner
    _caller: Caller | None = None

    # Any other name could be that of a group of operations.
    def __replace__(self, wrap: Callable[[SyncRunner], Caller]) -> Self:
        """Return a copy whose requests go through the runner that `wrap` returns."""
        # Not `copy.copy`, which does what pickle does.
        changed = object.__new__(type(self))
        changed.__dict__.update(vars(self))
        changed._caller = wrap(self._runner)
        return changed

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: type[T],
        request_options: RequestOptions | None = None,
    ) -> T: ...
    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: object = NOT_GIVEN,
        request_options: RequestOptions | None = None,
    ) -> Any: ...
    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: object = NOT_GIVEN,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Make a request that has no method of its own, with the client's credentials.

        `path` is appended to the base URL; it may also be a URL of the same host. A
        list in `params` gives a field for each item, and None is not sent. The body is
        one of `json` (models included), `content`, or a form of `form` and `files`. The
        result is of `response_type`, such as `list[Pet]`, `bytes` or None, like that of
        any method; left out, it is what the media type says: JSON, text or bytes.

        `raw` and `streaming` take this method as well. Raises `ApiError`, `ValueError`
        for a path that leads to another host, and `TypeError` for what can't be sent or
        is no type.
        """
        wanted = _wanted(
            self._runner.settings,
            method,
            path,
            params=params,
            headers=headers,
            body=_Body(json=json, content=content, form=form, files=files),
            response_type=response_type,
            options=request_options,
        )
        caller = self._caller or self._runner
        return caller.call(wanted.operation, wanted.options, wanted.arguments)


class AsyncRequesting:
    """An asynchronous client that makes requests of any kind."""

    _runner: AsyncRunner
    _caller: AsyncCaller | None = None

    # Any other name could be that of a group of operations.
    def __replace__(self, wrap: Callable[[AsyncRunner], AsyncCaller]) -> Self:
        """Return a copy whose requests go through the runner that `wrap` returns."""
        # Not `copy.copy`, which does what pickle does.
        changed = object.__new__(type(self))
        changed.__dict__.update(vars(self))
        changed._caller = wrap(self._runner)
        return changed

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: type[T],
        request_options: RequestOptions | None = None,
    ) -> T: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: object = NOT_GIVEN,
        request_options: RequestOptions | None = None,
    ) -> Any: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = NOT_GIVEN,
        content: str | BinaryContent | None = None,
        form: Mapping[str, object] | None = None,
        files: Mapping[str, Upload | Sequence[Upload]] | None = None,
        response_type: object = NOT_GIVEN,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Make a request that has no method of its own, with the client's credentials.

        It takes what the method of a `Client` takes; `async_raw` and `async_streaming`
        take it as well.
        """
        wanted = _wanted(
            self._runner.settings,
            method,
            path,
            params=params,
            headers=headers,
            body=_Body(json=json, content=content, form=form, files=files),
            response_type=response_type,
            options=request_options,
        )
        caller = self._caller or self._runner
        return await caller.call(wanted.operation, wanted.options, wanted.arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The body as it was given, at most one of its kinds."""

    json: object
    content: str | BinaryContent | None
    form: Mapping[str, object] | None
    files: Mapping[str, Upload | Sequence[Upload]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A request as the call of an operation."""

    operation: Operation[Any]
    options: RequestOptions
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A type that a caller states, in the form in which operations hold theirs."""

    annotation: object

    def __call__(self) -> object:
        return self.annotation


# The decoder of a type is kept by the object that gives the type.
_stated = lru_cache(maxsize=1024)(_Stated)


def _wanted(
    settings: Settings,
    method: str,
    path: str,
    *,
    params: Mapping[str, object] | None,
    headers: Mapping[str, str] | None,
    body: _Body,
    response_type: object,
    options: RequestOptions | None,
) -> _Wanted:
    if not _METHOD.fullmatch(method):
        raise ValueError(f"{method!r} is no HTTP method")
    chosen = checked_options(options).copy()
    base = settings.chosen_base_url(chosen)
    if headers:
        chosen["headers"] = {**headers, **chosen.get("headers", {})}
    parameters, arguments, content_types = _sent(body)
    operation = Operation[Any](
        id=f"{method.upper()} {path.partition('?')[0]}",
        method=method.upper(),
        path="",
        url=absolute_url(base, path, plain_query((params or {}).items())),
        parameters=parameters,
        body="body" if "body" in arguments else None,
        content_types=content_types,
        accept=_accepted(response_type),
        security=settings.authentication.undescribed(),
        results=(
            {}
            if isinstance(response_type, NotGiven)
            else {"2XX": checked_type(_lazy(response_type))}
        ),
    )
    return _Wanted(operation=operation, options=chosen, arguments=arguments)


def _accepted(response_type: object) -> tuple[str, ...]:
    if response_type is None or response_type in (bytes, NOT_GIVEN):
        return ("*/*",)
    return (JSON, "*/*;q=0.8")


def _lazy(annotation: object) -> LazyType:
    try:
        return _stated(annotation)
    except TypeError:
        # What can't be hashed, as an `Annotated` with some objects, is read anew.
        return lambda: annotation


def _sent(
    body: _Body,
) -> tuple[tuple[Parameter, ...], dict[str, object], tuple[str, ...]]:
    """The parameters, arguments and media types of a body; raises `TypeError`."""
    has_form = body.form is not None or body.files is not None
    given = {
        "json": not isinstance(body.json, NotGiven),
        "content": body.content is not None,
        "form or files": has_form,
    }
    named = [name for name, is_given in given.items() if is_given]
    if len(named) > 1:
        raise TypeError(f"a request has one body, not both {' and '.join(named)}")
    if given["json"]:
        # None is a value here, and elsewhere the absence of one.
        value = b"null" if body.json is None else body.json
        return (), {"body": value}, (JSON,)
    if isinstance(body.content, str):
        return (), {"body": body.content.encode()}, (_TEXT,)
    if body.content is not None:
        return (), {"body": body.content}, ()
    fields = [
        *((name, value, False) for name, value in (body.form or {}).items()),
        *((name, value, True) for name, value in (body.files or {}).items()),
    ]
    parameters = tuple(
        Parameter(
            f"{'files' if is_file else 'form'}[{name!r}]",
            "form",
            name,
            style=("repeated",) if _is_array(value) and not is_file else (),
            file=is_file,
        )
        for name, value, is_file in fields
    )
    arguments = {
        parameter.argument: value
        for parameter, (_, value, _) in zip(parameters, fields, strict=True)
    }
    return parameters, arguments, (FORM, MULTIPART) if has_form else ()


def _is_array(value: object) -> bool:
    return isinstance(value, (list, tuple))
