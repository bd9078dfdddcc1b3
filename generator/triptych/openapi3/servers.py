"""Lowering of servers ("Server Object")."""

from __future__ import annotations

import re
from typing import Final

from triptych.description.node import Node
from triptych.ir import Server

__all__ = ["lower_servers"]

_VARIABLE: Final = re.compile(r"\{([^{}]+)\}")


def lower_servers(node: Node) -> tuple[Server, ...]:
    """The servers of a document, the preferred one first.

    Variables have their defaults. Without servers there is one at `/`, by the standard.
    """
    servers = tuple(
        Server(url=_url(item).rstrip("/") or "/")
        for item in node.items("servers")
        if isinstance(item.value, dict)
    )
    return servers or (Server(url="/"),)


def _url(server: Node) -> str:
    variables = server.object("variables")

    def value(found: re.Match[str]) -> str:
        variable = variables.child(found[1]) if variables is not None else None
        default = variable.text("default") if variable is not None else ""
        if not default:
            server.findings.warn(
                "server-variable",
                f"the variable `{found[1]}` of a server has no default",
                server.pointer,
                hint="callers give a base URL of their own",
            )
        return default

    url = _VARIABLE.sub(value, server.text("url").strip())
    if "://" in url or url.startswith("/"):
        return url
    return f"/{url.removeprefix('./')}"
