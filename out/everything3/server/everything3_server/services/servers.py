"""Implementation of the "servers" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import ServersService


class Servers(ServersService):
    @override
    async def operation_server(self) -> None:
        """GET /servers/operation."""
        raise not_implemented("operationServer")

    @override
    async def path_item_server(self) -> None:
        """GET /servers/path-item."""
        raise not_implemented("pathItemServer")
