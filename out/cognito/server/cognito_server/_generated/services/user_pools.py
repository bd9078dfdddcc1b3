"""Operations of "user Pools", and the base class of their service."""

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

__all__ = ["UserPoolsService", "endpoints"]

LIST_USER_POOLS = ServerOperation(
    id="listUserPools",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListUserPools"),),
    parameters=(
        TypedParameter("max_results", "query", "MaxResults", type=str),
        TypedParameter("next_token", "query", "NextToken", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class UserPoolsService(Service):
    """Operations of "user Pools".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_user_pools(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Reply[Any]:
        """List User Pools.

        Lists the user pools associated with an AWS account.

        Args:
            max_results: The maximum number of results you want the request to return
                when listing the user pools.
            next_token: An identifier that was returned from the previous call to this
                operation, which can be used to return the next set of items in the
                list.
        """
        raise not_implemented("listUserPools")


def endpoints(service: UserPoolsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(LIST_USER_POOLS),)
    return (Endpoint(LIST_USER_POOLS, service.list_user_pools),)
