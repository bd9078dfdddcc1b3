"""Runs calls: the I/O around the state machine in `engine`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import ExitStack
from typing import Any, Protocol, TypedDict, TypeVar, cast

import httpx2

from .authentication import Credential, SecretField
from .building import build
from .engine import Attempt, Exchange
from .errors import ApiStatusError
from .oauth2 import TokenAnswer, TokenRequest, TokenSource
from .observation import (
    AsyncRequestHook,
    AsyncResponseHook,
    Observation,
    RequestHook,
    ResponseHook,
)
from .operations import (
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    checked_options,
)
from .received import BodyLimits
from .requests import unchanged
from .settings import Settings

__all__ = ["AsyncCaller", "AsyncRunner", "Caller", "SyncRunner"]

T = TypeVar("T")


class Caller(Protocol):
    """What a group of operations sends its calls through."""

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> Any:
        """Return the result of one call; raises `ApiError`."""
        ...


class AsyncCaller(Protocol):
    """What a group of asynchronous operations sends its calls through."""

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> Any:
        """Return the result of one call; raises `ApiError`."""
        ...


class SyncRunner:
    """Runs calls, each in the thread of its caller."""

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.Client,
        sleep: Callable[[float], None],
        on_request: RequestHook | None = None,
        on_response: ResponseHook | None = None,
    ) -> None:
        self.settings = settings
        self._http_client = http_client
        self._sleep = sleep
        self._on_request = on_request
        self._on_response = on_response
        self._redirects = settings.redirects(http_client)

    def with_settings(self, settings: Settings) -> SyncRunner:
        """Return a runner with other settings that shares the HTTP client."""
        return SyncRunner(
            settings,
            self._http_client,
            self._sleep,
            self._on_request,
            self._on_response,
        )

    def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> T:
        """Return the decoded response of one call; raises `ApiError`."""
        return self.settings.result(operation, self.send(operation, options, arguments))

    def send(
        self,
        operation: Operation[object],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
        *,
        stream: bool = False,
        keeps_redirects: bool = False,
    ) -> httpx2.Response:
        """Return the successful response of one call; raises `ApiError`.

        With `stream` its body is left to be read, and it to be closed. With
        `keeps_redirects` a redirect that the API describes is an answer too.
        """
        chosen = checked_options(options)
        with ExitStack() as files:
            request = self.settings.prepare(
                self._http_client, operation, arguments, chosen, files
            )
            course = self.settings.exchange(
                operation,
                request,
                chosen,
                self._redirects,
                keeps_redirects=keeps_redirects,
            )
            return self._run(course, stream)

    def pause(self, seconds: float) -> None:
        """Wait as between two attempts."""
        self._sleep(seconds)

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
                # A token that can't be had is no matter of this course.
                secrets = self._secrets(attempt)
                try:
                    response = self._send(attempt, secrets, stream)
                except Exception as error:
                    attempt = course.throw(error)
                else:
                    attempt = course.send(response)
        except StopIteration as end:
            return cast("httpx2.Response", end.value)

    def _secrets(self, attempt: Attempt) -> list[SecretField]:
        return [
            self._secret(credential, attempt.refused)
            for credential in attempt.request.credentials
        ]

    def _send(
        self, attempt: Attempt, secrets: list[SecretField], stream: bool
    ) -> httpx2.Response:
        request = attempt.request
        limits = self.settings.body_limits(attempt.time_left)
        built = attempt.redirected or build(
            self._http_client, request, request.content, secrets, attempt.time_left
        )
        if self._on_request:
            self._on_request(built)
        names = self.settings.authentication.secret_names
        observation = Observation.begin(built, names)
        try:
            response = self._http_client.send(
                built, stream=True, **_send_options(attempt)
            )
            if not stream:
                self._read(response, limits)
        except Exception as error:
            if observation:
                observation.failed(error)
            raise
        if observation:
            observation.answered(response)
        try:
            if self._on_response:
                self._on_response(response)
            if not response.is_success:
                limits.read(response)
        except BaseException:
            response.close()
            raise
        return response

    @staticmethod
    def _read(response: httpx2.Response, limits: BodyLimits) -> None:
        try:
            limits.read(response)
        except BaseException:
            response.close()
            raise

    def _secret(self, credential: Credential, refused: str) -> SecretField:
        value: object = credential.secret
        if isinstance(value, TokenSource):
            value = value.token(refused, self._ask_for_token)
        elif callable(value):
            value = value()
        return credential.field(value)

    def _ask_for_token(self, request: TokenRequest) -> TokenAnswer:
        if request.wait:
            self._sleep(request.wait)
        try:
            return self._run(self.settings.token_exchange(request), stream=False)
        except ApiStatusError as error:
            return error


class AsyncRunner:
    """Runs calls, each in the task that awaits it."""

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.AsyncClient,
        sleep: Callable[[float], Awaitable[None]],
        on_request: AsyncRequestHook | None = None,
        on_response: AsyncResponseHook | None = None,
    ) -> None:
        self.settings = settings
        self._http_client = http_client
        self._sleep = sleep
        self._on_request = on_request
        self._on_response = on_response
        self._redirects = settings.redirects(http_client)

    def with_settings(self, settings: Settings) -> AsyncRunner:
        """Return a runner with other settings that shares the HTTP client."""
        return AsyncRunner(
            settings,
            self._http_client,
            self._sleep,
            self._on_request,
            self._on_response,
        )

    async def call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> T:
        """Return the decoded response of one call; raises `ApiError`."""
        response = await self.send(operation, options, arguments)
        return self.settings.result(operation, response)

    async def send(
        self,
        operation: Operation[object],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
        *,
        stream: bool = False,
        keeps_redirects: bool = False,
    ) -> httpx2.Response:
        """Return the successful response of one call; raises `ApiError`.

        With `stream` its body is left to be read, and it to be closed. With
        `keeps_redirects` a redirect that the API describes is an answer too.
        """
        chosen = checked_options(options)
        with ExitStack() as files:
            request = self.settings.prepare(
                self._http_client, operation, arguments, chosen, files
            )
            course = self.settings.exchange(
                operation,
                request,
                chosen,
                self._redirects,
                keeps_redirects=keeps_redirects,
            )
            return await self._run(course, stream)

    async def pause(self, seconds: float) -> None:
        """Wait as between two attempts."""
        await self._sleep(seconds)

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
                # A token that can't be had is no matter of this course.
                secrets = await self._secrets(attempt)
                try:
                    response = await self._send(attempt, secrets, stream)
                except Exception as error:
                    attempt = course.throw(error)
                else:
                    attempt = course.send(response)
        except StopIteration as end:
            return cast("httpx2.Response", end.value)

    async def _secrets(self, attempt: Attempt) -> list[SecretField]:
        return [
            await self._secret(credential, attempt.refused)
            for credential in attempt.request.credentials
        ]

    async def _send(
        self, attempt: Attempt, secrets: list[SecretField], stream: bool
    ) -> httpx2.Response:
        content = attempt.request.content
        limits = self.settings.body_limits(attempt.time_left)
        if isinstance(content, Iterable) and not isinstance(content, bytes):
            # An httpx2.AsyncClient sends nothing but bytes and asynchronous streams.
            content = _asynchronous(content)
        built = attempt.redirected or build(
            self._http_client, attempt.request, content, secrets, attempt.time_left
        )
        if self._on_request and (pending := self._on_request(built)):
            await pending
        names = self.settings.authentication.secret_names
        observation = Observation.begin(built, names)
        try:
            response = await self._http_client.send(
                built, stream=True, **_send_options(attempt)
            )
            if not stream:
                await self._read(response, limits)
        except Exception as error:
            if observation:
                observation.failed(error)
            raise
        if observation:
            observation.answered(response)
        try:
            if self._on_response and (pending := self._on_response(response)):
                await pending
            if not response.is_success:
                await limits.aread(response)
        except BaseException:
            await response.aclose()
            raise
        return response

    @staticmethod
    async def _read(response: httpx2.Response, limits: BodyLimits) -> None:
        try:
            await limits.aread(response)
        except BaseException:
            await response.aclose()
            raise

    async def _secret(self, credential: Credential, refused: str) -> SecretField:
        value: object = credential.secret
        if isinstance(value, TokenSource):
            value = await value.async_token(refused, self._ask_for_token)
        elif callable(value):
            value = value()
            if isinstance(value, Awaitable):
                value = await cast("Awaitable[object]", value)
        return credential.field(value)

    async def _ask_for_token(self, request: TokenRequest) -> TokenAnswer:
        if request.wait:
            await self._sleep(request.wait)
        course = self.settings.token_exchange(request)
        try:
            return await self._run(course, stream=False)
        except ApiStatusError as error:
            return error


class _SendOptions(TypedDict, total=False):
    auth: AuthSetting
    follow_redirects: bool


def _send_options(attempt: Attempt) -> _SendOptions:
    """The arguments for the HTTP client besides the request."""
    # Left to follow redirects itself, it would take keys along to other hosts.
    options: _SendOptions = {"follow_redirects": False}
    if attempt.redirected:
        # What may go there has been decided.
        options["auth"] = unchanged
    elif not isinstance(attempt.request.auth, NotGiven):
        options["auth"] = attempt.request.auth
    return options


async def _asynchronous(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
