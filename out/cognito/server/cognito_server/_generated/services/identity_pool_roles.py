"""Operations of "Identity Pool Roles", and the base class of their service."""

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

__all__ = ["IdentityPoolRolesService", "endpoints"]

GET_IDENTITY_POOL_ROLES = ServerOperation(
    id="getIdentityPoolRoles",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetIdentityPoolRoles"),),
    parameters=(
        TypedParameter("identity_pool_id", "query", "IdentityPoolId", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class IdentityPoolRolesService(Service):
    """Operations of "Identity Pool Roles".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def get_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Get Identity Pool Roles.

        Gets the roles for an identity pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        raise not_implemented("getIdentityPoolRoles")


def endpoints(service: IdentityPoolRolesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(GET_IDENTITY_POOL_ROLES),)
    return (Endpoint(GET_IDENTITY_POOL_ROLES, service.get_identity_pool_roles),)
