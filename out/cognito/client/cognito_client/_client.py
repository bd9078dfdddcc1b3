"""The clients: one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
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
    """AWS Cognito API Update Identity Pool.

    Args:
        base_url: where the API is served.
        auth: what authenticates every call besides, such as an `httpx2.Auth`.
        http_client: your own `httpx2.Client` or `httpx.Client`, yours to close.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
        deadline: seconds after which a call is neither waited for nor sent again.
        strict_responses: refuse an answer of which only parts fit the API.
        headers: headers of every request.
        user_agent_suffix: what your program calls itself in the `User-Agent`.
        on_request: called with each request before it is sent.
        on_response: called with each answer before its body is read.
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
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def identity_pool(self) -> IdentityPoolOperations:
        """The operations of "Identity Pool"."""
        from .operations.identity_pool import IdentityPoolOperations

        return IdentityPoolOperations(self._runner)

    @cached_property
    def identity_pool_roles(self) -> IdentityPoolRolesOperations:
        """The operations of "Identity Pool Roles"."""
        from .operations.identity_pool_roles import IdentityPoolRolesOperations

        return IdentityPoolRolesOperations(self._runner)

    @cached_property
    def identity_pool_usage(self) -> IdentityPoolUsageOperations:
        """The operations of "Identity Pool Usage"."""
        from .operations.identity_pool_usage import IdentityPoolUsageOperations

        return IdentityPoolUsageOperations(self._runner)

    @cached_property
    def identity_pools(self) -> IdentityPoolsOperations:
        """The operations of "Identity Pools"."""
        from .operations.identity_pools import IdentityPoolsOperations

        return IdentityPoolsOperations(self._runner)

    @cached_property
    def publish(self) -> PublishOperations:
        """The operations of "Publish"."""
        from .operations.publish import PublishOperations

        return PublishOperations(self._runner)

    @cached_property
    def user_pool_clients(self) -> UserPoolClientsOperations:
        """The operations of "user Pool Clients"."""
        from .operations.user_pool_clients import UserPoolClientsOperations

        return UserPoolClientsOperations(self._runner)

    @cached_property
    def user_pools(self) -> UserPoolsOperations:
        """The operations of "user Pools"."""
        from .operations.user_pools import UserPoolsOperations

        return UserPoolsOperations(self._runner)

    @cached_property
    def users(self) -> UsersOperations:
        """The operations of "Users"."""
        from .operations.users import UsersOperations

        return UsersOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """AWS Cognito API Update Identity Pool, with methods to be awaited.

    Args:
        base_url: where the API is served.
        auth: what authenticates every call besides, such as an `httpx2.Auth`.
        http_client: your own `httpx2.AsyncClient` or `httpx.AsyncClient`, yours to
            close.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
        deadline: seconds after which a call is neither waited for nor sent again.
        strict_responses: refuse an answer of which only parts fit the API.
        headers: headers of every request.
        user_agent_suffix: what your program calls itself in the `User-Agent`.
        on_request: called with each request before it is sent.
        on_response: called with each answer before its body is read.
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
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def identity_pool(self) -> AsyncIdentityPoolOperations:
        """The operations of "Identity Pool"."""
        from .operations.identity_pool import AsyncIdentityPoolOperations

        return AsyncIdentityPoolOperations(self._runner)

    @cached_property
    def identity_pool_roles(self) -> AsyncIdentityPoolRolesOperations:
        """The operations of "Identity Pool Roles"."""
        from .operations.identity_pool_roles import AsyncIdentityPoolRolesOperations

        return AsyncIdentityPoolRolesOperations(self._runner)

    @cached_property
    def identity_pool_usage(self) -> AsyncIdentityPoolUsageOperations:
        """The operations of "Identity Pool Usage"."""
        from .operations.identity_pool_usage import AsyncIdentityPoolUsageOperations

        return AsyncIdentityPoolUsageOperations(self._runner)

    @cached_property
    def identity_pools(self) -> AsyncIdentityPoolsOperations:
        """The operations of "Identity Pools"."""
        from .operations.identity_pools import AsyncIdentityPoolsOperations

        return AsyncIdentityPoolsOperations(self._runner)

    @cached_property
    def publish(self) -> AsyncPublishOperations:
        """The operations of "Publish"."""
        from .operations.publish import AsyncPublishOperations

        return AsyncPublishOperations(self._runner)

    @cached_property
    def user_pool_clients(self) -> AsyncUserPoolClientsOperations:
        """The operations of "user Pool Clients"."""
        from .operations.user_pool_clients import AsyncUserPoolClientsOperations

        return AsyncUserPoolClientsOperations(self._runner)

    @cached_property
    def user_pools(self) -> AsyncUserPoolsOperations:
        """The operations of "user Pools"."""
        from .operations.user_pools import AsyncUserPoolsOperations

        return AsyncUserPoolsOperations(self._runner)

    @cached_property
    def users(self) -> AsyncUsersOperations:
        """The operations of "Users"."""
        from .operations.users import AsyncUsersOperations

        return AsyncUsersOperations(self._runner)
