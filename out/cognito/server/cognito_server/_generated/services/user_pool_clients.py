"""Operations of "user Pool Clients", and the base class of their service."""

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

__all__ = ["UserPoolClientsService", "endpoints"]

LIST_USER_POOL_CLIENTS = ServerOperation(
    id="listUserPoolClients",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListUserPoolClients"),),
    parameters=(
        TypedParameter("max_results", "query", "MaxResults", type=str),
        TypedParameter("next_token", "query", "NextToken", type=str),
        TypedParameter("user_pool_id", "query", "UserPoolId", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class UserPoolClientsService(Service):
    """Operations of "user Pool Clients".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_user_pool_clients(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
        user_pool_id: str | None,
    ) -> Reply[Any]:
        """List User Pool Clients.

        Lists the clients that have been created for the specified user pool.

        Args:
            max_results: The maximum number of results you want the request to return
                when listing the user pool clients.
            next_token: An identifier that was returned from the previous call to this
                operation, which can be used to return the next set of items in the
                list.
            user_pool_id: The user pool ID for the user pool where you want to list user
                pool clients.
        """
        raise not_implemented("listUserPoolClients")


def endpoints(service: UserPoolClientsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(LIST_USER_POOL_CLIENTS),)
    return (Endpoint(LIST_USER_POOL_CLIENTS, service.list_user_pool_clients),)
