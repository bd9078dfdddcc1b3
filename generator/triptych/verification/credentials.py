"""Credentials that a client is given, and hooks of a server that know no others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    MutualTlsScheme,
    Operation,
    Parameter,
    SecurityScheme,
)
from triptych.python.security_names import SecuritySchemeNames
from triptych.verification.refusals import is_header_name

__all__ = ["authentication", "credentials", "is_sendable", "showing_a_certificate"]

_USER = ("ada", "pä:ss wörd")
_CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"

_Application = Callable[[MutableMapping[str, Any], Any, Any], Awaitable[None]]


def credentials(schemes: Iterable[SecuritySchemeNames]) -> dict[str, object]:
    """The arguments of a client: what it is given for each security scheme."""
    return {
        item.argument: _secret(item.scheme)
        for item in schemes
        if is_sendable(item.scheme) and not isinstance(item.scheme, MutualTlsScheme)
    }


def is_sendable(scheme: SecurityScheme) -> bool:
    """Whether a call can have the credentials of a scheme.

    There is no header of a name that no header can have.
    """
    return (
        not isinstance(scheme, ApiKeyScheme)
        or scheme.place != "header"
        or is_header_name(scheme.parameter)
    )


def showing_a_certificate(app: _Application) -> _Application:
    """The application, told of a certificate as a server with TLS does (ASGI, `tls`).

    Calls go over plain HTTP: the connection is no part of what is generated.
    """

    async def shown(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        tls = {"client_cert_chain": [_CERTIFICATE]}
        scope["extensions"] = {**scope.get("extensions", {}), "tls": tls}
        await app(scope, receive, send)

    return shown


def authentication(
    server: Any,
    schemes: Iterable[SecuritySchemeNames],
    operations: Iterable[Operation],
) -> dict[str, object]:
    """The arguments of `create_app` that let only these credentials in."""
    described = [item for operation in operations for item in operation.parameters]
    hooks = {item.argument: _hook(item.scheme, described) for item in schemes}
    return {"authenticate": server.Authentication(**hooks)} if hooks else {}


def _secret(scheme: SecurityScheme) -> object:
    match scheme:
        case BasicScheme():
            return _USER
        case MutualTlsScheme():
            return _CERTIFICATE
        case ApiKeyScheme():
            return f"key of {scheme.parameter.encode().hex()}"
        case _:
            # There is one token for flows that are needed together.
            return "t0ken/+="


def _hook(
    scheme: SecurityScheme, described: Iterable[Parameter]
) -> Callable[..., bool]:
    def know(given: Any, *_scopes: object) -> bool:
        if isinstance(scheme, BasicScheme):
            return (given.username, given.password) == _USER
        return bool(given == _secret(scheme))

    def accept(_given: Any, *_scopes: object) -> bool:
        return True

    # Where the document describes a key as a parameter as well, that is what is sent.
    return accept if any(_is_same(scheme, item) for item in described) else know


def _is_same(scheme: SecurityScheme, parameter: Parameter) -> bool:
    place, name = "header", "authorization"
    if isinstance(scheme, ApiKeyScheme):
        place, name = scheme.place, scheme.parameter.lower()
    return (parameter.place, parameter.name.lower()) == (place, name)
