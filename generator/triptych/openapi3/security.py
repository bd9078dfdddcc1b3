"""Lowering of security ("Security Scheme Object")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from triptych.ir.security import OAuth2Flow

__all__ = ["SECTION", "lower_security_schemes"]

SECTION: Final = "components.securitySchemes"

# Of several flows the one by which a program gets on without a person comes first.
_FLOWS: Final[dict[str, OAuth2Flow]] = {
    "clientCredentials": "client_credentials",
    "password": "password",
    "authorizationCode": "authorization_code",
    "deviceAuthorization": "device_authorization",
    "implicit": "implicit",
}

_KEY_PLACES: Final[dict[str, Literal["header", "query", "cookie"]]] = {
    "header": "header",
    "query": "query",
    "cookie": "cookie",
}


def lower_security_schemes(
    root: Node, references: References
) -> tuple[SecurityScheme, ...]:
    """The security schemes of a document, sorted by name."""
    components = root.object("components")
    section = components.object("securitySchemes") if components is not None else None
    declared = references.resolve(section) if section is not None else None
    found: list[SecurityScheme] = []
    for name, raw in declared.members() if declared is not None else ():
        node = references.described(raw)
        if name.lower().startswith("x-") or node is None:
            continue
        scheme = _scheme(name, node)
        if scheme is None:
            node.findings.warn(
                "security-scheme",
                f"the security scheme `{name}` is not one of OpenAPI 3; the header "
                "`Authorization` as a whole is assumed",
                node.pointer,
                hint="apiKey with `in` and `name`; http with `scheme`; oauth2 with "
                "`flows`; openIdConnect; mutualTLS",
            )
            scheme = ApiKeyScheme(
                pointer=node.pointer,
                name=name,
                description=node.text("description"),
                place="header",
                parameter="Authorization",
            )
        found.append(scheme)
    return tuple(found)


def _scheme(name: str, node: Node) -> SecurityScheme | None:
    scheme = _of_type(name, node)
    if scheme is None or not node.flag("deprecated"):
        return scheme
    return replace(scheme, deprecated=True)


def _of_type(name: str, node: Node) -> SecurityScheme | None:
    pointer, description = node.pointer, node.text("description")
    match node.text("type"):
        case "http" if node.text("scheme"):
            kind = node.text("scheme").lower()
            if kind == "basic":
                return BasicScheme(pointer=pointer, name=name, description=description)
            return HttpScheme(
                pointer=pointer,
                name=name,
                description=description,
                scheme=kind,
                bearer_format=node.text("bearerFormat"),
            )
        case "apiKey" if node.text("in") in _KEY_PLACES and node.text("name"):
            return ApiKeyScheme(
                pointer=pointer,
                name=name,
                description=description,
                place=_KEY_PLACES[node.text("in")],
                parameter=node.text("name"),
            )
        case "oauth2":
            return _oauth2(name, node)
        case "openIdConnect":
            return OpenIdConnectScheme(
                pointer=pointer,
                name=name,
                description=description,
                url=node.text("openIdConnectUrl"),
            )
        case "mutualTLS":
            return MutualTlsScheme(pointer=pointer, name=name, description=description)
    return None


def _oauth2(name: str, node: Node) -> OAuth2Scheme:
    flows = node.object("flows")
    stated = next((key for key in _FLOWS if flows and flows.child(key)), None)
    flow = flows.object(stated) if flows is not None and stated is not None else None
    if flows is None or flow is None or stated is None:
        node.findings.warn(
            "oauth2-flows",
            f"the security scheme `{name}` has no flow; callers give it a token",
            node.pointer,
        )
        return OAuth2Scheme(
            pointer=node.pointer,
            name=name,
            description=node.text("description"),
            flow="implicit",
        )
    declared = [item for key in _FLOWS if (item := flows.object(key)) is not None]
    usual = flow.text("tokenUrl")
    own = {
        key: url
        for key in ("password", "deviceAuthorization")
        if (item := flows.object(key)) is not None
        and (url := item.text("tokenUrl")) != usual
    }
    return OAuth2Scheme(
        pointer=node.pointer,
        name=name,
        description=node.text("description"),
        flow=_FLOWS[stated],
        authorization_url=_first_text(declared, "authorizationUrl"),
        token_url=usual,
        password_token_url=own.get("password", ""),
        refresh_url=_first_text(declared, "refreshUrl"),
        device_url=_first_text(declared, "deviceAuthorizationUrl"),
        device_token_url=own.get("deviceAuthorization", ""),
        metadata_url=node.text("oauth2MetadataUrl"),
        scopes={
            scope: str(text.value or "")
            for item in reversed(declared)
            if (scopes := item.object("scopes")) is not None
            for scope, text in scopes.members()
            if not scope.lower().startswith("x-")
        },
    )


def _first_text(flows: Iterable[Node], key: str) -> str:
    """The first text of that key that a flow has."""
    return next(filter(None, (item.text(key) for item in flows)), "")
