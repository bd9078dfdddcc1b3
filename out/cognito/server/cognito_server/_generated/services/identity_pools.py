"""Operations of "Identity Pools", and the base class of their service."""

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

__all__ = ["IdentityPoolsService", "endpoints"]

_IDENTITY_POOL_ID = TypedParameter(
    "identity_pool_id", "query", "IdentityPoolId", type=str
)
GET_IDENTITY_POOL_CONFIGURATION = ServerOperation(
    id="getIdentityPoolConfiguration",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetIdentityPoolConfiguration"),),
    parameters=(_IDENTITY_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
LIST_IDENTITY_POOL_USAGE = ServerOperation(
    id="listIdentityPoolUsage",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListIdentityPoolUsage"),),
    parameters=(
        TypedParameter("max_results", "query", "MaxResults", type=str),
        TypedParameter("next_token", "query", "NextToken", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
SET_IDENTITY_POOL_CONFIGURATION = ServerOperation(
    id="setIdentityPoolConfiguration",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "SetIdentityPoolConfiguration"),),
    parameters=(_IDENTITY_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class IdentityPoolsService(Service):
    """Operations of "Identity Pools".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def get_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Get Identity Pool Configuration.

        Gets the configuration settings of an identity pool.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        raise not_implemented("getIdentityPoolConfiguration")

    @abstractmethod
    def list_identity_pool_usage(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Reply[Any]:
        """List Identity Pool Usage.

        Gets a list of identity pools registered with Cognito.

        Args:
            max_results: The maximum number of results to be returned.
            next_token: A pagination token for obtaining the next page of results.
        """
        raise not_implemented("listIdentityPoolUsage")

    @abstractmethod
    def set_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Set Identity Pool Configuration.

        Sets the necessary configuration for push sync.

        Args:
            identity_pool_id: A name-spaced GUID (for example,
                us-east-1:23EC4050-6AEA-7089-A2DD-08002EXAMPLE) created by Amazon
                Cognito.
        """
        raise not_implemented("setIdentityPoolConfiguration")


def endpoints(service: IdentityPoolsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(GET_IDENTITY_POOL_CONFIGURATION),
            Endpoint(LIST_IDENTITY_POOL_USAGE),
            Endpoint(SET_IDENTITY_POOL_CONFIGURATION),
        )
    return (
        Endpoint(
            GET_IDENTITY_POOL_CONFIGURATION, service.get_identity_pool_configuration
        ),
        Endpoint(LIST_IDENTITY_POOL_USAGE, service.list_identity_pool_usage),
        Endpoint(
            SET_IDENTITY_POOL_CONFIGURATION, service.set_identity_pool_configuration
        ),
    )
