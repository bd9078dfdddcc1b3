"""The clients, with one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
    DEFAULT_MAX_RESPONSE_SIZE,
    DEFAULT_MAX_RETRIES,
    NOT_GIVEN,
    AsyncHttpClient,
    AsyncRequestHook,
    AsyncResponseHook,
    AsyncTokenSetting,
    AuthSetting,
    BaseAsyncClient,
    BaseClient,
    HttpClient,
    NotGiven,
    OAuth2,
    RequestHook,
    ResponseHook,
    Security,
    TimeoutSetting,
    TokenSetting,
)
from ._runtime.client.servers import base_url_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operations.flows import AsyncFlowsOperations, FlowsOperations
    from .operations.forms import AsyncFormsOperations, FormsOperations
    from .operations.methods import AsyncMethodsOperations, MethodsOperations
    from .operations.objects import AsyncObjectsOperations, ObjectsOperations
    from .operations.servers import AsyncServersOperations, ServersOperations
    from .operations.streams import AsyncStreamsOperations, StreamsOperations
    from .operations.styles import AsyncStylesOperations, StylesOperations
    from .operations.unions import AsyncUnionsOperations, UnionsOperations
    from .operations.values import AsyncValuesOperations, ValuesOperations
    from .operations.xml import AsyncXmlOperations, XmlOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "everything3-client/3.1"

_SECURITY = Security(
    schemes=(
        OAuth2(
            "device",
            ("EVERYTHING3_DEVICE",),
            "https://login.everything3.example/token",
            refresh_url="https://login.everything3.example/refresh",
            device_url="https://login.everything3.example/device",
        ),
    )
)


class Client(BaseClient):
    """Client for Everything of OpenAPI 3.

    Args:
        base_url: base URL of the API; operations with a server of their own keep the
            path of that server.
        server: one of the servers of the API in its place, such as the module `servers`
            gives; operations that have a server of their own are called there.
        device: an access token, a function, `ClientCredentials`, `PasswordCredentials`
            or `DeviceCredentials`; defaults to the environment variable
            EVERYTHING3_DEVICE.
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
        base_url: str | None = None,
        *,
        server: str | None = None,
        device: TokenSetting | None = None,
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
            base_url_of(base_url, server, default="https://everything3.example/v1"),
            own_servers=base_url is None,
            security=_SECURITY,
            credentials={
                "device": device,
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
    def values(self) -> ValuesOperations:
        """Operations of "values"."""
        from .operations.values import ValuesOperations

        return ValuesOperations(self._runner)

    @cached_property
    def objects(self) -> ObjectsOperations:
        """Operations of "objects"."""
        from .operations.objects import ObjectsOperations

        return ObjectsOperations(self._runner)

    @cached_property
    def unions(self) -> UnionsOperations:
        """Operations of "unions"."""
        from .operations.unions import UnionsOperations

        return UnionsOperations(self._runner)

    @cached_property
    def styles(self) -> StylesOperations:
        """Operations of "styles"."""
        from .operations.styles import StylesOperations

        return StylesOperations(self._runner)

    @cached_property
    def forms(self) -> FormsOperations:
        """Operations of "forms"."""
        from .operations.forms import FormsOperations

        return FormsOperations(self._runner)

    @cached_property
    def xml(self) -> XmlOperations:
        """Operations of "xml"."""
        from .operations.xml import XmlOperations

        return XmlOperations(self._runner)

    @cached_property
    def streams(self) -> StreamsOperations:
        """Operations of "streams"."""
        from .operations.streams import StreamsOperations

        return StreamsOperations(self._runner)

    @cached_property
    def methods(self) -> MethodsOperations:
        """Operations of "methods"."""
        from .operations.methods import MethodsOperations

        return MethodsOperations(self._runner)

    @cached_property
    def servers(self) -> ServersOperations:
        """Operations of "servers"."""
        from .operations.servers import ServersOperations

        return ServersOperations(self._runner)

    @cached_property
    def flows(self) -> FlowsOperations:
        """Operations of "flows"."""
        from .operations.flows import FlowsOperations

        return FlowsOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for Everything of OpenAPI 3.

    Args:
        base_url: base URL of the API; operations with a server of their own keep the
            path of that server.
        server: one of the servers of the API in its place, such as the module `servers`
            gives; operations that have a server of their own are called there.
        device: an access token, a function, `ClientCredentials`, `PasswordCredentials`
            or `DeviceCredentials`; defaults to the environment variable
            EVERYTHING3_DEVICE.
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
        base_url: str | None = None,
        *,
        server: str | None = None,
        device: AsyncTokenSetting | None = None,
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
            base_url_of(base_url, server, default="https://everything3.example/v1"),
            own_servers=base_url is None,
            security=_SECURITY,
            credentials={
                "device": device,
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
    def values(self) -> AsyncValuesOperations:
        """Operations of "values"."""
        from .operations.values import AsyncValuesOperations

        return AsyncValuesOperations(self._runner)

    @cached_property
    def objects(self) -> AsyncObjectsOperations:
        """Operations of "objects"."""
        from .operations.objects import AsyncObjectsOperations

        return AsyncObjectsOperations(self._runner)

    @cached_property
    def unions(self) -> AsyncUnionsOperations:
        """Operations of "unions"."""
        from .operations.unions import AsyncUnionsOperations

        return AsyncUnionsOperations(self._runner)

    @cached_property
    def styles(self) -> AsyncStylesOperations:
        """Operations of "styles"."""
        from .operations.styles import AsyncStylesOperations

        return AsyncStylesOperations(self._runner)

    @cached_property
    def forms(self) -> AsyncFormsOperations:
        """Operations of "forms"."""
        from .operations.forms import AsyncFormsOperations

        return AsyncFormsOperations(self._runner)

    @cached_property
    def xml(self) -> AsyncXmlOperations:
        """Operations of "xml"."""
        from .operations.xml import AsyncXmlOperations

        return AsyncXmlOperations(self._runner)

    @cached_property
    def streams(self) -> AsyncStreamsOperations:
        """Operations of "streams"."""
        from .operations.streams import AsyncStreamsOperations

        return AsyncStreamsOperations(self._runner)

    @cached_property
    def methods(self) -> AsyncMethodsOperations:
        """Operations of "methods"."""
        from .operations.methods import AsyncMethodsOperations

        return AsyncMethodsOperations(self._runner)

    @cached_property
    def servers(self) -> AsyncServersOperations:
        """Operations of "servers"."""
        from .operations.servers import AsyncServersOperations

        return AsyncServersOperations(self._runner)

    @cached_property
    def flows(self) -> AsyncFlowsOperations:
        """Operations of "flows"."""
        from .operations.flows import AsyncFlowsOperations

        return AsyncFlowsOperations(self._runner)
