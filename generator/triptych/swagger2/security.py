"""Lowering of security (Swagger 2.0, "Security Scheme Object")."""

from __future__ import annotations

from typing import Final

from triptych.description.node import Node
from triptych.description.operations.headers import is_header_name
from triptych.description.references.following import References
from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    OAuth2Scheme,
    SecurityScheme,
)
from triptych.ir.security import OAuth2Flow

__all__ = ["SECTION", "lower_security_schemes"]

SECTION: Final = "securityDefinitions"


def lower_security_schemes(
    root: Node, references: References
) -> tuple[SecurityScheme, ...]:
    """The security schemes of a document, sorted by name."""
    section = root.object(SECTION)
    definitions = references.resolve(section) if section is not None else None
    if definitions is None:
        return ()
    resolved = (
        (name, references.resolve(node)) for name, node in definitions.members()
    )
    return tuple(
        _lower_scheme(name, node)
        for name, node in resolved
        if node is not None and not name.lower().startswith("x-")
    )


# What Swagger 2.0 calls the flows, and what OpenAPI 3 and RFC 6749 do.
_FLOWS: dict[str, OAuth2Flow] = {
    "implicit": "implicit",
    "password": "password",
    "application": "client_credentials",
    "accesscode": "authorization_code",
    "clientcredentials": "client_credentials",
    "client_credentials": "client_credentials",
    "authorizationcode": "authorization_code",
    "authorization_code": "authorization_code",
}


def _lower_scheme(name: str, node: Node) -> SecurityScheme:
    """The scheme; what is none is a header that callers give as a whole."""
    description, kind = node.text("description"), node.text("type")
    match kind.lower():
        case "basic":
            return BasicScheme(pointer=node.pointer, name=name, description=description)
        case "apikey":
            return _lower_api_key(name, node, description)
        case "oauth2":
            return _lower_oauth2(name, node, description)
    is_basic = kind.lower() == "http" and node.text("scheme").lower() == "basic"
    told = "basic" if is_basic else "the header `Authorization` as a whole"
    node.findings.warn(
        "security-scheme",
        f"the security scheme `{name}` is not one of Swagger 2.0; {told} is assumed",
        node.pointer,
        hint="basic; apiKey with `in` and `name`; oauth2 with `flow`",
    )
    if is_basic:
        return BasicScheme(pointer=node.pointer, name=name, description=description)
    return _whole_header(name, node, description)


def _lower_oauth2(name: str, node: Node, description: str) -> OAuth2Scheme:
    stated = node.text("flow")
    flow = _FLOWS.get(stated.lower())
    if flow is None:
        told = f"`{stated}` is not a flow" if stated else "there is no `flow`"
        node.findings.warn(
            "security-scheme",
            f"{told} of the security scheme `{name}`; callers get the token themselves",
            node.pointer / "flow" if stated else node.pointer,
            hint="use implicit, password, application or accessCode",
        )
    scopes = node.object("scopes")
    return OAuth2Scheme(
        pointer=node.pointer,
        name=name,
        description=description,
        flow=flow or "implicit",
        authorization_url=node.text("authorizationUrl"),
        token_url=node.text("tokenUrl") if flow else "",
        scopes={
            scope: str(text.value or "")
            for scope, text in (scopes.members() if scopes is not None else ())
            if not scope.lower().startswith("x-")
        },
    )


def _lower_api_key(name: str, node: Node, description: str) -> ApiKeyScheme:
    place, parameter = node.text("in").lower(), node.text("name")
    if place == "query" and parameter:
        return ApiKeyScheme(
            pointer=node.pointer,
            name=name,
            description=description,
            place="query",
            parameter=parameter,
        )
    # `Authorization: Bearer` is what a request would hold, not the name of a header.
    header = parameter.partition(":")[0].strip()
    if place == "cookie":
        header = "Cookie"
    if not is_header_name(header):
        header = "Authorization"
    if place != "header" or header != parameter:
        node.findings.warn(
            "security-scheme",
            f"the security scheme `{name}` names no header or query parameter; callers "
            f"give the whole header `{header}`",
            node.pointer / "name" if parameter else node.pointer,
            hint="a key is in a header or in the query, and `name` is its name there",
        )
    return _whole_header(name, node, description, header)


def _whole_header(
    name: str, node: Node, description: str, header: str = "Authorization"
) -> ApiKeyScheme:
    return ApiKeyScheme(
        pointer=node.pointer,
        name=name,
        description=description,
        place="header",
        parameter=header,
    )
