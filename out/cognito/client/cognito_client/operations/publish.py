"""Operations of "Publish"."""

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

__all__ = ["AsyncPublishOperations", "PublishOperations"]

BULK_PUBLISH: Operation[Any] = Operation(
    id="bulkPublish",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "BulkPublish"),),
    parameters=(Parameter("identity_pool_id", "query", "IdentityPoolId"),),
    accept=("application/json",),
)


class PublishOperations(OperationGroup):
    """Operations of "Publish"."""

    def bulk_publish(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Bulk Publish.

        Initiates a bulk publish of all existing datasets for an Identity Pool to the
        configured stream.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        return self._call(
            BULK_PUBLISH,
            request_options,
            identity_pool_id=identity_pool_id,
        )


class AsyncPublishOperations(AsyncOperationGroup):
    """Asynchronous operations of "Publish"."""

    bulk_publish = asynchronous(PublishOperations.bulk_publish)
