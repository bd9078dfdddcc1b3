"""Examples of clients that are given credentials."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from triptych.python.code import Code
from triptych.python.layout import from_import
from triptych.python.security_names import SecuritySchemeNames

__all__ = ["authentication_example"]


def authentication_example(
    package: str, arguments_of_client: Code, schemes: Iterable[SecuritySchemeNames]
) -> str:
    """A client for each kind of credentials that the API has; empty if it has none.

    `arguments_of_client` are those that every client of the package needs.
    """
    imported = {"Client"}
    clients: dict[str, str] = {}
    for names in schemes:
        if isinstance(names.scheme, MutualTlsScheme):
            continue
        source, needed = _credentials(names.scheme)
        if source not in clients:
            given = (arguments_of_client, f"{names.argument}={source}")
            clients[source] = f"client = Client({', '.join(filter(None, given))})"
            imported |= needed
    if not clients:
        return ""
    return f"{from_import(package, imported)}\n\n" + "\n".join(clients.values())


def _credentials(scheme: SecurityScheme) -> tuple[str, frozenset[str]]:
    """An example, and what it needs of the package."""
    match scheme:
        case BasicScheme():
            return '("user", "password")', frozenset()
        case ApiKeyScheme():
            return '"key"', frozenset()
        case OAuth2Scheme(flow="client_credentials"):
            return 'ClientCredentials("id", "secret")', frozenset({"ClientCredentials"})
        case OAuth2Scheme(flow="password"):
            return (
                'PasswordCredentials("user", "password")',
                frozenset({"PasswordCredentials"}),
            )
        case OAuth2Scheme(flow="device_authorization", device_url=url) if url:
            return (
                'DeviceCredentials("id", show=print)',
                frozenset({"DeviceCredentials"}),
            )
        case HttpScheme():
            return '"token"', frozenset()
        case OAuth2Scheme() | OpenIdConnectScheme():
            return '"access token"', frozenset()
        case MutualTlsScheme():
            raise ValueError("a certificate is the HTTP client's")
