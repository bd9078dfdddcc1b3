"""The clients, with one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
    DEFAULT_MAX_RESPONSE_SIZE,
    DEFAULT_MAX_RETRIES,
    NOT_GIVEN,
    ApiKey,
    AsyncHttpClient,
    AsyncKeySetting,
    AsyncRequestHook,
    AsyncResponseHook,
    AuthSetting,
    BaseAsyncClient,
    BaseClient,
    HttpAuth,
    HttpClient,
    KeySetting,
    NotGiven,
    RequestHook,
    ResponseHook,
    Security,
    TimeoutSetting,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operations.photos import AsyncPhotosOperations, PhotosOperations
    from .operations.repairs import AsyncRepairsOperations, RepairsOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "workshop-client/1.0.0"

_SECURITY = Security(
    schemes=(
        HttpAuth("account", ("WORKSHOP_ACCOUNT",)),
        ApiKey("receipt", ("WORKSHOP_RECEIPT",), "cookie", "receipt"),
    ),
    default=(("account",),),
)


class Client(BaseClient):
    """Client for Workshop.

    Args:
        base_url: base URL of the API.
        account: a token, or a function; defaults to the environment variable
            WORKSHOP_ACCOUNT.
        receipt: the key sent in the cookie `receipt`, or a function; defaults to the
            environment variable WORKSHOP_RECEIPT.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.Client` or `httpx.Client`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        always_authenticate: send credentials even if the description declares no
            security for an operation.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str = "https://api.workshop.example/v1",
        *,
        account: KeySetting | None = None,
        receipt: KeySetting | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: HttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: RequestHook | None = None,
        on_response: ResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            security=_SECURITY,
            credentials={
                "account": account,
                "receipt": receipt,
            },
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            always_authenticate=always_authenticate,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def repairs(self) -> RepairsOperations:
        """Operations of "repairs"."""
        from .operations.repairs import RepairsOperations

        return RepairsOperations(self._runner)

    @cached_property
    def photos(self) -> PhotosOperations:
        """Operations of "photos"."""
        from .operations.photos import PhotosOperations

        return PhotosOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for Workshop.

    Args:
        base_url: base URL of the API.
        account: a token, or a function; defaults to the environment variable
            WORKSHOP_ACCOUNT.
        receipt: the key sent in the cookie `receipt`, or a function; defaults to the
            environment variable WORKSHOP_RECEIPT.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.AsyncClient` or `httpx.AsyncClient`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        always_authenticate: send credentials even if the description declares no
            security for an operation.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str = "https://api.workshop.example/v1",
        *,
        account: AsyncKeySetting | None = None,
        receipt: AsyncKeySetting | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: AsyncHttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: AsyncRequestHook | None = None,
        on_response: AsyncResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            security=_SECURITY,
            credentials={
                "account": account,
                "receipt": receipt,
            },
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            always_authenticate=always_authenticate,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def repairs(self) -> AsyncRepairsOperations:
        """Operations of "repairs"."""
        from .operations.repairs import AsyncRepairsOperations

        return AsyncRepairsOperations(self._runner)

    @cached_property
    def photos(self) -> AsyncPhotosOperations:
        """Operations of "photos"."""
        from .operations.photos import AsyncPhotosOperations

        return AsyncPhotosOperations(self._runner)
