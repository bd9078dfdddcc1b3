"""Operations of "Identity Pool Usage", and the base class of their service."""

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

__all__ = ["IdentityPoolUsageService", "endpoints"]

DESCRIBE_IDENTITY_POOL_USAGE = ServerOperation(
    id="describeIdentityPoolUsage",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeIdentityPoolUsage"),),
    parameters=(
        TypedParameter("identity_pool_id", "query", "IdentityPoolId", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class IdentityPoolUsageService(Service):
    """Operations of "Identity Pool Usage".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def describe_identity_pool_usage(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Describe Identity Pool Usage.

        Gets usage details (for example, data storage) about a particular identity pool.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        raise not_implemented("describeIdentityPoolUsage")


def endpoints(service: IdentityPoolUsageService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(DESCRIBE_IDENTITY_POOL_USAGE),)
    return (
        Endpoint(DESCRIBE_IDENTITY_POOL_USAGE, service.describe_identity_pool_usage),
    )
