"""Below which path an operation stands: that of its own server, or of the API's."""

from __future__ import annotations

from dataclasses import replace

from triptych.ir import Api, Operation, Server

__all__ = ["base_path", "has_own_path", "located", "own_url"]


def base_path(api: Api, operation: Operation) -> str:
    """The path below which a generated server has the operation, empty for the root."""
    return (operation.servers or api.servers)[0].path


def has_own_path(api: Api, operation: Operation) -> bool:
    """Whether that path is another one than that of the API."""
    return base_path(api, operation) != api.servers[0].path


def located(api: Api, operation: Operation) -> Operation:
    """The operation with its whole path, from the root of the host."""
    path = base_path(api, operation) + operation.path_template
    return replace(operation, path_template=path)


def own_url(api: Api, operation: Operation) -> str:
    """The URL of the server of an operation; only a path where no host is known.

    A server without a host is on that of the API.
    """
    first = api.servers[0]
    own = operation.servers[0] if operation.servers else first
    if own.is_absolute or not first.is_absolute:
        return own.url
    return _origin(first) + own.path


def _origin(server: Server) -> str:
    scheme, _, rest = server.url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
