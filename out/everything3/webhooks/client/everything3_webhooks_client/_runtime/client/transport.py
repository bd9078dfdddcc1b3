"""Errors of the HTTP library, classified by what they mean for a call.

An injected client may come from httpx2 or from httpx, which need not be installed, so
the classes are known by their names.
"""

from __future__ import annotations

from .errors import ConnectionFailedError, RequestTimeoutError, TransportError
from .retries import Failure
from .urls import redact

__all__ = ["classify", "transport_error"]

_LIBRARIES = ("httpx2", "httpx")

_MEANING: dict[str, tuple[type[TransportError], Failure]] = {
    "ConnectTimeout": (RequestTimeoutError, Failure.NEVER_SENT),
    "PoolTimeout": (RequestTimeoutError, Failure.NEVER_SENT),
    "TimeoutException": (RequestTimeoutError, Failure.UNANSWERED),
    "ConnectError": (ConnectionFailedError, Failure.NEVER_SENT),
    "ProxyError": (ConnectionFailedError, Failure.FINAL),
    "NetworkError": (ConnectionFailedError, Failure.UNANSWERED),
    # A server that closes a kept connection just when a request is sent on it.
    "RemoteProtocolError": (ConnectionFailedError, Failure.UNANSWERED),
    "RequestError": (TransportError, Failure.FINAL),
    "InvalidURL": (TransportError, Failure.FINAL),
}


def classify(error: Exception) -> tuple[type[TransportError], Failure] | None:
    """Return the exception to raise for an error of httpx2 or httpx, and its meaning.

    None for every other error: those are defects or the caller's own.
    """
    for kind in type(error).__mro__:
        is_theirs = kind.__module__.partition(".")[0] in _LIBRARIES
        if is_theirs and kind.__name__ in _MEANING:
            return _MEANING[kind.__name__]
    return None


def transport_error(
    kind: type[TransportError],
    error: Exception,
    *,
    method: str,
    url: str,
    socket: str = "",
) -> TransportError:
    """Return the exception for an error of the HTTP library.

    `socket` is the unix socket that the request was for, if it was for one.
    """
    shown = redact(url)
    said = str(error) or type(error).__name__
    if socket:
        said = f"{said} (unix socket {socket!r})"
    return kind(f"{method} {shown}: {said}", method=method, url=shown)
