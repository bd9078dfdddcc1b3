"""Lowering of servers (Swagger 2.0, "Swagger Object": host, basePath and schemes)."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from triptych.description.node import Node
from triptych.description.operations.paths import parse_path_key
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
    templated = path.removeprefix(fixed)
    taken = _placeholders_of_paths(root)
    told: list[str] = []
    for name in key.placeholders:
        # One argument would fill both, and they are not the same.
        own = name
        while own in taken:
            own = f"base_{own}"
        templated = templated.replace(f"{{{name}}}", f"{{{own}}}")
        called = f", `{own}`," if own != name else ""
        told.append(f"`{name}` becomes a path parameter{called} of every operation")
    root.findings.warn(
        "base-path-template",
        f"Swagger 2.0 has no templates in `basePath`; {' and '.join(told)}",
        root.pointer / "basePath",
    )
    return BasePath(fixed or "/", templated)


def _placeholders_of_paths(root: Node) -> set[str]:
    """The names of the placeholders in all path keys."""
    paths = root.child("paths")
    keys = paths.value if paths is not None and isinstance(paths.value, dict) else {}
    return {name for path in keys for name in parse_path_key(path).placeholders}


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
