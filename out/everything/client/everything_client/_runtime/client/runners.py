"""How calls are carried out: the I/O around the course that `engine` decides."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Protocol, TypedDict, TypeVar, cast

import httpx2

from .engine import Exchange, exchange
from .operations import (
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
    checked_options,
)
from .requests import PreparedRequest, build, prepare
from .responses import decode_success
from .retries import RetryPolicy
from .urls import BaseUrl

__all__ = ["AsyncCaller", "AsyncRunner", "Caller", "Settings", "SyncRunner"]

T = TypeVar("T")


class _SendOptions(TypedDict, total=False):
    auth: AuthSetting
    follow_redirects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all calls of a client.

    `owns_http_client` says that the HTTP client was made for it. An injected one keeps
    its own timeout, redirects and headers, and is not closed.
    """

    base_url: BaseUrl
    owns_http_client: bool
    timeout: TimeoutSetting | NotGiven
    max_retries: int
    retry_policy: RetryPolicy
    strict_responses: bool

    def __post_init__(self) -> None:
        _check_retries(self.max_retries)

    def prepare(
        self,
        http_client: httpx2.Client | httpx2.AsyncClient,
        operation: Operation[object],
        arguments: Mapping[str, object],
        options: RequestOptions,
        files: ExitStack,
    ) -> PreparedRequest:
        """The request of a call."""
        return prepare(
            operation,
            arguments,
            options,
            base_url=self.base_url,
            client_query=http_client.params.multi_items(),
            timeout=self.timeout,
            files=files,
        )

    def exchange(
        self,
        operation: Operation[object],
        request: PreparedRequest,
        options: RequestOptions,
    ) -> Exchange:
        """The course of a call."""
        max_retries = options.get("max_retries", self.max_retries)
        _check_retries(max_retries)
        return exchange(
            request,
            errors=operation.errors,
            policy=self.retry_policy,
            max_retries=max_retries,
        )

    def result(self, operation: Operation[T], response: httpx2.Response) -> T:
        """The value of a successful answer; raises `DecodeError`."""
        strict = self.strict_responses
        return cast("T", decode_success(response, operation.results, strict=strict))

    def send_options(self, request: PreparedRequest) -> _SendOptions:
        """What the HTTP client is told besides the request."""
        options: _SendOptions = {}
        if not isinstance(request.auth, NotGiven):
            options["auth"] = request.auth
        if self.owns_http_client:
            # Other methods would become a GET, or send their body to another place.
            options["follow_redirects"] = request.method in ("GET", "HEAD")
        return options


class Caller(Protocol):
    """What a group of operations makes its calls with."""

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> Any:
        """What one call gives; raises `ApiError`."""
        ...


class AsyncCaller(Protocol):
    """What a group of asynchronous operations makes its calls with."""

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> Any:
        """What one call gives; raises `ApiError`."""
        ...


class SyncRunner:
    """Carries out calls, each in the thread that makes it."""

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.Client,
        sleep: Callable[[float], None],
    ) -> None:
        self.settings = settings
        self._http_client = http_client
        self._sleep = sleep

    def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> T:
        """The decoded answer of one call; raises `ApiError`."""
        return self.settings.result(operation, self.send(operation, options, arguments))

    def send(
        self,
        operation: Operation[object],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
        *,
        stream: bool = False,
    ) -> httpx2.Response:
        """The successful answer of one call; raises `ApiError`.

        With `stream` its body is left to be read, and it to be closed.
        """
        chosen = checked_options(options)
        with ExitStack() as files:
            request = self.settings.prepare(
                self._http_client, operation, arguments, chosen, files
            )
            course = self.settings.exchange(operation, request, chosen)
            return self._run(course, stream)

    def close(self) -> None:
        """Close the HTTP client, unless it was injected."""
        if self.settings.owns_http_client:
            self._http_client.close()

    def _run(self, course: Exchange, stream: bool) -> httpx2.Response:
        try:
            attempt = next(course)
            while True:
                if attempt.wait:
                    self._sleep(attempt.wait)
                try:
                    response = self._send(attempt.request, stream)
                except Exception as error:
                    attempt = course.throw(error)
                else:
                    attempt = course.send(response)
        except StopIteration as end:
            return cast("httpx2.Response", end.value)

    def _send(self, request: PreparedRequest, stream: bool) -> httpx2.Response:
        built = build(self._http_client, request, request.content)
        options = self.settings.send_options(request)
        response = self._http_client.send(built, stream=stream, **options)
        if not response.is_success:
            response.read()
        return response


class AsyncRunner:
    """Carries out calls, each in the task that awaits it."""

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.AsyncClient,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.settings = settings
        self._http_client = http_client
        self._sleep = sleep

    async def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> T:
        """The decoded answer of one call; raises `ApiError`."""
        response = await self.send(operation, options, arguments)
        return self.settings.result(operation, response)

    async def send(
        self,
        operation: Operation[object],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
        *,
        stream: bool = False,
    ) -> httpx2.Response:
        """The successful answer of one call; raises `ApiError`.

        With `stream` its body is left to be read, and it to be closed.
        """
        chosen = checked_options(options)
        with ExitStack() as files:
            request = self.settings.prepare(
                self._http_client, operation, arguments, chosen, files
            )
            course = self.settings.exchange(operation, request, chosen)
            return await self._run(course, stream)

    async def aclose(self) -> None:
        """Close the HTTP client, unless it was injected."""
        if self.settings.owns_http_client:
            await self._http_client.aclose()

    async def _run(self, course: Exchange, stream: bool) -> httpx2.Response:
        try:
            attempt = next(course)
            while True:
                if attempt.wait:
                    await self._sleep(attempt.wait)
                try:
                    response = await self._send(attempt.request, stream)
                except Exception as error:
                    attempt = course.throw(error)
                else:
                    attempt = course.send(response)
        except StopIteration as end:
            return cast("httpx2.Response", end.value)

    async def _send(self, request: PreparedRequest, stream: bool) -> httpx2.Response:
        content = request.content
        if isinstance(content, Iterable) and not isinstance(content, bytes):
            # An httpx2.AsyncClient sends nothing but bytes and asynchronous streams.
            content = _asynchronous(content)
        built = build(self._http_client, request, content)
        options = self.settings.send_options(request)
        response = await self._http_client.send(built, stream=stream, **options)
        if not response.is_success:
            await response.aread()
        return response


def _check_retries(max_retries: int) -> None:
    if max_retries < 0:
        raise ValueError(f"max_retries is a number of retries, not {max_retries}")


async def _asynchronous(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
