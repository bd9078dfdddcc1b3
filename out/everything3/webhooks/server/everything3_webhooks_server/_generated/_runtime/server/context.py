"""The current request, for service methods and hooks.

Their arguments are those of the document, so what else there is to know about a request
is found here. It works in `async def` and, in the thread pool, in `def`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar, Token
from typing import TypeVar, cast

from starlette.requests import Request

__all__ = [
    "begin_request",
    "current_request",
    "end_request",
    "principal",
    "principals",
    "set_principals",
]

T = TypeVar("T")

_REQUEST: ContextVar[Request] = ContextVar("request")

# In the scope and not in a variable of its own, so that middleware sees it as well.
_PRINCIPALS = "operations.principals"


def current_request() -> Request:
    """Return the current request; its body may have been read already.

    Raises `LookupError` where no operation is being carried out.
    """
    try:
        return _REQUEST.get()
    except LookupError:
        raise LookupError("no request is being answered here") from None


def principals() -> Mapping[str, object]:
    """Return the callers that the hooks returned, by the name of the security scheme.

    It is empty if the operation is open to all, and whoever calls gave no credentials.
    Raises `LookupError` where no operation is being carried out.
    """
    known = current_request().scope.get(_PRINCIPALS, {})
    return cast("Mapping[str, object]", known)


def principal(kind: type[T]) -> T:
    """Return the caller, as the object of this class that a hook returned.

    Raises `LookupError` if there is none.
    """
    for known in principals().values():
        if isinstance(known, kind):
            return known
    raise LookupError(f"no {kind.__name__} is known to call")


def begin_request(request: Request) -> Token[Request]:
    """Make `request` the current one until `end_request` gets the token."""
    return _REQUEST.set(request)


def end_request(token: Token[Request]) -> None:
    _REQUEST.reset(token)


def set_principals(request: Request, known: Mapping[str, object]) -> None:
    """Store the callers; the first also becomes the `user` of Starlette's request."""
    request.scope[_PRINCIPALS] = known
    for first in known.values():
        request.scope["user"] = first
        break
