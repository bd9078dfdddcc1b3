"""The HTTP clients that callers may inject: those of httpx2 and of httpx.

httpx need not be installed, so its classes can't be named. Where the two differ is in
`transport` and in `requests.build`; everywhere else they are taken for httpx2's.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Protocol

__all__ = ["AsyncHttpClient", "HttpClient"]


class _AnyClient(Protocol):
    follow_redirects: bool
    max_redirects: int

    @property
    def headers(self) -> Any: ...

    @property
    def params(self) -> Any: ...

    def build_request(self, *args: Any, **kwargs: Any) -> Any: ...


class HttpClient(_AnyClient, Protocol):
    """An `httpx2.Client` or an `httpx.Client`."""

    def send(self, *args: Any, **kwargs: Any) -> Any: ...

    def close(self) -> None: ...


class AsyncHttpClient(_AnyClient, Protocol):
    """An `httpx2.AsyncClient` or an `httpx.AsyncClient`."""

    def send(self, *args: Any, **kwargs: Any) -> Coroutine[Any, Any, Any]: ...

    async def aclose(self) -> None: ...
