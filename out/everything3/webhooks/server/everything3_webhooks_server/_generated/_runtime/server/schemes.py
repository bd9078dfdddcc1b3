"""Security schemes: where the credentials are, and the hook that checks them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeAlias

from ..wire.decode import percent_decode
from .incoming import Incoming

__all__ = [
    "ApiKeyHook",
    "ApiKeyScheme",
    "BasicCredentials",
    "BasicHook",
    "BasicScheme",
    "Decision",
    "HttpHook",
    "HttpScheme",
    "MalformedCredentialsError",
    "MutualTlsHook",
    "MutualTlsScheme",
    "OAuth2Hook",
    "OAuth2Scheme",
    "SecurityScheme",
    "challenge",
    "verification",
]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TOKEN = re.compile(r"[\x21-\x7e]+")
_UNQUOTABLE = re.compile(r"[^\x20-\x7e]")


class MalformedCredentialsError(ValueError):
    """Credentials that are malformed, or given more than once."""


@dataclass(frozen=True, slots=True)
class BasicCredentials:
    """User name and password of HTTP Basic authentication (RFC 7617)."""

    username: str
    password: str = field(repr=False)


Decision: TypeAlias = Awaitable[object] | object
"""The caller, as any object; None and False reject the credentials."""

BasicHook: TypeAlias = Callable[[BasicCredentials], Decision]
"""Authenticates a user name and password."""

ApiKeyHook: TypeAlias = Callable[[str], Decision]
"""Authenticates an API key."""

HttpHook: TypeAlias = Callable[[str], Decision]
"""Tells whose these credentials are: a bearer token, or what its scheme has."""

MutualTlsHook: TypeAlias = Callable[[str], Decision]
"""Tells whose this certificate is, in PEM."""

OAuth2Hook: TypeAlias = Callable[[str, tuple[str, ...]], Decision]
"""Authenticates an access token, given the scopes that the operation requires."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicScheme:
    """HTTP Basic authentication; without a hook nobody gets in."""

    name: str
    hook: BasicHook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyScheme:
    """A key in a header, the query or a cookie; without a hook nobody is let in."""

    name: str
    place: Literal["header", "query", "cookie"]
    parameter: str
    hook: ApiKeyHook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2Scheme:
    """A bearer token in a header (RFC 6750); without a hook nobody gets in."""

    name: str
    hook: OAuth2Hook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpScheme:
    """Credentials in the header `Authorization`, behind the name of their scheme
    (RFC 9110, section 11); without a hook nobody is let in.
    """

    name: str
    scheme: str = "bearer"
    hook: HttpHook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MutualTlsScheme:
    """A certificate of the client, which the ASGI server has checked and hands over
    (extension `tls`); without one, or without a hook, nobody is let in.
    """

    name: str
    hook: MutualTlsHook | None = None


SecurityScheme: TypeAlias = (
    BasicScheme | ApiKeyScheme | HttpScheme | OAuth2Scheme | MutualTlsScheme
)


def verification(
    scheme: SecurityScheme, incoming: Incoming, scopes: tuple[str, ...]
) -> partial[Decision] | None:
    """Return the call of the scheme's hook; None without credentials or hook.

    Raises `MalformedCredentialsError`.
    """
    match scheme:
        case BasicScheme(hook=hook) if hook is not None:
            text = _authorization(incoming, "basic")
            return None if text is None else partial(hook, _basic_credentials(text))
        case ApiKeyScheme(hook=hook) if hook is not None:
            key = _key(scheme, incoming)
            return partial(hook, key) if key else None
        case HttpScheme(hook=hook) if hook is not None:
            text = _authorization(incoming, scheme.scheme)
            if text is not None and scheme.scheme == "bearer":
                _check_token(text)
            return None if text is None else partial(hook, text)
        case MutualTlsScheme(hook=hook) if hook is not None:
            certificate = _certificate(incoming)
            return partial(hook, certificate) if certificate else None
        case OAuth2Scheme(hook=hook) if hook is not None:
            token = _authorization(incoming, "bearer")
            if token is None:
                return None
            _check_token(token)
            return partial(hook, token, scopes)
        case _:
            return None


def challenge(
    scheme: SecurityScheme, realm: str, scopes: Sequence[str], error: str
) -> str:
    """Return the `WWW-Authenticate` challenge of a scheme.

    `error` is a code of RFC 6750, section 3.1; empty if no token was given.
    """
    described = f"realm={_quoted(realm)}"
    match scheme:
        case BasicScheme():
            return f'Basic {described}, charset="UTF-8"'
        case ApiKeyScheme(place=place, parameter=parameter):
            # No scheme is registered for keys, and a 401 has to name one (RFC 9110,
            # section 15.5.2).
            return f'ApiKey {described}, in="{place}", name={_quoted(parameter)}'
        case HttpScheme(scheme=kind) if kind != "bearer":
            return f"{kind.title()} {described}"
        case MutualTlsScheme():
            # As for keys: there is no scheme to name.
            return f"MutualTLS {described}"
        case HttpScheme():
            described += f', error="{error}"' if error else ""
            return f"Bearer {described}"
        case OAuth2Scheme():
            described += f', error="{error}"' if error else ""
            described += f", scope={_quoted(' '.join(scopes))}" if scopes else ""
            return f"Bearer {described}"


def _key(scheme: ApiKeyScheme, incoming: Incoming) -> str:
    if scheme.place == "header":
        texts = incoming.headers().get(scheme.parameter.lower(), ())
    elif scheme.place == "cookie":
        texts = incoming.cookies().get(scheme.parameter, ())
    else:
        texts = incoming.query().get(scheme.parameter, ())
    if len(texts) > 1:
        raise MalformedCredentialsError("more than one key")
    text = texts[0] if texts else ""
    if scheme.place == "header":
        return text
    try:
        is_query = scheme.place == "query"
        return percent_decode(text.replace("+", " ") if is_query else text)
    except UnicodeDecodeError:
        raise MalformedCredentialsError("not UTF-8") from None


def _check_token(token: str) -> None:
    if not _TOKEN.fullmatch(token):
        raise MalformedCredentialsError("not a bearer token")


def _certificate(incoming: Incoming) -> str:
    """The certificate of the client in PEM; empty if the server hands over none."""
    extensions: dict[str, Any] = incoming.request.scope.get("extensions") or {}
    tls: dict[str, Any] = extensions.get("tls") or {}
    chain: Sequence[object] = tls.get("client_cert_chain") or ()
    return str(chain[0]) if chain else ""


def _authorization(incoming: Incoming, name: str) -> str | None:
    """Return the credentials in `Authorization` for the scheme `name`, None if absent.

    Raises `MalformedCredentialsError` if there are several of these headers: what
    stands between client and server may have judged another one.
    """
    texts = incoming.request.headers.getlist("authorization")
    found = [text.partition(" ") for text in texts]
    matching = [rest for scheme, _, rest in found if scheme.lower() == name]
    if matching and len(texts) > 1:
        raise MalformedCredentialsError("more than one header Authorization")
    return matching[0].strip(" ") if matching else None


def _basic_credentials(text: str) -> BasicCredentials:
    # Causes of errors are left out everywhere here: they hold what was given.
    try:
        decoded = b64decode(text, validate=True).decode()
    except ValueError:
        raise MalformedCredentialsError("not UTF-8 in Base64") from None
    username, colon, password = decoded.partition(":")
    if not colon or _CONTROL.search(decoded):
        raise MalformedCredentialsError("not a user name and a password")
    return BasicCredentials(username, password)


def _quoted(text: str) -> str:
    """A quoted string of a header (RFC 9110, section 5.6.4)."""
    escaped = _UNQUOTABLE.sub("?", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
