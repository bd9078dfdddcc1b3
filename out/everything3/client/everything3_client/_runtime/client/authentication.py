"""Credentials: which an operation requires, and where a request carries them."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias, cast
from urllib.parse import urljoin

from .oauth2 import Grant, PasswordCredentials, TokenSource
from .secrecy import HoldsSecrets, SecretNames

__all__ = [
    "ApiKey",
    "AsyncKeySetting",
    "AsyncTokenSetting",
    "Authentication",
    "BasicAuth",
    "BasicSetting",
    "Credential",
    "HttpAuth",
    "KeySetting",
    "OAuth2",
    "Requirements",
    "SecretField",
    "Security",
    "SecurityScheme",
    "TokenSetting",
]

Requirements: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each the names of the security schemes that are required together."""

BasicSetting: TypeAlias = tuple[str, str]
"""A user name and a password."""

KeySetting: TypeAlias = str | Callable[[], str]
"""A key, or a function that returns one for each request."""

AsyncKeySetting: TypeAlias = KeySetting | Callable[[], Awaitable[str]]
"""A key, or a function or coroutine function that returns one for each request."""

TokenSetting: TypeAlias = KeySetting | Grant
"""An access token, a function that returns one for each request, or a grant."""

AsyncTokenSetting: TypeAlias = AsyncKeySetting | Grant
"""The same for asynchronous clients, where the function may be a coroutine function."""


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """User name and password in a header (RFC 7617).

    `variables` are the environment variables that hold them.
    """

    name: str
    variables: tuple[str, str]
    place: ClassVar[Literal["header"]] = "header"
    parameter: ClassVar[str] = "Authorization"
    prefix: ClassVar[str] = "Basic "


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key in the header, the query field or the cookie `parameter`."""

    name: str
    variables: tuple[str]
    place: Literal["header", "query", "cookie"]
    parameter: str
    prefix: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class OAuth2:
    """An access token in a header (RFC 6750).

    Where tokens are from, the document at `discovery_url` says if there is no
    `token_url` (OpenID Connect Discovery 1.0). A user name and a password get them at
    the `password_token_url`, if there is one, and what has been given is renewed at the
    `refresh_url`. Devices ask for a code at the `device_url`, and get their tokens at
    the `device_token_url`, if that is another one (RFC 8628).
    """

    name: str
    variables: tuple[str]
    token_url: str = ""
    discovery_url: str = ""
    password_token_url: str = ""
    refresh_url: str = ""
    device_url: str = ""
    device_token_url: str = ""
    place: ClassVar[Literal["header"]] = "header"
    parameter: ClassVar[str] = "Authorization"
    prefix: ClassVar[str] = "Bearer "


@dataclass(frozen=True, slots=True)
class HttpAuth:
    """Credentials in a header behind the name of their scheme (RFC 9110, 11.4)."""

    name: str
    variables: tuple[str]
    scheme: str = "Bearer"
    place: ClassVar[Literal["header"]] = "header"
    parameter: ClassVar[str] = "Authorization"

    @property
    def prefix(self) -> str:
        """What stands before the credentials."""
        return f"{self.scheme} "


SecurityScheme: TypeAlias = BasicAuth | ApiKey | HttpAuth | OAuth2


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """The security schemes of an API, and the default security requirements."""

    schemes: tuple[SecurityScheme, ...] = ()
    default: Requirements = ()


@dataclass(frozen=True, slots=True)
class SecretField:
    """A field of a request that holds a secret."""

    place: Literal["header", "query", "cookie"]
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Credential(HoldsSecrets):
    """The credentials of a caller for one scheme."""

    scheme: SecurityScheme
    secret: str | Callable[[], object] | TokenSource = field(repr=False)

    def field(self, value: object) -> SecretField:
        """Return the secret `value` in the form in which it is sent.

        Raises `TypeError` if it is no text.
        """
        if not isinstance(value, str):
            raise TypeError(
                f"the credentials for {self.scheme.name!r} gave a value of type"
                f" {type(value).__name__}, not a text"
            )
        scheme = self.scheme
        return SecretField(scheme.place, scheme.parameter, f"{scheme.prefix}{value}")


class Authentication(HoldsSecrets):
    """The credentials passed to a client, or found in environment variables."""

    def __init__(
        self, security: Security, given: Mapping[str, object], base_url: str
    ) -> None:
        """`given` has the setting of each scheme by its name.

        None is looked up in the environment; an empty text is no credential. Raises
        `TypeError` or `ValueError` for what can be none of its scheme.
        """
        self._default = security.default
        self.has_schemes = bool(security.schemes)
        self._credentials = {
            scheme.name: Credential(scheme, secret)
            for scheme in security.schemes
            if (secret := _secret(scheme, given.get(scheme.name), base_url))
        }
        self.secret_names = _secret_names(security)

    def chosen(
        self,
        requirements: Requirements | None,
        *,
        partly: bool = False,
        always: bool = False,
    ) -> tuple[Credential, ...]:
        """Return the credentials for an operation: the first complete alternative.

        There are none if no alternative has, or if none is needed: what is missing is
        for the server to tell. `partly` says that something else stands in for what is
        missing; the first alternative with any credential will do then. With `always`
        an operation that needs none gets those of the default of the API, or else all.
        """
        if not self._credentials:
            return ()
        alternatives = self._default if requirements is None else requirements
        if always and not alternatives:
            alternatives = self._default or (tuple(self._credentials),)
        found = [self._found(alternative) for alternative in alternatives]
        for credentials, alternative in zip(found, alternatives, strict=True):
            # An empty alternative says that credentials may be left out, not that
            # those which the caller gave should be.
            if credentials and len(credentials) == len(alternative):
                return credentials
        return next(filter(None, found), ()) if partly else ()

    def undescribed(self) -> Requirements:
        """What a request sends that the API does not describe.

        It is the first alternative of the default that the caller has credentials for,
        else all credentials there are.
        """
        for alternative in self._default:
            if alternative and all(name in self._credentials for name in alternative):
                return (alternative,)
        return (tuple(self._credentials),) if self._credentials else self._default

    def needs_none(self, requirements: Requirements | None) -> bool:
        """Whether an operation is open to all, by what the API says."""
        return not (self._default if requirements is None else requirements)

    def _found(self, alternative: Iterable[str]) -> tuple[Credential, ...]:
        known = self._credentials
        return tuple(known[name] for name in alternative if name in known)


def _secret_names(security: Security) -> SecretNames:
    places = [(scheme.place, scheme.parameter) for scheme in security.schemes]
    headers = {name.lower() for place, name in places if place == "header"}
    headers |= {"cookie" for place, _ in places if place == "cookie"}
    return SecretNames(
        headers=SecretNames().headers | headers,
        query=frozenset(name for place, name in places if place == "query"),
    )


def _secret(
    scheme: SecurityScheme, setting: object, base_url: str
) -> str | Callable[[], object] | TokenSource:
    """What `setting` is for a scheme, empty if there is none."""
    if setting is None:
        setting = _from_environment(scheme)
    if isinstance(scheme, BasicAuth):
        return _basic(scheme, setting) if setting else ""
    if isinstance(setting, str) or callable(setting):
        return setting
    if isinstance(scheme, OAuth2) and isinstance(setting, Grant):
        return _token_source(scheme, setting, base_url)
    raise TypeError(_unsuited(scheme, type(setting)))


def _token_source(scheme: OAuth2, setting: Grant, base_url: str) -> TokenSource:
    def resolved(url: str) -> str:
        return urljoin(f"{base_url}/", url) if url else ""

    described = scheme.token_url
    device_url = setting.own_device_url or scheme.device_url
    if isinstance(setting, PasswordCredentials):
        described = scheme.password_token_url or described
    elif setting.is_for_devices:
        described = scheme.device_token_url or described
    url = setting.token_url or described
    discovery_url = "" if url else scheme.discovery_url
    if not url and not discovery_url:
        raise ValueError(
            f"the API does not say where {scheme.name!r} has its tokens from:"
            " give a `token_url`"
        )
    if setting.is_for_devices and not device_url and not discovery_url:
        raise ValueError(
            f"the API does not say where {scheme.name!r} has codes for devices from:"
            " give a `device_url`"
        )
    return TokenSource(
        setting,
        resolved(url),
        discovery_url=resolved(discovery_url),
        # What callers name instead of the described URL has its own to renew.
        refresh_url="" if setting.token_url else resolved(scheme.refresh_url),
        device_url=resolved(device_url),
    )


def _basic(scheme: BasicAuth, setting: object) -> str:
    kind = type(setting)
    values = cast("tuple[object, ...]", setting) if isinstance(setting, tuple) else ()
    match values:
        case (str(username), str(password)):
            if ":" in username:
                raise ValueError(
                    f"the user name for {scheme.name!r} can't hold a colon"
                )
            return b64encode(f"{username}:{password}".encode()).decode("ascii")
        case _:
            raise TypeError(_unsuited(scheme, kind))


def _unsuited(scheme: SecurityScheme, kind: type) -> str:
    # Not the value, which may be a secret.
    shown = kind.__name__
    return f"a value of type {shown} can't be the credentials for {scheme.name!r}"


def _from_environment(scheme: SecurityScheme) -> object:
    values = [os.environ.get(variable, "") for variable in scheme.variables]
    if not all(values):
        return ""
    return tuple(values) if isinstance(scheme, BasicAuth) else values[0]
