"""Operations of "Publish", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from .._runtime.server import (
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)
from .._runtime.wire.parameters import Constant

__all__ = ["PublishService", "endpoints"]

BULK_PUBLISH = ServerOperation(
    id="bulkPublish",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "BulkPublish"),),
    parameters=(
        TypedParameter("identity_pool_id", "query", "IdentityPoolId", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class PublishService(Service):
    """Operations of "Publish".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def bulk_publish(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Bulk Publish.

        Initiates a bulk publish of all existing datasets for an Identity Pool to the
        configured stream.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        raise not_implemented("bulkPublish")


def endpoints(service: PublishService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(BULK_PUBLISH),)
    return (Endpoint(BULK_PUBLISH, service.bulk_publish),)
