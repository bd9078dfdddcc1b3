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
    AuthSetting,
    BaseAsyncClient,
    BaseClient,
    HttpClient,
    NotGiven,
    RequestHook,
    ResponseHook,
    TimeoutSetting,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operations.identity_pool import (
        AsyncIdentityPoolOperations,
        IdentityPoolOperations,
    )
    from .operations.identity_pool_roles import (
        AsyncIdentityPoolRolesOperations,
        IdentityPoolRolesOperations,
    )
    from .operations.identity_pool_usage import (
        AsyncIdentityPoolUsageOperations,
        IdentityPoolUsageOperations,
    )
    from .operations.identity_pools import (
        AsyncIdentityPoolsOperations,
        IdentityPoolsOperations,
    )
    from .operations.publish import AsyncPublishOperations, PublishOperations
    from .operations.user_pool_clients import (
        AsyncUserPoolClientsOperations,
        UserPoolClientsOperations,
    )
    from .operations.user_pools import AsyncUserPoolsOperations, UserPoolsOperations
    from .operations.users import AsyncUsersOperations, UsersOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "cognito-client/1.0.0"


class Client(BaseClient):
    """Client for AWS Cognito API Update Identity Pool.

    Args:
        base_url: base URL of the API.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.Client` or `httpx.Client`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: HttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: RequestHook | None = None,
        on_response: ResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def identity_pool(self) -> IdentityPoolOperations:
        """Operations of "Identity Pool"."""
        from .operations.identity_pool import IdentityPoolOperations

        return IdentityPoolOperations(self._runner)

    @cached_property
    def identity_pool_roles(self) -> IdentityPoolRolesOperations:
        """Operations of "Identity Pool Roles"."""
        from .operations.identity_pool_roles import IdentityPoolRolesOperations

        return IdentityPoolRolesOperations(self._runner)

    @cached_property
    def identity_pool_usage(self) -> IdentityPoolUsageOperations:
        """Operations of "Identity Pool Usage"."""
        from .operations.identity_pool_usage import IdentityPoolUsageOperations

        return IdentityPoolUsageOperations(self._runner)

    @cached_property
    def identity_pools(self) -> IdentityPoolsOperations:
        """Operations of "Identity Pools"."""
        from .operations.identity_pools import IdentityPoolsOperations

        return IdentityPoolsOperations(self._runner)

    @cached_property
    def publish(self) -> PublishOperations:
        """Operations of "Publish"."""
        from .operations.publish import PublishOperations

        return PublishOperations(self._runner)

    @cached_property
    def user_pool_clients(self) -> UserPoolClientsOperations:
        """Operations of "user Pool Clients"."""
        from .operations.user_pool_clients import UserPoolClientsOperations

        return UserPoolClientsOperations(self._runner)

    @cached_property
    def user_pools(self) -> UserPoolsOperations:
        """Operations of "user Pools"."""
        from .operations.user_pools import UserPoolsOperations

        return UserPoolsOperations(self._runner)

    @cached_property
    def users(self) -> UsersOperations:
        """Operations of "Users"."""
        from .operations.users import UsersOperations

        return UsersOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for AWS Cognito API Update Identity Pool.

    Args:
        base_url: base URL of the API.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.AsyncClient` or `httpx.AsyncClient`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: AsyncHttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: AsyncRequestHook | None = None,
        on_response: AsyncResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def identity_pool(self) -> AsyncIdentityPoolOperations:
        """Operations of "Identity Pool"."""
        from .operations.identity_pool import AsyncIdentityPoolOperations

        return AsyncIdentityPoolOperations(self._runner)

    @cached_property
    def identity_pool_roles(self) -> AsyncIdentityPoolRolesOperations:
        """Operations of "Identity Pool Roles"."""
        from .operations.identity_pool_roles import AsyncIdentityPoolRolesOperations

        return AsyncIdentityPoolRolesOperations(self._runner)

    @cached_property
    def identity_pool_usage(self) -> AsyncIdentityPoolUsageOperations:
        """Operations of "Identity Pool Usage"."""
        from .operations.identity_pool_usage import AsyncIdentityPoolUsageOperations

        return AsyncIdentityPoolUsageOperations(self._runner)

    @cached_property
    def identity_pools(self) -> AsyncIdentityPoolsOperations:
        """Operations of "Identity Pools"."""
        from .operations.identity_pools import AsyncIdentityPoolsOperations

        return AsyncIdentityPoolsOperations(self._runner)

    @cached_property
    def publish(self) -> AsyncPublishOperations:
        """Operations of "Publish"."""
        from .operations.publish import AsyncPublishOperations

        return AsyncPublishOperations(self._runner)

    @cached_property
    def user_pool_clients(self) -> AsyncUserPoolClientsOperations:
        """Operations of "user Pool Clients"."""
        from .operations.user_pool_clients import AsyncUserPoolClientsOperations

        return AsyncUserPoolClientsOperations(self._runner)

    @cached_property
    def user_pools(self) -> AsyncUserPoolsOperations:
        """Operations of "user Pools"."""
        from .operations.user_pools import AsyncUserPoolsOperations

        return AsyncUserPoolsOperations(self._runner)

    @cached_property
    def users(self) -> AsyncUsersOperations:
        """Operations of "Users"."""
        from .operations.users import AsyncUsersOperations

        return AsyncUsersOperations(self._runner)
