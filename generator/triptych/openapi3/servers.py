"""Lowering of servers ("Server Object")."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from triptych.description.node import Node
from triptych.ir import Server, ServerVariable

__all__ = ["lower_servers", "own_servers"]

_VARIABLE: Final = re.compile(r"\{([^{}]+)\}")


def lower_servers(node: Node) -> tuple[Server, ...]:
    """The servers of a document, the preferred one first.

    Without any there is one at `/`, by the standard.
    """
    return own_servers(node) or (Server(url="/"),)


def own_servers(node: Node) -> tuple[Server, ...]:
    """The servers of a document, a path item or an operation; none if it has none."""
    return tuple(
        _server(item) for item in node.items("servers") if isinstance(item.value, dict)
    )


def _server(node: Node) -> Server:
    template = _absolute(node.text("url").strip(), node)
    variables = tuple(
        _variable(name, node) for name in dict.fromkeys(_VARIABLE.findall(template))
    )
    defaults = {item.name: item.default for item in variables}
    url = _VARIABLE.sub(lambda found: defaults[found[1]], template)
    return Server(
        url=url.rstrip("/") or "/",
        template=template.rstrip("/") or "/",
        variables=variables,
        name=node.text("name"),
        description=node.text("description"),
    )


def _absolute(url: str, node: Node) -> str:
    """A URL with a scheme, or a path that begins with a slash."""
    if url.startswith("//"):
        node.findings.warn(
            "server-scheme",
            f"the server `{url}` has no scheme; https is assumed",
            node.pointer,
            hint="callers give a base URL of their own",
        )
        return f"https:{url}"
    if "://" in url or url.startswith(("/", "{")):
        return url
    # Where the document was read from nobody knows here.
    return posixpath.normpath(f"/{url}")


def _variable(name: str, server: Node) -> ServerVariable:
    variables = server.object("variables")
    variable = variables.child(name) if variables is not None else None
    said = variable.value if variable is not None else None
    said = said if isinstance(said, dict) else {}
    choices = tuple(_texts(said.get("enum")))
    stated = said.get("default")
    default = next(iter(_texts([stated] if stated is not None else [])), "")
    if not default:
        default = choices[0] if choices else ""
        server.findings.warn(
            "server-variable",
            f"the variable `{name}` of a server has no default"
            + (f"; `{default}` is assumed" if default else ""),
            server.pointer,
            hint="callers give a base URL of their own",
        )
    elif choices and default not in choices:
        server.findings.warn(
            "server-variable",
            f"`{default}`, the default of the variable `{name}`, is none of its "
            "values; it is one more",
            server.pointer,
        )
        choices = (default, *choices)
    return ServerVariable(
        name=name,
        default=default,
        choices=choices,
        description=variable.text("description") if variable is not None else "",
    )


def _texts(values: object) -> list[str]:
    """The values of an enum as texts: YAML takes `8443` for a number."""
    if not isinstance(values, list):
        return []
    return [
        str(item).lower() if isinstance(item, bool) else str(item)
        for item in values
        if isinstance(item, (str, int, float))
    ]
