"""Security schemes and the requirements operations have of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from triptych.pointer import Pointer

__all__ = [
    "ApiKeyScheme",
    "BasicScheme",
    "HttpScheme",
    "MutualTlsScheme",
    "OAuth2Flow",
    "OAuth2Scheme",
    "OpenIdConnectScheme",
    "SecurityRequirement",
    "SecurityScheme",
]


OAuth2Flow: TypeAlias = Literal[
    "implicit",
    "password",
    "client_credentials",
    "authorization_code",
    "device_authorization",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SecuritySchemeNode:
    pointer: Pointer
    name: str
    description: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicScheme(_SecuritySchemeNode):
    """HTTP Basic authentication (RFC 7617)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpScheme(_SecuritySchemeNode):
    """An authentication scheme of HTTP other than Basic (RFC 9110, section 11.1).

    `scheme` is its name in lower case, such as `bearer`; `bearer_format` says what a
    bearer token is, for people.
    """

    scheme: str
    bearer_format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyScheme(_SecuritySchemeNode):
    """A key sent in a header, in the query or in a cookie."""

    place: Literal["header", "query", "cookie"]
    parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2Scheme(_SecuritySchemeNode):
    """An OAuth 2.0 flow (RFC 6749); `scopes` maps each scope to its description.

    `password_token_url` is where user name and password get a token, if that is not the
    `token_url`, `device_token_url` where devices do, and `refresh_url` where a token is
    renewed. `device_url` is for devices that have no browser (RFC 8628), and
    `metadata_url` where the authorization server describes itself (RFC 8414).
    """

    flow: OAuth2Flow
    authorization_url: str = ""
    token_url: str = ""
    password_token_url: str = ""
    refresh_url: str = ""
    device_url: str = ""
    device_token_url: str = ""
    metadata_url: str = ""
    scopes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIdConnectScheme(_SecuritySchemeNode):
    """A token of an OpenID provider, which describes itself at `url`."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MutualTlsScheme(_SecuritySchemeNode):
    """A certificate of the client, shown when the connection is made."""


SecurityScheme: TypeAlias = (
    BasicScheme
    | HttpScheme
    | ApiKeyScheme
    | OAuth2Scheme
    | OpenIdConnectScheme
    | MutualTlsScheme
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """Schemes needed together, each with the scopes it must grant.

    The requirements of an operation are alternatives: one of them is enough.
    """

    schemes: Mapping[str, tuple[str, ...]]
