"""Operations of "servers"."""

from __future__ import annotations

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncServersOperations", "ServersOperations"]

OPERATION_SERVER: Operation[None] = Operation(
    id="operationServer",
    method="GET",
    path="/servers/operation",
    server="https://files.everything3.example/v2",
    own_path="/v2",
    api_paths=("/v1",),
    results={"204": lambda: None},
)
PATH_ITEM_SERVER: Operation[None] = Operation(
    id="pathItemServer",
    method="GET",
    path="/servers/path-item",
    own_path="/v3",
    api_paths=("/v1",),
    results={"204": lambda: None},
)


class ServersOperations(OperationGroup):
    """Operations of "servers"."""

    def operation_server(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /servers/operation."""
        return self._call(
            OPERATION_SERVER,
            request_options,
        )

    def path_item_server(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /servers/path-item."""
        return self._call(
            PATH_ITEM_SERVER,
            request_options,
        )


class AsyncServersOperations(AsyncOperationGroup):
    """Asynchronous operations of "servers"."""

    operation_server = asynchronous(ServersOperations.operation_server)
    path_item_server = asynchronous(ServersOperations.path_item_server)
