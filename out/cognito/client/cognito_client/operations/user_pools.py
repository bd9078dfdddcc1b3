"""Operations of "user Pools"."""

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

__all__ = ["AsyncUserPoolsOperations", "UserPoolsOperations"]

LIST_USER_POOLS: Operation[Any] = Operation(
    id="listUserPools",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListUserPools"),),
    parameters=(
        Parameter("max_results", "query", "MaxResults"),
        Parameter("next_token", "query", "NextToken"),
    ),
    accept=("application/json",),
    pagination=TokenPagination("next_token", "/NextToken", size="max_results"),
)


class UserPoolsOperations(OperationGroup):
    """Operations of "user Pools"."""

    def list_user_pools(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """List User Pools.

        Lists the user pools associated with an AWS account.

        Args:
            max_results: The maximum number of results you want the request to return
                when listing the user pools.
            next_token: An identifier that was returned from the previous call to this
                operation, which can be used to return the next set of items in the
                list.
        """
        return self._call(
            LIST_USER_POOLS,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )

    def iter_user_pools(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[Any, Any]:
        """Iterate over all items of `list_user_pools`, fetching pages as needed.

        Takes the arguments of `list_user_pools`; `next_token` selects the first page.
        """
        return self._pages(
            LIST_USER_POOLS,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )


class AsyncUserPoolsOperations(AsyncOperationGroup):
    """Asynchronous operations of "user Pools"."""

    list_user_pools = asynchronous(UserPoolsOperations.list_user_pools)
    iter_user_pools = asynchronous_pages(UserPoolsOperations.iter_user_pools)
