"""The state machine of one call, without I/O: what is sent when, and how it ends.

The synchronous and the asynchronous client both run this generator. It yields an
attempt, is sent the response or thrown the error, and returns the successful response
or raises the error of the call.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass

import httpx2

from .errors import TransportError
from .redirects import Redirects
from .requests import PreparedRequest
from .responses import status_error
from .results import LazyType
from .retries import RetryPolicy
from .transport import classify, transport_error
from .urls import redact

__all__ = ["RETRIES", "Attempt", "Exchange", "exchange"]

# A limit of none at all would be another error than that of a limit that is over.
_SHORTEST_TIME = 0.001

RETRIES = "retries"
"""The response extension that holds the number of retries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Send `request` after `wait` seconds, or `redirected` in its place.

    `refused` is an access token that it must not be sent with again. No step of it
    may take longer than `time_left` seconds.
    """

    request: PreparedRequest
    wait: float = 0.0
    refused: str = ""
    redirected: httpx2.Request | None = None
    time_left: float | None = None


Exchange = Generator[Attempt, httpx2.Response, httpx2.Response]


def exchange(
    request: PreparedRequest,
    *,
    errors: Mapping[str, LazyType],
    policy: RetryPolicy,
    max_retries: int,
    deadline: float | None,
    redirects: Redirects | None,
    kept: Collection[str] = (),
    hint: str = "",
    socket: str = "",
) -> Exchange:
    """Send `request` until it succeeds, fails for good, or runs out of retries.

    It is not sent again later than `deadline` seconds after the beginning, and no step
    of it (connecting, reading, writing) takes longer than what is left of them.
    Responses must come with their body read, unless they are a success. Raises the
    `ApiError` of the last attempt, with a body of the type that `errors` have for its
    status; errors that are not of the HTTP library pass through. Without `redirects`
    none is followed, and one whose status is in `kept` (`304`, `3XX`) is returned. An
    access token that the server refuses is replaced once. `hint` is said where the
    server asks for credentials, and `socket` where it can't be reached.
    """
    started = policy.clock()
    retries = hops = 0

    def may_wait(seconds: float | None) -> float | None:
        """Return the seconds until the next retry, None if there is none."""
        if seconds is None or not request.replayable or retries >= max_retries:
            return None
        passed = policy.clock() - started
        is_late = deadline is not None and passed + seconds > deadline
        return None if is_late else seconds

    def time_left(wait: float = 0.0) -> float | None:
        if deadline is None:
            return None
        passed = policy.clock() - started
        return max(_SHORTEST_TIME, deadline - passed - wait)

    renewed = False
    attempt = Attempt(request=request, time_left=time_left())
    while True:
        try:
            response = yield attempt
        except Exception as error:
            meaning = classify(error)
            if meaning is None:
                raise
            kind, failure = meaning
            wait = may_wait(
                policy.wait_after_failure(
                    failure, repeatable=request.repeatable, retries=retries
                )
            )
            if wait is None:
                raised = transport_error(
                    kind,
                    error,
                    method=request.method,
                    url=request.url,
                    socket=socket,
                )
                raised.retries = retries
                raise raised from error
        else:
            if response.is_success or _is_kept(response.status_code, kept):
                response.extensions[RETRIES] = retries
                return response
            if redirects and response.next_request:
                redirected = redirects.next_request(response, request.headers)
                if redirected and hops >= redirects.limit:
                    raise _too_many_redirects(request, hops)
                if redirected:
                    hops += 1
                    attempt = Attempt(
                        request=request, redirected=redirected, time_left=time_left()
                    )
                    continue
            refused = _refused_token(request, response)
            if refused and request.replayable and not renewed:
                renewed = True
                attempt = Attempt(
                    request=request, refused=refused, time_left=time_left()
                )
                continue
            wait = may_wait(
                policy.wait_after_status(
                    response.status_code,
                    response.headers.get("retry-after"),
                    response.headers.get("retry-after-ms"),
                    repeatable=request.repeatable,
                    retries=retries,
                )
            )
            if wait is None:
                failed = status_error(response, errors, hint)
                failed.retries = retries
                raise failed
        retries += 1
        attempt = Attempt(request=request, wait=wait, time_left=time_left(wait))


def _is_kept(status_code: int, kept: Collection[str]) -> bool:
    return not {str(status_code), f"{status_code // 100}XX"}.isdisjoint(kept)


def _too_many_redirects(request: PreparedRequest, limit: int) -> TransportError:
    url = redact(request.url)
    return TransportError(
        f"{request.method} {url}: more than {limit} redirects",
        method=request.method,
        url=url,
    )


def _refused_token(request: PreparedRequest, response: httpx2.Response) -> str:
    """The access token that the server rejected, if another can be obtained."""
    if response.status_code != 401 or not request.has_tokens:
        return ""
    sent: str = response.request.headers.get("authorization", "")
    return sent.partition(" ")[2]
