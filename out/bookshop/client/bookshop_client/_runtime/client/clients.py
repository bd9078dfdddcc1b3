"""The clients that generated ones derive from, and their groups of operations."""

from __future__ import annotations

import copy
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2

from .operations import (
    NOT_GIVEN,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
)
from .retries import RetryPolicy
from .runners import AsyncCaller, AsyncRunner, Caller, Settings, SyncRunner
from .urls import BaseUrl

__all__ = [
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "AsyncOperationGroup",
    "BaseAsyncClient",
    "BaseClient",
    "OperationGroup",
    "rebind",
    "rebind_async",
]

T = TypeVar("T")

# A host that takes no connection within 5 s won't take one later, but an answer may
# well need longer than the 5 s that httpx2 allows.
DEFAULT_TIMEOUT = httpx2.Timeout(60.0, connect=5.0)

DEFAULT_MAX_RETRIES = 2

_DEFAULT_POLICY = RetryPolicy()


class BaseClient:
    """A client whose calls wait for the answer.

    `base_url` may hold a path and a query, which are kept, and a user name and
    password, which are sent as basic authentication. `http_client` is a client of
    httpx2 (or httpx) to send with; it stays the caller's to close. `timeout` is a
    number of seconds, a `httpx2.Timeout` or None for no limit; left out, it is that
    of `http_client`, or else 60 s and 5 s for connecting. `max_retries` is how often
    a request that failed is sent again. With `strict_responses` an answer that does not
    fit the description is a `DecodeError`, even if parts of it could be used. `sleep`
    waits between attempts.

    Raises `ValueError` for a `base_url` that is no HTTP URL.
    """

    def __init__(
        self,
        base_url: str,
        *,
        http_client: httpx2.Client | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        strict_responses: bool = False,
        user_agent: str,
        retry_policy: RetryPolicy = _DEFAULT_POLICY,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        settings = Settings(
            base_url=BaseUrl.parse(base_url),
            owns_http_client=http_client is None,
            timeout=timeout,
            max_retries=max_retries,
            retry_policy=retry_policy,
            strict_responses=strict_responses,
        )
        if http_client is None:
            http_client = httpx2.Client(
                headers={"User-Agent": user_agent}, timeout=_or_default(timeout)
            )
        elif not hasattr(http_client, "close"):
            raise TypeError("http_client must be an httpx2.Client, not an AsyncClient")
        self._runner = SyncRunner(settings, http_client, sleep)

    def close(self) -> None:
        """Close the connections, unless they are those of an injected client."""
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._runner.settings.base_url)!r})"


class BaseAsyncClient:
    """A client whose calls are awaited; its arguments are those of `BaseClient`.

    `http_client` is an `AsyncClient` of httpx2 (or httpx). `sleep` is `asyncio.sleep`
    unless another one is given.
    """

    def __init__(
        self,
        base_url: str,
        *,
        http_client: httpx2.AsyncClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        strict_responses: bool = False,
        user_agent: str,
        retry_policy: RetryPolicy = _DEFAULT_POLICY,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        settings = Settings(
            base_url=BaseUrl.parse(base_url),
            owns_http_client=http_client is None,
            timeout=timeout,
            max_retries=max_retries,
            retry_policy=retry_policy,
            strict_responses=strict_responses,
        )
        if http_client is None:
            http_client = httpx2.AsyncClient(
                headers={"User-Agent": user_agent}, timeout=_or_default(timeout)
            )
        elif not hasattr(http_client, "aclose"):
            raise TypeError("http_client must be an httpx2.AsyncClient, not a Client")
        self._runner = AsyncRunner(settings, http_client, sleep or _sleep)

    async def aclose(self) -> None:
        """Close the connections, unless they are those of an injected client."""
        await self._runner.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._runner.settings.base_url)!r})"


class OperationGroup:
    """The operations of one tag; generated groups derive from it."""

    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner
        self._caller: Caller = runner

    # Any other name could be that of an operation, or not be used outside the class.
    def __replace__(self, wrap: Callable[[SyncRunner], Caller]) -> Self:
        """A copy whose calls go through what `wrap` makes of the runner."""
        changed = copy.copy(self)
        changed._caller = wrap(self._runner)
        return changed

    def _call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> T:
        result: T = self._caller.call(operation, options, arguments)
        return result


class AsyncOperationGroup:
    """The operations of one tag; generated groups derive from it."""

    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner
        self._caller: AsyncCaller = runner

    # Any other name could be that of an operation, or not be used outside the class.
    def __replace__(self, wrap: Callable[[AsyncRunner], AsyncCaller]) -> Self:
        """A copy whose calls go through what `wrap` makes of the runner."""
        changed = copy.copy(self)
        changed._caller = wrap(self._runner)
        return changed

    async def _call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> T:
        result: T = await self._caller.call(operation, options, arguments)
        return result


def rebind(
    method: Callable[..., object], wrap: Callable[[SyncRunner], Caller]
) -> Callable[..., Any]:
    """`method`, bound to a copy of its group whose calls go through `wrap`.

    Raises `TypeError` for anything but a method of a group of a `Client`.
    """
    group = getattr(method, "__self__", None)
    if not isinstance(group, OperationGroup):
        raise TypeError(f"takes a method of a Client's operations, not {method!r}")
    rebound: Callable[..., Any] = getattr(group.__replace__(wrap), method.__name__)
    return rebound


def rebind_async(
    method: Callable[..., object], wrap: Callable[[AsyncRunner], AsyncCaller]
) -> Callable[..., Any]:
    """The same for a method of a group of an `AsyncClient`."""
    group = getattr(method, "__self__", None)
    if not isinstance(group, AsyncOperationGroup):
        raise TypeError(
            f"takes a method of an AsyncClient's operations, not {method!r}"
        )
    rebound: Callable[..., Any] = getattr(group.__replace__(wrap), method.__name__)
    return rebound


def _or_default(timeout: TimeoutSetting | NotGiven) -> TimeoutSetting:
    return DEFAULT_TIMEOUT if isinstance(timeout, NotGiven) else timeout


async def _sleep(seconds: float) -> None:
    # Whoever runs this has it loaded; a synchronous client shall not pay for it.
    import asyncio

    await asyncio.sleep(seconds)
