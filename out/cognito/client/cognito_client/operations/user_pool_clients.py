"""Operations of "user Pool Clients"."""

from __future__ import annotations

from typing import Any

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    Pages,
    RequestOptions,
    TokenPagination,
    asynchronous,
    asynchronous_pages,
)
from .._runtime.wire.parameters import Constant, Parameter

__all__ = ["AsyncUserPoolClientsOperations", "UserPoolClientsOperations"]

LIST_USER_POOL_CLIENTS: Operation[Any] = Operation(
    id="listUserPoolClients",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListUserPoolClients"),),
    parameters=(
        Parameter("max_results", "query", "MaxResults"),
        Parameter("next_token", "query", "NextToken"),
        Parameter("user_pool_id", "query", "UserPoolId"),
    ),
    accept=("application/json",),
    pagination=TokenPagination("next_token", "/NextToken", size="max_results"),
)


class UserPoolClientsOperations(OperationGroup):
    """Operations of "user Pool Clients"."""

    def list_user_pool_clients(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """List User Pool Clients.

        Lists the clients that have been created for the specified user pool.

        Args:
            max_results: The maximum number of results you want the request to return
                when listing the user pool clients.
            next_token: An identifier that was returned from the previous call to this
                operation, which can be used to return the next set of items in the
                list.
            user_pool_id: The user pool ID for the user pool where you want to list user
                pool clients.
        """
        return self._call(
            LIST_USER_POOL_CLIENTS,
            request_options,
            max_results=max_results,
            next_token=next_token,
            user_pool_id=user_pool_id,
        )

    def iter_user_pool_clients(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[Any, Any]:
        """Iterate over all items of `list_user_pool_clients`, fetching pages as needed.

        Takes the arguments of `list_user_pool_clients`; `next_token` selects the first
        page.
        """
        return self._pages(
            LIST_USER_POOL_CLIENTS,
            request_options,
            max_results=max_results,
            next_token=next_token,
            user_pool_id=user_pool_id,
        )


class AsyncUserPoolClientsOperations(AsyncOperationGroup):
    """Asynchronous operations of "user Pool Clients"."""

    list_user_pool_clients = asynchronous(
        UserPoolClientsOperations.list_user_pool_clients
    )
    iter_user_pool_clients = asynchronous_pages(
        UserPoolClientsOperations.iter_user_pool_clients
    )
