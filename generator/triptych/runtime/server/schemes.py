"""Security schemes: where the credentials are, and the hook that knows them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeAlias

from ..wire.decode import percent_decode
from .incoming import Incoming

__all__ = [
    "ApiKeyHook",
    "ApiKeyScheme",
    "BasicCredentials",
    "BasicHook",
    "BasicScheme",
    "Decision",
    "MalformedCredentialsError",
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
    """Credentials that can't be read, or are given more than once."""


@dataclass(frozen=True, slots=True)
class BasicCredentials:
    """User name and password of HTTP Basic authentication (RFC 7617)."""

    username: str
    password: str = field(repr=False)


Decision: TypeAlias = Awaitable[object] | object
"""Who calls, as any object; None and False refuse."""

BasicHook: TypeAlias = Callable[[BasicCredentials], Decision]
"""Tells whose these user name and password are."""

ApiKeyHook: TypeAlias = Callable[[str], Decision]
"""Tells whose this key is."""

OAuth2Hook: TypeAlias = Callable[[str, tuple[str, ...]], Decision]
"""Tells whose this access token is, given the scopes that the operation needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicScheme:
    """HTTP Basic authentication; without a hook nobody is let in."""

    name: str
    hook: BasicHook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyScheme:
    """A key in a header or in the query; without a hook nobody is let in."""

    name: str
    place: Literal["header", "query"]
    parameter: str
    hook: ApiKeyHook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2Scheme:
    """A bearer token in a header (RFC 6750); without a hook nobody is let in."""

    name: str
    hook: OAuth2Hook | None = None


SecurityScheme: TypeAlias = BasicScheme | ApiKeyScheme | OAuth2Scheme


def verification(
    scheme: SecurityScheme, incoming: Incoming, scopes: tuple[str, ...]
) -> partial[Decision] | None:
    """The call of the scheme's hook for a request; None without credentials or hook.

    Raises `MalformedCredentialsError`.
    """
    match scheme:
        case BasicScheme(hook=hook) if hook is not None:
            text = _authorization(incoming, "basic")
            return None if text is None else partial(hook, _basic_credentials(text))
        case ApiKeyScheme(hook=hook) if hook is not None:
            key = _key(scheme, incoming)
            return partial(hook, key) if key else None
        case OAuth2Scheme(hook=hook) if hook is not None:
            token = _authorization(incoming, "bearer")
            if token is None:
                return None
            if not _TOKEN.fullmatch(token):
                raise MalformedCredentialsError("not a bearer token")
            return partial(hook, token, scopes)
        case _:
            return None


def challenge(
    scheme: SecurityScheme, realm: str, scopes: Sequence[str], error: str
) -> str:
    """What `WWW-Authenticate` says of a scheme.

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
        case OAuth2Scheme():
            described += f', error="{error}"' if error else ""
            described += f", scope={_quoted(' '.join(scopes))}" if scopes else ""
            return f"Bearer {described}"


def _key(scheme: ApiKeyScheme, incoming: Incoming) -> str:
    if scheme.place == "header":
        texts = incoming.headers().get(scheme.parameter.lower(), ())
    else:
        texts = incoming.query().get(scheme.parameter, ())
    if len(texts) > 1:
        raise MalformedCredentialsError("more than one key")
    text = texts[0] if texts else ""
    if scheme.place == "header":
        return text
    try:
        return percent_decode(text.replace("+", " "))
    except UnicodeDecodeError:
        raise MalformedCredentialsError("not UTF-8") from None


def _authorization(incoming: Incoming, name: str) -> str | None:
    """What the header `Authorization` says behind the scheme `name`; None if nothing.

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
