"""The servers of the API: functions that give the base URLs of its clients."""

from __future__ import annotations

__all__ = ["everything_example", "everything_example_2"]


def everything_example() -> str:
    """The server."""
    return "https://everything.example:8443/base path"


def everything_example_2() -> str:
    """The server."""
    return "http://everything.example:8443/base path"
