"""Bodies of answers, read no longer than the deadline and no larger than allowed.

The HTTP library limits each step of reading, and nothing limits how many steps there
are, nor what a compressed body becomes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import httpx2

from .errors import ResponseTooLargeError
from .urls import redact

__all__ = ["BodyLimits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """How large a decoded body may be, in bytes, and when its reading has to end.

    `ends_at` is in seconds of `clock`. None is no limit.
    """

    max_size: int | None
    ends_at: float | None
    clock: Callable[[], float]

    def read(self, response: httpx2.Response) -> None:
        """Read the body, which the response then has.

        Raises `ResponseTooLargeError`, and what the HTTP library raises where it takes
        too long.
        """
        chunks = response.iter_bytes()
        self._shorten_steps(response)

        def limited(chunk_size: int | None = None) -> Iterator[bytes]:
            size = 0
            for chunk in chunks:
                size += len(chunk)
                self._check(response, size)
                yield chunk

        # What the response reads its body with.
        replaced: Any = response
        replaced.iter_bytes = limited
        try:
            response.read()
        finally:
            del replaced.iter_bytes
        # It may have been read before.
        self._check(response, len(response.content))

    async def aread(self, response: httpx2.Response) -> None:
        """The same for an asynchronous client."""
        chunks = response.aiter_bytes()
        self._shorten_steps(response)

        async def limited(chunk_size: int | None = None) -> AsyncIterator[bytes]:
            size = 0
            async for chunk in chunks:
                size += len(chunk)
                self._check(response, size)
                yield chunk

        replaced: Any = response
        replaced.aiter_bytes = limited
        try:
            await response.aread()
        finally:
            del replaced.aiter_bytes
        self._check(response, len(response.content))

    def _shorten_steps(self, response: httpx2.Response) -> None:
        """No step of reading outlasts the deadline, as it did not at the beginning."""
        steps: object = response.request.extensions.get("timeout")
        if self.ends_at is None or not isinstance(steps, dict):
            return
        left = max(0.001, self.ends_at - self.clock())
        limits = cast("dict[str, float | None]", steps)
        allowed = limits.get("read")
        limits["read"] = left if allowed is None else min(allowed, left)

    def _check(self, response: httpx2.Response, size: int) -> None:
        request = response.request
        if self.max_size is not None and size > self.max_size:
            url = redact(str(request.url))
            raise ResponseTooLargeError(
                f"{request.method} {url} answered {response.status_code} with a body"
                f" of more than {self.max_size} bytes; `streaming` reads one of any"
                " size, and `max_response_size` is the limit",
                method=request.method,
                url=url,
            )
        if self.ends_at is not None and self.clock() > self.ends_at:
            raise httpx2.ReadTimeout(
                "the deadline ended before the body did", request=request
            )
