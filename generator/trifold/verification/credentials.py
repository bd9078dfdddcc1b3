"""Credentials that a client is given, and the hook of a server that knows them."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from starlette.requests import Request

from trifold.ir import ApiKeyScheme, BasicScheme, Operation, SecurityScheme
from trifold.python.security_names import SecuritySchemeNames
from trifold.verification.refusals import is_header_name

__all__ = ["authentication", "credentials", "is_sendable"]

_USER = ("ada", "pä:ss wörd")


def credentials(schemes: Iterable[SecuritySchemeNames]) -> dict[str, object]:
    """The arguments of a client: what it is given for each security scheme."""
    return {
        item.argument: _secret(item.scheme)
        for item in schemes
        if is_sendable(item.scheme)
    }


def is_sendable(scheme: SecurityScheme) -> bool:
    """Whether a scheme is not of a header with a name that no header can have."""
    return (
        not isinstance(scheme, ApiKeyScheme)
        or scheme.place != "header"
        or is_header_name(scheme.parameter)
    )


def authentication(
    server: Any,
    schemes: Iterable[SecuritySchemeNames],
    operations: Iterable[Operation],
) -> dict[str, Callable[..., object]]:
    """The arguments of `create_app` that let only these credentials in."""
    by_name = {item.scheme.name: item.scheme for item in schemes}
    by_id = {operation.id: operation for operation in operations}

    def authenticate(request: Request, served: Any) -> None:
        operation = by_id[served.id]
        alternatives = [item.schemes for item in operation.security]
        if alternatives and not any(
            all(_is_given(by_name[name], request, operation) for name in alternative)
            for alternative in alternatives
        ):
            raise server.ProblemError(401, "Not with these credentials.")

    return {"authenticate": authenticate}


def _secret(scheme: SecurityScheme) -> object:
    match scheme:
        case BasicScheme():
            return _USER
        case ApiKeyScheme():
            return f"key of {scheme.parameter.encode().hex()}"
        case _:
            # There is one token for flows that are needed together.
            return "t0ken/+="


def _is_given(scheme: SecurityScheme, request: Request, operation: Operation) -> bool:
    match scheme:
        case ApiKeyScheme(place=place, parameter=name):
            named = {(p.place, p.name.lower()) for p in operation.parameters}
            if (place, name.lower()) in named:
                # The operation describes it as a parameter too, whose value is sent.
                return True
            given: Mapping[str, str] = (
                request.headers if place == "header" else request.query_params
            )
            return given.get(name) == _secret(scheme)
        case BasicScheme():
            written = base64.b64encode(":".join(_USER).encode()).decode()
            return _authorization(request, operation) in (f"Basic {written}", None)
        case _:
            expected = f"Bearer {_secret(scheme)}"
            return _authorization(request, operation) in (expected, None)


def _authorization(request: Request, operation: Operation) -> str | None:
    """The header, None if the operation describes it as a parameter too."""
    if any(item.name.lower() == "authorization" for item in operation.parameters):
        return None
    return request.headers.get("authorization", "")
