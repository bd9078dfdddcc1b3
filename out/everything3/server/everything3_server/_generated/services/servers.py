"""Operations of "servers", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)

__all__ = ["ServersService", "endpoints"]

OPERATION_SERVER = ServerOperation(
    id="operationServer",
    method="GET",
    path="/servers/operation",
    base_path="/v2",
    status=204,
    responses=(ServerResponse("204"),),
)
PATH_ITEM_SERVER = ServerOperation(
    id="pathItemServer",
    method="GET",
    path="/servers/path-item",
    base_path="/v3",
    status=204,
    responses=(ServerResponse("204"),),
)


class ServersService(Service):
    """Operations of "servers".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def operation_server(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /servers/operation."""
        raise not_implemented("operationServer")

    @abstractmethod
    def path_item_server(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /servers/path-item."""
        raise not_implemented("pathItemServer")


def endpoints(service: ServersService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(OPERATION_SERVER), Endpoint(PATH_ITEM_SERVER))
    return (
        Endpoint(OPERATION_SERVER, service.operation_server),
        Endpoint(PATH_ITEM_SERVER, service.path_item_server),
    )
