"""Operations of "Identity Pool Roles"."""

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

__all__ = ["AsyncIdentityPoolRolesOperations", "IdentityPoolRolesOperations"]

GET_IDENTITY_POOL_ROLES: Operation[Any] = Operation(
    id="getIdentityPoolRoles",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetIdentityPoolRoles"),),
    parameters=(Parameter("identity_pool_id", "query", "IdentityPoolId"),),
    accept=("application/json",),
)


class IdentityPoolRolesOperations(OperationGroup):
    """Operations of "Identity Pool Roles"."""

    def get_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Get Identity Pool Roles.

        Gets the roles for an identity pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        return self._call(
            GET_IDENTITY_POOL_ROLES,
            request_options,
            identity_pool_id=identity_pool_id,
        )


class AsyncIdentityPoolRolesOperations(AsyncOperationGroup):
    """Asynchronous operations of "Identity Pool Roles"."""

    get_identity_pool_roles = asynchronous(
        IdentityPoolRolesOperations.get_identity_pool_roles
    )
