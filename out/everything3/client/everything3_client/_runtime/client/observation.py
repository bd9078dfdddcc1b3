"""Observation of requests and responses: log records without secrets, and hooks.

Records go to the logger of the package, which is silent until the program gives it, or
the root logger, a handler: the outcome of every request at INFO, headers at DEBUG.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

import httpx2

from .secrecy import SecretNames, is_secret
from .urls import redact

__all__ = [
    "AsyncRequestHook",
    "AsyncResponseHook",
    "Observation",
    "RequestHook",
    "ResponseHook",
    "logger",
]

RequestHook: TypeAlias = Callable[[httpx2.Request], None]
ResponseHook: TypeAlias = Callable[[httpx2.Response], None]
AsyncRequestHook: TypeAlias = Callable[[httpx2.Request], Awaitable[None] | None]
AsyncResponseHook: TypeAlias = Callable[[httpx2.Response], Awaitable[None] | None]

logger = logging.getLogger(__name__.partition("._runtime")[0])
"""The logger of the package."""

logger.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Observation:
    """One request that is sent, from now on."""

    request: httpx2.Request
    secret_names: SecretNames
    started: float

    @classmethod
    def begin(
        cls, request: httpx2.Request, secret_names: SecretNames
    ) -> Observation | None:
        """None if nothing listens, so that a call costs nothing extra."""
        if not logger.isEnabledFor(logging.INFO):
            return None
        begun = cls(request, secret_names, time.perf_counter())
        if logger.isEnabledFor(logging.DEBUG):
            headers = begun._shown(request.headers.multi_items())
            logger.debug("%s %s, headers %s", request.method, begun._url, headers)
        return begun

    def answered(self, response: httpx2.Response) -> None:
        """The request was answered."""
        logger.info(
            "%s %s answered %d in %.3f s",
            self.request.method,
            self._url,
            response.status_code,
            time.perf_counter() - self.started,
        )
        if logger.isEnabledFor(logging.DEBUG):
            headers = self._shown(response.headers.multi_items())
            logger.debug("%d, headers %s", response.status_code, headers)

    def failed(self, error: Exception) -> None:
        """The request got no answer."""
        logger.info(
            "%s %s failed after %.3f s: %s",
            self.request.method,
            self._url,
            time.perf_counter() - self.started,
            type(error).__name__,
        )

    @property
    def _url(self) -> str:
        return redact(str(self.request.url), self.secret_names.query)

    def _shown(self, fields: Iterable[tuple[str, str]]) -> dict[str, str]:
        names = self.secret_names
        return {
            name: (
                "***"
                if is_secret(name) or name in names.headers
                # Some are URLs, as a Location is.
                else redact(value, names.query)
            )
            for name, value in fields
        }
