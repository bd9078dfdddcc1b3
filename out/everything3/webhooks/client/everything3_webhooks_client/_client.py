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

    from .operations.flows import AsyncFlowsOperations, FlowsOperations
    from .operations.webhooks import AsyncWebhooksOperations, WebhooksOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "everything3-webhooks-client/3.1"

_SECURITY = Security(
    schemes=(ApiKey("signature", ("EVERYTHING3_SIGNATURE",), "header", "X-Signature"),)
)


class Client(BaseClient):
    """Client for Everything of OpenAPI 3 webhooks.

    Args:
        base_url: base URL of the API.
        signature: the key sent in the header `X-Signature`, or a function; defaults to
            the environment variable EVERYTHING3_SIGNATURE.
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
        base_url: str,
        *,
        signature: KeySetting | None = None,
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
                "signature": signature,
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
    def flows(self) -> FlowsOperations:
        """Operations of "flows"."""
        from .operations.flows import FlowsOperations

        return FlowsOperations(self._runner)

    @cached_property
    def webhooks(self) -> WebhooksOperations:
        """Operations of "webhooks"."""
        from .operations.webhooks import WebhooksOperations

        return WebhooksOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for Everything of OpenAPI 3 webhooks.

    Args:
        base_url: base URL of the API.
        signature: the key sent in the header `X-Signature`, or a function; defaults to
            the environment variable EVERYTHING3_SIGNATURE.
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
        base_url: str,
        *,
        signature: AsyncKeySetting | None = None,
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
                "signature": signature,
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
    def flows(self) -> AsyncFlowsOperations:
        """Operations of "flows"."""
        from .operations.flows import AsyncFlowsOperations

        return AsyncFlowsOperations(self._runner)

    @cached_property
    def webhooks(self) -> AsyncWebhooksOperations:
        """Operations of "webhooks"."""
        from .operations.webhooks import AsyncWebhooksOperations

        return AsyncWebhooksOperations(self._runner)
