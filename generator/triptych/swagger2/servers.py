"""Lowering of servers (Swagger 2.0, "Swagger Object": host, basePath and schemes)."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from triptych.description.node import Node
from triptych.description.paths import parse_path_key
from triptych.ir import Server

__all__ = ["BasePath", "lower_servers", "split_base_path"]

# A credential sent over http is a credential given away, so https comes first
# wherever it is offered.
_SCHEMES = ["https", "http"]

# RFC 3986, sections 2.2 and 3.2.2, without the brackets and colons of IPv6 addresses.
_NOT_IN_HOSTS = frozenset(" \t\r\n{}/?#@\\^`|<>\"'")


class BasePath(NamedTuple):
    """A base path: what is the same in all requests, and a template behind it."""

    fixed: str
    templated: str


def split_base_path(root: Node) -> BasePath:
    """The base path, taken apart where its first placeholder stands.

    The standard has no templates there. Their placeholders are parameters of every
    operation, as if each path began with them.
    """
    path = "/" + root.text("basePath").strip("/")
    key = parse_path_key(path)
    if not key.placeholders or key.has_stray_braces:
        return BasePath(path, "")
    fixed, _, _ = path.partition("{")
    fixed = fixed.rpartition("/")[0]
    names = " and ".join(f"`{name}`" for name in key.placeholders)
    root.findings.warn(
        "base-path-template",
        f"Swagger 2.0 has no templates in `basePath`; {names} becomes a path parameter "
        "of every operation",
        root.pointer / "basePath",
    )
    return BasePath(fixed or "/", path.removeprefix(fixed))


def lower_servers(root: Node, path: str) -> tuple[Server, ...]:
    """One server per scheme, https first; without a host, only the base path `path`."""
    host = _host(root)
    if not host:
        return (Server(url=path),)
    offered = [scheme for scheme in root.texts("schemes") if scheme in _SCHEMES]
    schemes = sorted(offered, key=_SCHEMES.index) or ["https"]
    suffix = "" if path == "/" else path
    return tuple(Server(url=f"{scheme}://{host}{suffix}") for scheme in schemes)


def _host(root: Node) -> str:
    written = root.text("host").strip()
    host = urlsplit(written).netloc if "://" in written else written.strip("/")
    if host != written:
        root.findings.warn(
            "host",
            f"`host` should be a name and a port only; {host!r} is assumed",
            root.pointer / "host",
        )
    if any(character in _NOT_IN_HOSTS for character in host):
        root.findings.warn(
            "host",
            f"{host!r} is not the name of a host; callers must give a base URL",
            root.pointer / "host",
        )
        return ""
    return host
