"""Keys in queries are credentials, and stay out of the access log."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import cast
from urllib.parse import unquote_plus

from starlette.types import ASGIApp

from .operations_route import OperationsRoute

__all__ = ["HidesKeys", "query_keys"]


def query_keys(app: ASGIApp) -> frozenset[str]:
    """The names of the API keys that an application takes in the query."""
    routes = cast("Iterable[object]", getattr(app, "routes", ()))
    return frozenset(
        name
        for route in routes
        if isinstance(route, OperationsRoute)
        for name in route.query_keys
    )


class HidesKeys(logging.Filter):
    """Redacts the values of these query parameters in uvicorn's log records."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self._names = names

    def filter(self, record: logging.LogRecord) -> bool:
        """Pass every record; its third argument is path and query."""
        if self._names and isinstance(record.args, tuple) and len(record.args) > 2:
            first, second, target, *rest = record.args
            path, mark, query = str(target).partition("?")
            fields = "&".join(map(self._shown, query.split("&")))
            record.args = (first, second, f"{path}{mark}{fields}", *rest)
        return True

    def _shown(self, field: str) -> str:
        name, equals, _ = field.partition("=")
        return f"{name}=***" if equals and unquote_plus(name) in self._names else field
