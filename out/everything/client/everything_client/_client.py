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
    AsyncTokenSetting,
    AuthSetting,
    BaseAsyncClient,
    BaseClient,
    BasicAuth,
    BasicSetting,
    HttpClient,
    KeySetting,
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

    from .operations.class_ import AsyncClassOperations, ClassOperations
    from .operations.close_ import AsyncCloseOperations, CloseOperations
    from .operations.default import AsyncDefaultOperations, DefaultOperations
    from .operations.media_types import AsyncMediaTypesOperations, MediaTypesOperations
    from .operations.names import AsyncNamesOperations, NamesOperations
    from .operations.places import AsyncPlacesOperations, PlacesOperations
    from .operations.references import AsyncReferencesOperations, ReferencesOperations
    from .operations.responses import AsyncResponsesOperations, ResponsesOperations
    from .operations.schemas import AsyncSchemasOperations, SchemasOperations
    from .operations.security import AsyncSecurityOperations, SecurityOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "everything-client/2.0"

_SECURITY = Security(
    schemes=(
        OAuth2(
            "accessCode",
            ("EVERYTHING_ACCESS_CODE",),
            "https://everything.example/token",
        ),
        OAuth2(
            "application",
            ("EVERYTHING_APPLICATION",),
            "https://everything.example/token",
        ),
        BasicAuth("basic", ("EVERYTHING_BASIC_USERNAME", "EVERYTHING_BASIC_PASSWORD")),
        OAuth2("implicit", ("EVERYTHING_IMPLICIT",)),
        ApiKey("keyInHeader", ("EVERYTHING_KEY_IN_HEADER",), "header", "X-Key"),
        ApiKey("keyInQuery", ("EVERYTHING_KEY_IN_QUERY",), "query", "key"),
        OAuth2(
            "password", ("EVERYTHING_PASSWORD",), "https://everything.example/token"
        ),
    )
)


class Client(BaseClient):
    """Client for Everything.

    Args:
        base_url: base URL of the API.
        server: one of the servers of the API in its place, such as the module `servers`
            gives; operations that have a server of their own are called there.
        access_code: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_ACCESS_CODE.
        application: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_APPLICATION.
        basic: user name and password; defaults to the environment variables
            EVERYTHING_BASIC_USERNAME and EVERYTHING_BASIC_PASSWORD.
        implicit: an access token, or a function; defaults to the environment variable
            EVERYTHING_IMPLICIT.
        key_in_header: the key sent in the header `X-Key`, or a function; defaults to
            the environment variable EVERYTHING_KEY_IN_HEADER.
        key_in_query: the key sent in the query `key`, or a function; defaults to the
            environment variable EVERYTHING_KEY_IN_QUERY.
        password: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_PASSWORD.
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
        access_code: TokenSetting | None = None,
        application: TokenSetting | None = None,
        basic: BasicSetting | None = None,
        implicit: TokenSetting | None = None,
        key_in_header: KeySetting | None = None,
        key_in_query: KeySetting | None = None,
        password: TokenSetting | None = None,
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
            base_url_of(
                base_url, server, default="https://everything.example:8443/base path"
            ),
            own_servers=base_url is None,
            security=_SECURITY,
            credentials={
                "accessCode": access_code,
                "application": application,
                "basic": basic,
                "implicit": implicit,
                "keyInHeader": key_in_header,
                "keyInQuery": key_in_query,
                "password": password,
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
    def references(self) -> ReferencesOperations:
        """Operations of "references"."""
        from .operations.references import ReferencesOperations

        return ReferencesOperations(self._runner)

    @cached_property
    def places(self) -> PlacesOperations:
        """Operations of "places"."""
        from .operations.places import PlacesOperations

        return PlacesOperations(self._runner)

    @cached_property
    def schemas(self) -> SchemasOperations:
        """Operations of "schemas"."""
        from .operations.schemas import SchemasOperations

        return SchemasOperations(self._runner)

    @cached_property
    def media_types(self) -> MediaTypesOperations:
        """Operations of "media types"."""
        from .operations.media_types import MediaTypesOperations

        return MediaTypesOperations(self._runner)

    @cached_property
    def responses(self) -> ResponsesOperations:
        """Operations of "responses"."""
        from .operations.responses import ResponsesOperations

        return ResponsesOperations(self._runner)

    @cached_property
    def security(self) -> SecurityOperations:
        """Operations of "security"."""
        from .operations.security import SecurityOperations

        return SecurityOperations(self._runner)

    @cached_property
    def names(self) -> NamesOperations:
        """Operations of "names"."""
        from .operations.names import NamesOperations

        return NamesOperations(self._runner)

    @cached_property
    def class_(self) -> ClassOperations:
        """Operations of "class"."""
        from .operations.class_ import ClassOperations

        return ClassOperations(self._runner)

    @cached_property
    def close_(self) -> CloseOperations:
        """Operations of "close"."""
        from .operations.close_ import CloseOperations

        return CloseOperations(self._runner)

    @cached_property
    def default(self) -> DefaultOperations:
        """Operations of "default"."""
        from .operations.default import DefaultOperations

        return DefaultOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for Everything.

    Args:
        base_url: base URL of the API.
        server: one of the servers of the API in its place, such as the module `servers`
            gives; operations that have a server of their own are called there.
        access_code: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_ACCESS_CODE.
        application: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_APPLICATION.
        basic: user name and password; defaults to the environment variables
            EVERYTHING_BASIC_USERNAME and EVERYTHING_BASIC_PASSWORD.
        implicit: an access token, or a function; defaults to the environment variable
            EVERYTHING_IMPLICIT.
        key_in_header: the key sent in the header `X-Key`, or a function; defaults to
            the environment variable EVERYTHING_KEY_IN_HEADER.
        key_in_query: the key sent in the query `key`, or a function; defaults to the
            environment variable EVERYTHING_KEY_IN_QUERY.
        password: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            EVERYTHING_PASSWORD.
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
        access_code: AsyncTokenSetting | None = None,
        application: AsyncTokenSetting | None = None,
        basic: BasicSetting | None = None,
        implicit: AsyncTokenSetting | None = None,
        key_in_header: AsyncKeySetting | None = None,
        key_in_query: AsyncKeySetting | None = None,
        password: AsyncTokenSetting | None = None,
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
            base_url_of(
                base_url, server, default="https://everything.example:8443/base path"
            ),
            own_servers=base_url is None,
            security=_SECURITY,
            credentials={
                "accessCode": access_code,
                "application": application,
                "basic": basic,
                "implicit": implicit,
                "keyInHeader": key_in_header,
                "keyInQuery": key_in_query,
                "password": password,
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
    def references(self) -> AsyncReferencesOperations:
        """Operations of "references"."""
        from .operations.references import AsyncReferencesOperations

        return AsyncReferencesOperations(self._runner)

    @cached_property
    def places(self) -> AsyncPlacesOperations:
        """Operations of "places"."""
        from .operations.places import AsyncPlacesOperations

        return AsyncPlacesOperations(self._runner)

    @cached_property
    def schemas(self) -> AsyncSchemasOperations:
        """Operations of "schemas"."""
        from .operations.schemas import AsyncSchemasOperations

        return AsyncSchemasOperations(self._runner)

    @cached_property
    def media_types(self) -> AsyncMediaTypesOperations:
        """Operations of "media types"."""
        from .operations.media_types import AsyncMediaTypesOperations

        return AsyncMediaTypesOperations(self._runner)

    @cached_property
    def responses(self) -> AsyncResponsesOperations:
        """Operations of "responses"."""
        from .operations.responses import AsyncResponsesOperations

        return AsyncResponsesOperations(self._runner)

    @cached_property
    def security(self) -> AsyncSecurityOperations:
        """Operations of "security"."""
        from .operations.security import AsyncSecurityOperations

        return AsyncSecurityOperations(self._runner)

    @cached_property
    def names(self) -> AsyncNamesOperations:
        """Operations of "names"."""
        from .operations.names import AsyncNamesOperations

        return AsyncNamesOperations(self._runner)

    @cached_property
    def class_(self) -> AsyncClassOperations:
        """Operations of "class"."""
        from .operations.class_ import AsyncClassOperations

        return AsyncClassOperations(self._runner)

    @cached_property
    def close_(self) -> AsyncCloseOperations:
        """Operations of "close"."""
        from .operations.close_ import AsyncCloseOperations

        return AsyncCloseOperations(self._runner)

    @cached_property
    def default(self) -> AsyncDefaultOperations:
        """Operations of "default"."""
        from .operations.default import AsyncDefaultOperations

        return AsyncDefaultOperations(self._runner)
