"""Where the API is: a base URL that the caller gives, or one of its servers."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["base_url_of", "server_url"]


def base_url_of(base_url: str | None, server: str | None, *, default: str) -> str:
    """The base URL of a client; raises `TypeError` for none, and for two.

    `server` is one of those that the description lists, and `default` the first.
    """
    if base_url is not None and server is not None:
        raise TypeError("give a base URL or a server, not both")
    found = base_url or server or default
    if not found:
        raise TypeError("give a base URL, since the description names no host")
    return found


def server_url(template: str, variables: Mapping[str, str]) -> str:
    """The URL of a server with these values of its variables."""
    for name, value in variables.items():
        template = template.replace(f"{{{name}}}", value)
    return template
