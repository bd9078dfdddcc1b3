"""The clients that generated ones derive from."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar, cast

import httpx2

from .authentication import Authentication, Security
from .groups import AsyncOperationGroup, OperationGroup
from .http_clients import AsyncHttpClient, HttpClient
from .observation import (
    AsyncRequestHook,
    AsyncResponseHook,
    RequestHook,
    ResponseHook,
)
from .operations import (
    NOT_GIVEN,
    AuthSetting,
    NotGiven,
    TimeoutSetting,
)
from .requesting import AsyncRequesting, Requesting
from .retries import RetryPolicy
from .runners import AsyncRunner, SyncRunner
from .secrecy import HoldsSecrets
from .settings import Settings
from .urls import SOCKET_ORIGIN, BaseUrl

__all__ = [
    "DEFAULT_MAX_RESPONSE_SIZE",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "BaseAsyncClient",
    "BaseClient",
]

C = TypeVar("C", bound="_AnyClient[Any]")

# A host that takes no connection within 5 s won't take one later, but an answer may
# well need longer than the 5 s that httpx2 allows.
DEFAULT_TIMEOUT = httpx2.Timeout(60.0, connect=5.0)

DEFAULT_MAX_RETRIES = 2

# Larger bodies are for `streaming`. A megabyte of gzip can be a gigabyte.
DEFAULT_MAX_RESPONSE_SIZE = 100 * 2**20

_DEFAULT_POLICY = RetryPolicy()
_NO_SECURITY = Security()


class _Runner(Protocol):
    settings: Settings

    def with_settings(self, settings: Settings) -> Self: ...


R = TypeVar("R", bound=_Runner)


class _AnyClient(HoldsSecrets, Generic[R]):
    """What synchronous and asynchronous clients have in common."""

    _runner: R
    _is_copy = False

    def with_options(
        self,
        *,
        base_url: str | NotGiven = NOT_GIVEN,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int | NotGiven = NOT_GIVEN,
        deadline: float | NotGiven | None = NOT_GIVEN,
        max_response_size: int | NotGiven | None = NOT_GIVEN,
        always_authenticate: bool | NotGiven = NOT_GIVEN,
        headers: Mapping[str, str] | NotGiven = NOT_GIVEN,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
    ) -> Self:
        """Return a copy with different defaults that shares the connections.

        `headers` are sent besides those of this client and replace those of the same
        name. Closing the copy closes nothing. Raises `ValueError` as making a client
        does.
        """
        changed = _copy_without_groups(self)
        settings = _changed(
            self._runner.settings,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            always_authenticate=always_authenticate,
            headers=headers,
            auth=auth,
        )
        changed._runner = self._runner.with_settings(settings)
        changed._is_copy = True
        return changed

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._runner.settings.base_url)!r})"


class BaseClient(_AnyClient[SyncRunner], Requesting):
    """A synchronous client.

    `base_url` may hold a path and a query, which are kept, and a user name and
    password, which are sent as basic authentication; it may also be a unix socket
    (`unix:///run/api.sock`, or `unix:///run/api.sock:/v1` with a path). `security` are
    the security schemes of the API, and `credentials` what is given for each by its
    name. `auth`
    authenticates every request besides them: what httpx2 takes, such as a
    `httpx2.Auth`. `http_client` is a client of httpx2 (or httpx) to send with; it stays
    the caller's to close. `timeout` is a number of seconds, a `httpx2.Timeout` or None
    for no limit; left out, it is that of `http_client`, or else 60 s and 5 s for
    connecting. `max_retries` is how often a request that failed is sent again, and
    `deadline` how many seconds after the beginning of the call at the latest, which
    neither a step of a request nor the reading of a body outlasts. A body of more than
    `max_response_size` bytes, as decoded, is a `ResponseTooLargeError` unless it is
    streamed; None is no limit. With `strict_responses` an answer that does not fit the
    description is a `DecodeError`, even if parts of it could be used. With
    `always_authenticate` credentials are sent where the description needs none as well.
    `headers` are sent with every request. `user_agent` is what the client calls itself,
    and `user_agent_suffix` what the program does, which is sent with an `http_client`
    too.
    `on_request` and `on_response` are called with everything sent, retries and requests
    for access tokens included, and with its answer, whose body may not be read yet.
    `sleep` waits between attempts.

    Raises `ValueError` for a `base_url` that is no HTTP URL, and `TypeError` or
    `ValueError` for what can't be credentials.
    """

    def __init__(
        self,
        base_url: str,
        *,
        security: Security = _NO_SECURITY,
        credentials: Mapping[str, object] | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: HttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        own_servers: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent: str,
        user_agent_suffix: str = "",
        on_request: RequestHook | None = None,
        on_response: ResponseHook | None = None,
        retry_policy: RetryPolicy = _DEFAULT_POLICY,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        user_agent = f"{user_agent} {user_agent_suffix}".rstrip()
        settings = _settings(
            base_url,
            security=security,
            credentials=credentials,
            auth=auth,
            owns_http_client=http_client is None,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            own_servers=own_servers,
            always_authenticate=always_authenticate,
            headers={
                **({"User-Agent": user_agent} if user_agent_suffix else {}),
                **(headers or {}),
            },
            retry_policy=retry_policy,
        )
        socket = _own_socket(settings, http_client)
        if http_client is None:
            http_client = httpx2.Client(
                headers={"User-Agent": user_agent},
                timeout=_or_default(timeout),
                mounts=(
                    {SOCKET_ORIGIN: httpx2.HTTPTransport(uds=socket)}
                    if socket
                    else None
                ),
            )
        elif not hasattr(http_client, "close"):
            raise TypeError("http_client must be an httpx2.Client, not an AsyncClient")
        self._runner = SyncRunner(
            settings,
            cast("httpx2.Client", http_client),
            sleep,
            on_request,
            on_response,
        )

    def close(self) -> None:
        """Close the connections, unless they belong to an injected client."""
        if not self._is_copy:
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


class BaseAsyncClient(_AnyClient[AsyncRunner], AsyncRequesting):
    """An asynchronous client; it takes the arguments of `BaseClient`.

    `http_client` is an `AsyncClient` of httpx2 (or httpx); hooks may be awaitable.
    `sleep` is `asyncio.sleep` unless another one is given.
    """

    def __init__(
        self,
        base_url: str,
        *,
        security: Security = _NO_SECURITY,
        credentials: Mapping[str, object] | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: AsyncHttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        own_servers: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent: str,
        user_agent_suffix: str = "",
        on_request: AsyncRequestHook | None = None,
        on_response: AsyncResponseHook | None = None,
        retry_policy: RetryPolicy = _DEFAULT_POLICY,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        user_agent = f"{user_agent} {user_agent_suffix}".rstrip()
        settings = _settings(
            base_url,
            security=security,
            credentials=credentials,
            auth=auth,
            owns_http_client=http_client is None,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            own_servers=own_servers,
            always_authenticate=always_authenticate,
            headers={
                **({"User-Agent": user_agent} if user_agent_suffix else {}),
                **(headers or {}),
            },
            retry_policy=retry_policy,
        )
        socket = _own_socket(settings, http_client)
        if http_client is None:
            http_client = httpx2.AsyncClient(
                headers={"User-Agent": user_agent},
                timeout=_or_default(timeout),
                mounts=(
                    {SOCKET_ORIGIN: httpx2.AsyncHTTPTransport(uds=socket)}
                    if socket
                    else None
                ),
            )
        elif not hasattr(http_client, "aclose"):
            raise TypeError("http_client must be an httpx2.AsyncClient, not a Client")
        self._runner = AsyncRunner(
            settings,
            cast("httpx2.AsyncClient", http_client),
            sleep or _sleep,
            on_request,
            on_response,
        )

    async def aclose(self) -> None:
        """Close the connections, unless they belong to an injected client."""
        if not self._is_copy:
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


def _settings(
    base_url: str,
    *,
    security: Security,
    credentials: Mapping[str, object] | None,
    auth: AuthSetting | NotGiven,
    owns_http_client: bool,
    timeout: TimeoutSetting | NotGiven,
    max_retries: int,
    deadline: float | None,
    max_response_size: int | None,
    strict_responses: bool,
    own_servers: bool,
    always_authenticate: bool,
    headers: Mapping[str, str],
    retry_policy: RetryPolicy,
) -> Settings:
    url = BaseUrl.parse(base_url)
    return Settings(
        base_url=url,
        owns_http_client=owns_http_client,
        timeout=timeout,
        max_retries=max_retries,
        deadline=deadline,
        max_response_size=max_response_size,
        retry_policy=retry_policy,
        strict_responses=strict_responses,
        own_servers=own_servers,
        always_authenticate=always_authenticate,
        headers=headers,
        auth=auth,
        authentication=Authentication(
            security, credentials or {}, f"{url.origin}{url.path}"
        ),
    )


def _own_socket(settings: Settings, http_client: object) -> str | None:
    """The unix socket to connect to, None for a host; raises `ValueError`."""
    socket = settings.base_url.socket
    if socket and http_client is not None:
        raise ValueError(
            "an http_client connects as it was made to: give it a transport with"
            f" uds={socket!r}, and {SOCKET_ORIGIN} as base URL"
        )
    return socket or None


def _copy_without_groups(client: C) -> C:
    # Not `copy.copy`, which does what pickle does.
    copied = object.__new__(type(client))
    # Groups are made once, and call what they were made with.
    copied.__dict__.update(
        (name, value)
        for name, value in vars(client).items()
        if not isinstance(value, (OperationGroup, AsyncOperationGroup))
    )
    return copied


def _changed(
    settings: Settings,
    *,
    base_url: str | NotGiven,
    timeout: TimeoutSetting | NotGiven,
    max_retries: int | NotGiven,
    deadline: float | NotGiven | None,
    max_response_size: int | NotGiven | None,
    always_authenticate: bool | NotGiven,
    headers: Mapping[str, str] | NotGiven,
    auth: AuthSetting | NotGiven,
) -> Settings:
    if not isinstance(base_url, NotGiven):
        settings = replace(
            settings,
            base_url=settings.other_base_url(base_url),
            own_servers=False,
        )
    if not isinstance(timeout, NotGiven):
        settings = replace(settings, timeout=timeout)
    if not isinstance(max_retries, NotGiven):
        settings = replace(settings, max_retries=max_retries)
    if not isinstance(deadline, NotGiven):
        settings = replace(settings, deadline=deadline)
    if not isinstance(max_response_size, NotGiven):
        settings = replace(settings, max_response_size=max_response_size)
    if not isinstance(always_authenticate, NotGiven):
        settings = replace(settings, always_authenticate=always_authenticate)
    if not isinstance(headers, NotGiven):
        changed = {name.lower() for name in headers}
        kept = {k: v for k, v in settings.headers.items() if k.lower() not in changed}
        settings = replace(settings, headers={**kept, **headers})
    if not isinstance(auth, NotGiven):
        settings = replace(settings, auth=auth)
    return settings


def _or_default(timeout: TimeoutSetting | NotGiven) -> TimeoutSetting:
    return DEFAULT_TIMEOUT if isinstance(timeout, NotGiven) else timeout


async def _sleep(seconds: float) -> None:
    # Whoever runs this has it loaded; a synchronous client shall not pay for it.
    import asyncio

    await asyncio.sleep(seconds)
