"""Exceptions that a call can raise.

    ApiError
      ApiStatusError            the server answered, but not with a success
        RedirectionError        3xx that is not followed
          NotModifiedError      304
        ClientError             4xx, with a class for each common status
        ServerError             5xx, likewise
      DecodeError               a success whose body can't be decoded
      TransportError            no answer
        ConnectionFailedError
        RequestTimeoutError
        ResponseTooLargeError
      TokenError                no access token to authenticate with
      PaginationError           a list that does not go on as it should

All of them can be pickled, and none shows a password or a token of its URL.
"""

from __future__ import annotations

from typing import Any, ClassVar

import httpx2

__all__ = [
    "ApiError",
    "ApiStatusError",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "ConnectionFailedError",
    "ContentTooLargeError",
    "DecodeError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "LockedError",
    "MethodNotAllowedError",
    "NotAcceptableError",
    "NotFoundError",
    "NotModifiedError",
    "OperationNotImplementedError",
    "PaginationError",
    "PaymentRequiredError",
    "PreconditionFailedError",
    "PreconditionRequiredError",
    "RedirectionError",
    "RequestTimeoutError",
    "RequestTimeoutStatusError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceUnavailableError",
    "TokenError",
    "TooManyRequestsError",
    "TransportError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "status_error_class",
]


class ApiError(Exception):
    """A call failed. `method` and `url` are those of its request."""

    retries = 0
    """The number of retries before this was raised."""

    def __init__(self, message: str, *, method: str, url: str) -> None:
        super().__init__(message)
        self.method = method
        self.url = url

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are pickled as a call with their positional arguments, which can't
        # pass on the keyword-only ones.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(
    kind: type[ApiError], args: tuple[object, ...], state: dict[str, object]
) -> ApiError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class TransportError(ApiError):
    """The request got no response; `__cause__` is the error of the HTTP library."""


class ConnectionFailedError(TransportError):
    """The connection failed or was interrupted."""


class RequestTimeoutError(TransportError):
    """The request timed out."""


class ResponseTooLargeError(TransportError):
    """The body of the answer is larger than `max_response_size`."""


class TokenError(ApiError):
    """No access token could be obtained; `url` is that of the token request.

    `__cause__` is the error of the server that gives tokens, if it answered with one.
    """


class PaginationError(ApiError):
    """Pagination is broken or would never end.

    `method` and `url` are those of the request for the last page that could be had.
    """


class _AnsweredError(ApiError):
    """The server responded; `content` is the undecoded body."""

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status_code: int,
        headers: httpx2.Headers,
        content: bytes,
    ) -> None:
        super().__init__(message, method=method, url=url)
        self.status_code = status_code
        self.headers = headers
        self.content = content


class DecodeError(_AnsweredError):
    """The response was successful but its body could not be decoded.

    `pointer` is the place in the body that is not (RFC 6901), empty for all of it.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status_code: int,
        headers: httpx2.Headers,
        content: bytes,
        pointer: str,
    ) -> None:
        super().__init__(
            message,
            method=method,
            url=url,
            status_code=status_code,
            headers=headers,
            content=content,
        )
        self.pointer = pointer


class ApiStatusError(_AnsweredError):
    """The server responded with an error status.

    `body` is the decoded body: a value of the type the API describes for this status,
    else the value of JSON, text, or bytes; None if empty.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        url: str,
        status_code: int,
        headers: httpx2.Headers,
        content: bytes,
        body: Any,
    ) -> None:
        super().__init__(
            message,
            method=method,
            url=url,
            status_code=status_code,
            headers=headers,
            content=content,
        )
        self.body = body


class RedirectionError(ApiStatusError):
    """3xx: the answer is elsewhere, and the redirect was not followed."""

    status: ClassVar[int | None] = None


class NotModifiedError(RedirectionError):
    """304 Not Modified: the caller has the answer already."""

    status = 304


class ClientError(ApiStatusError):
    """4xx: the server finds fault with the request."""

    status: ClassVar[int | None] = None


class BadRequestError(ClientError):
    """400 Bad Request."""

    status = 400


class UnauthorizedError(ClientError):
    """401 Unauthorized: the request carries no valid authentication."""

    status = 401


class PaymentRequiredError(ClientError):
    """402 Payment Required."""

    status = 402


class ForbiddenError(ClientError):
    """403 Forbidden."""

    status = 403


class NotFoundError(ClientError):
    """404 Not Found."""

    status = 404


class MethodNotAllowedError(ClientError):
    """405 Method Not Allowed."""

    status = 405


class NotAcceptableError(ClientError):
    """406 Not Acceptable."""

    status = 406


class RequestTimeoutStatusError(ClientError):
    """408 Request Timeout: the server gave up waiting for the request."""

    status = 408


class ConflictError(ClientError):
    """409 Conflict."""

    status = 409


class GoneError(ClientError):
    """410 Gone."""

    status = 410


class PreconditionFailedError(ClientError):
    """412 Precondition Failed."""

    status = 412


class ContentTooLargeError(ClientError):
    """413 Content Too Large."""

    status = 413


class UnsupportedMediaTypeError(ClientError):
    """415 Unsupported Media Type."""

    status = 415


class UnprocessableEntityError(ClientError):
    """422 Unprocessable Content (formerly Entity)."""

    status = 422


class LockedError(ClientError):
    """423 Locked."""

    status = 423


class PreconditionRequiredError(ClientError):
    """428 Precondition Required."""

    status = 428


class TooManyRequestsError(ClientError):
    """429 Too Many Requests."""

    status = 429


class ServerError(ApiStatusError):
    """5xx: the server failed."""

    status: ClassVar[int | None] = None


class InternalServerError(ServerError):
    """500 Internal Server Error."""

    status = 500


class OperationNotImplementedError(ServerError):
    """501 Not Implemented."""

    status = 501


class BadGatewayError(ServerError):
    """502 Bad Gateway."""

    status = 502


class ServiceUnavailableError(ServerError):
    """503 Service Unavailable."""

    status = 503


class GatewayTimeoutError(ServerError):
    """504 Gateway Timeout."""

    status = 504


_BY_STATUS: dict[int, type[ApiStatusError]] = {
    kind.status: kind
    for group in (RedirectionError, ClientError, ServerError)
    for kind in group.__subclasses__()
    if kind.status is not None
}


def status_error_class(status_code: int) -> type[ApiStatusError]:
    """Return the exception class for a status, or for its class (4xx, 5xx)."""
    if kind := _BY_STATUS.get(status_code):
        return kind
    if 300 <= status_code < 400:
        return RedirectionError
    if 400 <= status_code < 500:
        return ClientError
    return ServerError if 500 <= status_code < 600 else ApiStatusError
