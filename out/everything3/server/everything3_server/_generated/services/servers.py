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


def endpoints(service: ServersService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(OPERATION_SERVER),)
    return (Endpoint(OPERATION_SERVER, service.operation_server),)
