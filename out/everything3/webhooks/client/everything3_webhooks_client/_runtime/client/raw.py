"""Raw responses: status, headers, and the undecoded body.

    response = raw(client.users.get_user)("ada")
    response.headers["ETag"], response.parse()

A method of an `AsyncClient` is wrapped with `async_raw`. They are two functions because
type checkers can't choose between a method that returns `Any` and one to be awaited.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Generic, ParamSpec, TypeVar

import httpx2

from .engine import RETRIES
from .filenames import filename_of
from .groups import rebind, rebind_async
from .operations import Operation, RequestOptions
from .runners import AsyncRunner, SyncRunner

__all__ = ["RawResponse", "async_raw", "raw"]

P = ParamSpec("P")
T = TypeVar("T")


class RawResponse(Generic[T]):
    """A successful answer, or a redirect that the API describes, read but not decoded.

    `retries` is how often the request was sent again for it.
    """

    def __init__(self, response: httpx2.Response, parse: Callable[[], T]) -> None:
        self.status_code = response.status_code
        self.retries: int = response.extensions.get(RETRIES, 0)
        # A copy, since those of an injected client may be of httpx's own class.
        self.headers = httpx2.Headers(response.headers.raw)
        self.content = response.content
        self._parse = parse

    @property
    def filename(self) -> str | None:
        """The file name that the server suggests, safe to join to a folder's path.

        None if it suggests none, or none that can be used.
        """
        return filename_of(self.headers)

    def parse(self) -> T:
        """What the method itself returns; raises what it does for such an answer."""
        return self._parse()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """`method` of a `Client`, returning the response with its status and headers.

    A redirect (3xx) that the API describes is returned and not followed. Any other
    answer that is no success is raised as ever. Raises `TypeError` for anything but a
    method such as `client.users.get_user`.
    """
    return rebind(method, _RawCaller)


def async_raw(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """`raw` for a method of an `AsyncClient`."""
    return rebind_async(method, _AsyncRawCaller)


class _RawCaller:
    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> RawResponse[Any]:
        response = self._runner.send(
            operation, options, arguments, keeps_redirects=True
        )
        parse = partial(self._runner.settings.result, operation, response)
        return RawResponse(response, parse)


class _AsyncRawCaller:
    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> RawResponse[Any]:
        response = await self._runner.send(
            operation, options, arguments, keeps_redirects=True
        )
        parse = partial(self._runner.settings.result, operation, response)
        return RawResponse(response, parse)
