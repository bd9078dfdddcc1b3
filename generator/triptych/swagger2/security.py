"""Lowering of security (Swagger 2.0, "Security Scheme Object")."""

from __future__ import annotations

from typing import Final

from triptych.description.node import Node
from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    OAuth2Scheme,
    SecurityScheme,
)
from triptych.ir.security import OAuth2Flow

__all__ = ["SECTION", "lower_security_schemes"]

SECTION: Final = "securityDefinitions"


def lower_security_schemes(root: Node) -> tuple[SecurityScheme, ...]:
    """The security schemes of a document, sorted by name."""
    definitions = root.object(SECTION)
    if definitions is None:
        return ()
    lowered = (_lower_scheme(name, node) for name, node in definitions.members())
    return tuple(scheme for scheme in lowered if scheme is not None)


_FLOWS: dict[str, OAuth2Flow] = {
    "implicit": "implicit",
    "password": "password",
    "application": "client_credentials",
    "accessCode": "authorization_code",
}


def _lower_scheme(name: str, node: Node) -> SecurityScheme | None:
    description = node.text("description")
    kind = node.text("type")
    if kind == "basic":
        return BasicScheme(pointer=node.pointer, name=name, description=description)
    if kind == "apiKey":
        place, parameter = node.text("in"), node.text("name")
        if place in ("header", "query") and parameter:
            return ApiKeyScheme(
                pointer=node.pointer,
                name=name,
                description=description,
                place="header" if place == "header" else "query",
                parameter=parameter,
            )
    flow = _FLOWS.get(node.text("flow"))
    if kind == "oauth2" and flow is not None:
        scopes = node.object("scopes")
        return OAuth2Scheme(
            pointer=node.pointer,
            name=name,
            description=description,
            flow=flow,
            authorization_url=node.text("authorizationUrl"),
            token_url=node.text("tokenUrl"),
            scopes={
                scope: str(text.value or "")
                for scope, text in (scopes.members() if scopes is not None else ())
                if not scope.lower().startswith("x-")
            },
        )
    node.findings.error(
        "security-scheme",
        f"the security scheme `{name}` is not one of Swagger 2.0",
        node.pointer,
        hint="basic; apiKey with `in` and `name`; oauth2 with `flow`",
    )
    return None
