"""The course of one call, without I/O: which request is sent when, and how it ends.

The synchronous and the asynchronous client both run this generator. It yields an
attempt, is sent the response or thrown the error, and returns the successful response
or raises the error of the call.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass

import httpx2

from .requests import PreparedRequest
from .responses import status_error
from .results import LazyType
from .retries import RetryPolicy
from .transport import classify, transport_error

__all__ = ["Attempt", "Exchange", "exchange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Send `request` after `wait` seconds."""

    request: PreparedRequest
    wait: float = 0.0


Exchange = Generator[Attempt, httpx2.Response, httpx2.Response]


def exchange(
    request: PreparedRequest,
    *,
    errors: Mapping[str, LazyType],
    policy: RetryPolicy,
    max_retries: int,
) -> Exchange:
    """Send `request` until it succeeds, can't succeed or was retried often enough.

    Responses must come with their body read, unless they are a success. Raises the
    `ApiError` of the last attempt, with a body of the type that `errors` have for its
    status; errors that are not of the HTTP library pass through.
    """
    retries = 0
    attempt = Attempt(request=request)
    while True:
        may_retry = request.replayable and retries < max_retries
        try:
            response = yield attempt
        except Exception as error:
            meaning = classify(error)
            if meaning is None:
                raise
            kind, failure = meaning
            wait = policy.wait_after_failure(
                failure, repeatable=request.repeatable, retries=retries
            )
            if wait is None or not may_retry:
                raise transport_error(
                    kind, error, method=request.method, url=request.url
                ) from error
        else:
            if response.is_success:
                return response
            wait = policy.wait_after_status(
                response.status_code,
                response.headers.get("retry-after"),
                repeatable=request.repeatable,
                retries=retries,
            )
            if wait is None or not may_retry:
                raise status_error(response, errors)
        retries += 1
        attempt = Attempt(request=request, wait=wait)
