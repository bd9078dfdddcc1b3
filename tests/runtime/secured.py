"""An API with security schemes of every kind, and calls of clients that have them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Literal

import httpx2

from tests.http_libraries import async_http_client, http_client
from triptych.runtime.client import (
    ApiKey,
    AsyncOperationGroup,
    BaseAsyncClient,
    BaseClient,
    BasicAuth,
    OAuth2,
    Operation,
    OperationGroup,
    RequestOptions,
    Security,
)
from triptych.runtime.client.authentication import Requirements

__all__ = [
    "BASE",
    "GIVEN",
    "KINDS",
    "SECRETS",
    "SECURITY",
    "SENT",
    "AClient",
    "Client",
    "Kind",
    "Server",
    "call",
    "operation",
    "sent",
]

BASE = "https://api.test/v1"
KINDS = ("sync", "async")
Kind = Literal["sync", "async"]
Handler = Callable[[httpx2.Request], Any]

SECURITY = Security(
    schemes=(
        BasicAuth("basic", ("T_BASIC_USERNAME", "T_BASIC_PASSWORD")),
        ApiKey("key", ("T_KEY",), "header", "X-Key"),
        ApiKey("query", ("T_QUERY",), "query", "app id"),
        OAuth2("token", ("T_TOKEN",), "https://id.test/token"),
    ),
    default=(("token",),),
)
GIVEN: Mapping[str, object] = {
    "basic": ("ada", "pä:ss"),
    "key": "k-secret",
    "query": "q&secret",
    "token": "t-secret",
}
SENT = {
    "basic": ("authorization", "Basic YWRhOnDDpDpzcw=="),
    "key": ("x-key", "k-secret"),
    "query": ("app id", "q&secret"),
    "token": ("authorization", "Bearer t-secret"),
}
# What must show nowhere, in all spellings.
SECRETS = ("k-secret", "q&secret", "q%26secret", "t-secret", "YWRhOn", "pä:ss")


class Group(OperationGroup):
    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        /,
        **arguments: object,
    ) -> Any:
        return self._call(operation, options, **arguments)


class AsyncGroup(AsyncOperationGroup):
    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        /,
        **arguments: object,
    ) -> Any:
        return await self._call(operation, options, **arguments)


class Client(BaseClient):
    @property
    def group(self) -> Group:
        return Group(self._runner)


class AClient(BaseAsyncClient):
    @property
    def group(self) -> AsyncGroup:
        return AsyncGroup(self._runner)


def operation(security: Requirements | None = None, **more: Any) -> Operation[Any]:
    """An operation that needs this; if None, what the API needs by default."""
    return Operation(
        **{"id": "op", "method": "GET", "path": "/a", "security": security, **more}
    )


def call(
    kind: Kind,
    handler: Handler,
    described: Operation[Any],
    options: RequestOptions | None = None,
    *,
    settings: Mapping[str, Any] | None = None,
    times: int = 1,
    together: bool = False,
    base_url: str = BASE,
    **client: Any,
) -> list[Any]:
    """The results, or errors, of as many calls of one client."""
    client = {"security": SECURITY, "user_agent": "t/1", "max_retries": 0, **client}
    if kind == "sync":
        with http_client(handler, **(settings or {})) as http:
            made = Client(base_url, http_client=http, **client)
            return [made.group.call(described, options) for _ in range(times)]

    async def run() -> list[Any]:
        async with async_http_client(handler, **(settings or {})) as http:
            made = AClient(base_url, http_client=http, **client)
            calls = [made.group.call(described, options) for _ in range(times)]
            if together:
                return await asyncio.gather(*calls)
            return [await pending for pending in calls]

    return asyncio.run(run())


class Server:
    """Records the requests to the API, and gives numbered access tokens."""

    def __init__(self, **token: object) -> None:
        self.requests: list[httpx2.Request] = []
        self.token_requests: list[httpx2.Request] = []
        self.token = token
        self.refused: set[str] = set()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.test":
            self.token_requests.append(request)
            number = len(self.token_requests)
            token = {"access_token": f"token-{number}", "token_type": "bearer"}
            return httpx2.Response(200, json={**token, **self.token})
        self.requests.append(request)
        is_refused = request.headers.get("Authorization") in self.refused
        return httpx2.Response(401 if is_refused else 204)

    @property
    def forms(self) -> list[dict[str, str]]:
        return [
            dict(httpx2.QueryParams(request.content.decode()))
            for request in self.token_requests
        ]


def sent(request: httpx2.Request) -> set[tuple[str, str]]:
    """The fields of a request that hold credentials."""
    headers = ("authorization", "x-key")
    found = {(k, v) for k, v in request.headers.multi_items() if k in headers}
    return found | {*request.url.params.multi_items()}
