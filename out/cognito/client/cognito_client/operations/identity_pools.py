"""Operations of "Identity Pools"."""

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

__all__ = ["AsyncIdentityPoolsOperations", "IdentityPoolsOperations"]

_IDENTITY_POOL_ID = Parameter("identity_pool_id", "query", "IdentityPoolId")
GET_IDENTITY_POOL_CONFIGURATION: Operation[Any] = Operation(
    id="getIdentityPoolConfiguration",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetIdentityPoolConfiguration"),),
    parameters=(_IDENTITY_POOL_ID,),
    accept=("application/json",),
)
LIST_IDENTITY_POOL_USAGE: Operation[Any] = Operation(
    id="listIdentityPoolUsage",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListIdentityPoolUsage"),),
    parameters=(
        Parameter("max_results", "query", "MaxResults"),
        Parameter("next_token", "query", "NextToken"),
    ),
    accept=("application/json",),
    pagination=TokenPagination("next_token", "/NextToken", size="max_results"),
)
SET_IDENTITY_POOL_CONFIGURATION: Operation[Any] = Operation(
    id="setIdentityPoolConfiguration",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "SetIdentityPoolConfiguration"),),
    parameters=(_IDENTITY_POOL_ID,),
    accept=("application/json",),
)


class IdentityPoolsOperations(OperationGroup):
    """Operations of "Identity Pools"."""

    def get_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Get Identity Pool Configuration.

        Gets the configuration settings of an identity pool.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        return self._call(
            GET_IDENTITY_POOL_CONFIGURATION,
            request_options,
            identity_pool_id=identity_pool_id,
        )

    def list_identity_pool_usage(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """List Identity Pool Usage.

        Gets a list of identity pools registered with Cognito.

        Args:
            max_results: The maximum number of results to be returned.
            next_token: A pagination token for obtaining the next page of results.
        """
        return self._call(
            LIST_IDENTITY_POOL_USAGE,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )

    def iter_identity_pool_usage(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[Any, Any]:
        """Iterate over all items of `list_identity_pool_usage`, fetching pages as
        needed.

        Takes the arguments of `list_identity_pool_usage`; `next_token` selects the
        first page.
        """
        return self._pages(
            LIST_IDENTITY_POOL_USAGE,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )

    def set_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Set Identity Pool Configuration.

        Sets the necessary configuration for push sync.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        return self._call(
            SET_IDENTITY_POOL_CONFIGURATION,
            request_options,
            identity_pool_id=identity_pool_id,
        )


class AsyncIdentityPoolsOperations(AsyncOperationGroup):
    """Asynchronous operations of "Identity Pools"."""

    get_identity_pool_configuration = asynchronous(
        IdentityPoolsOperations.get_identity_pool_configuration
    )
    list_identity_pool_usage = asynchronous(
        IdentityPoolsOperations.list_identity_pool_usage
    )
    iter_identity_pool_usage = asynchronous_pages(
        IdentityPoolsOperations.iter_identity_pool_usage
    )
    set_identity_pool_configuration = asynchronous(
        IdentityPoolsOperations.set_identity_pool_configuration
    )
