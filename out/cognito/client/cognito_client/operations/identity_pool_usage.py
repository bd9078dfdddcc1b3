"""Operations of "Identity Pool Usage"."""

from __future__ import annotations

from typing import Any

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Constant, Parameter

__all__ = ["AsyncIdentityPoolUsageOperations", "IdentityPoolUsageOperations"]

DESCRIBE_IDENTITY_POOL_USAGE: Operation[Any] = Operation(
    id="describeIdentityPoolUsage",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeIdentityPoolUsage"),),
    parameters=(Parameter("identity_pool_id", "query", "IdentityPoolId"),),
    accept=("application/json",),
)


class IdentityPoolUsageOperations(OperationGroup):
    """Operations of "Identity Pool Usage"."""

    def describe_identity_pool_usage(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Describe Identity Pool Usage.

        Gets usage details (for example, data storage) about a particular identity pool.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        return self._call(
            DESCRIBE_IDENTITY_POOL_USAGE,
            request_options,
            identity_pool_id=identity_pool_id,
        )


class AsyncIdentityPoolUsageOperations(AsyncOperationGroup):
    """Asynchronous operations of "Identity Pool Usage"."""

    describe_identity_pool_usage = asynchronous(
        IdentityPoolUsageOperations.describe_identity_pool_usage
    )
