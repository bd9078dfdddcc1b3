"""OAuth 2.0 access tokens (RFC 6749): requested, cached, and renewed in time."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, cast
from urllib.parse import quote_plus
from weakref import WeakKeyDictionary

import httpx2

from .errors import ApiStatusError, ClientError, TokenError
from .secrecy import HoldsSecrets
from .urls import redact

if TYPE_CHECKING:
    import asyncio

__all__ = [
    "Ask",
    "ClientCredentials",
    "Grant",
    "PasswordCredentials",
    "Renewal",
    "TokenAnswer",
    "TokenRequest",
    "TokenSource",
]

_METHOD = "POST"

_DEVICES = "device_authorization_endpoint"

# A token that ends while a request is on its way is refused: it is renewed this many
# seconds, or a tenth of its life, before.
_LONGEST_MARGIN = 60.0


@dataclass(frozen=True, slots=True)
class TokenRequest(HoldsSecrets):
    """A token request, sent after `wait` seconds.

    `authorization` is the header of the client, or empty. Without a `form` it asks for
    what the provider says of itself.
    """

    url: str
    form: Mapping[str, str] = field(repr=False)
    authorization: str = field(repr=False)
    wait: float = 0.0


TokenAnswer = httpx2.Response | ApiStatusError
"""The outcome of a token request: the successful response, or the error."""

Ask: TypeAlias = Callable[[Mapping[str, str], str], TokenRequest]
"""Makes the request of a client with these fields, to that URL or where tokens are."""

Renewal: TypeAlias = Generator[TokenRequest, TokenAnswer, TokenAnswer]
"""The requests that end in a token, each of which is sent its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(HoldsSecrets):
    """What a client gets tokens for, and the settings that all grants have."""

    scopes: Sequence[str] = ()
    token_url: str = ""
    parameters: Mapping[str, str] = field(
        default_factory=dict[str, str], repr=False, hash=False
    )
    client_secret_in: Literal["header", "body"] = "header"

    is_for_devices: ClassVar[bool] = False

    @property
    def own_device_url(self) -> str:
        """Where devices ask for a code, if not where the API describes."""
        return ""

    @property
    def client(self) -> tuple[str, str]:
        """The id and the secret of the client, empty where there is none."""
        raise NotImplementedError

    def first_token(self, ask: Ask, device_url: str) -> Renewal:
        """Ask for a token while there is none to renew it with."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ClientCredentials(Grant):
    """The client credentials grant (RFC 6749, section 4.4).

    `token_url` is where, if not where the API describes. `parameters` are sent besides,
    as an `audience` is. `client_secret_in` says whether the secret is sent as basic
    authentication, as servers have to support, or in the body.
    """

    client_id: str
    client_secret: str = field(repr=False)

    @property
    def client(self) -> tuple[str, str]:
        """The id and the secret of the client."""
        return self.client_id, self.client_secret

    def first_token(self, ask: Ask, device_url: str) -> Renewal:
        """Ask for a token with nothing but the client."""
        return (yield ask({"grant_type": "client_credentials"}, ""))


@dataclass(frozen=True, slots=True)
class PasswordCredentials(Grant):
    """The resource owner password credentials grant (RFC 6749, section 4.3).

    The other arguments are those of `ClientCredentials`; some servers ask for a client
    as well.
    """

    username: str
    password: str = field(repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)

    @property
    def client(self) -> tuple[str, str]:
        """The id and the secret of the client, empty where there is none."""
        return self.client_id, self.client_secret

    def first_token(self, ask: Ask, device_url: str) -> Renewal:
        """Ask for a token with user name and password."""
        form = {
            "grant_type": "password",
            "username": self.username,
            "password": self.password,
        }
        return (yield ask(form, ""))


@dataclass(frozen=True, slots=True)
class _Token:
    value: str = field(repr=False)
    expires_at: float


class TokenSource(HoldsSecrets):
    """The access tokens of one client.

    Any number of threads, or of tasks of an event loop, may ask at the same time: one
    of them sends a request and the others wait for its answer. `clock` gives seconds.
    Without a `token_url` the OpenID provider is asked for it at `discovery_url`, before
    the first token is. At the `refresh_url`, if there is one, they are renewed, and at
    the `device_url` devices ask for a code.
    """

    def __init__(
        self,
        credentials: Grant,
        token_url: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        discovery_url: str = "",
        refresh_url: str = "",
        device_url: str = "",
    ) -> None:
        self._credentials = credentials
        self._url = token_url
        self._discovery_url = discovery_url
        self._refresh_url = refresh_url
        self._device_url = device_url
        self._clock = clock
        self._token: _Token | None = None
        self._refresh_token = ""
        self._lock = threading.Lock()
        # A lock of asyncio belongs to the loop in which it was waited for first.
        self._async_locks: WeakKeyDictionary[
            asyncio.AbstractEventLoop, asyncio.Lock
        ] = WeakKeyDictionary()

    def token(self, refused: str, send: Callable[[TokenRequest], TokenAnswer]) -> str:
        """Return a token that is neither expired nor `refused`.

        Raises `TokenError`, and what `send` raises.
        """
        if token := self._kept(refused):
            return token
        with self._lock:
            renewal = self._renewal(refused)
            try:
                request = next(renewal)
                while True:
                    request = renewal.send(send(request))
            except StopIteration as end:
                return cast("str", end.value)

    async def async_token(
        self, refused: str, send: Callable[[TokenRequest], Awaitable[TokenAnswer]]
    ) -> str:
        """The asynchronous counterpart."""
        if token := self._kept(refused):
            return token
        # Whoever awaits this has it loaded.
        import asyncio

        loop = asyncio.get_running_loop()
        async with self._async_locks.setdefault(loop, asyncio.Lock()):
            renewal = self._renewal(refused)
            try:
                request = next(renewal)
                while True:
                    request = renewal.send(await send(request))
            except StopIteration as end:
                return cast("str", end.value)

    def _kept(self, refused: str) -> str:
        token = self._token
        if token is None or token.value == refused or self._clock() >= token.expires_at:
            return ""
        return token.value

    def _renewal(self, refused: str) -> Generator[TokenRequest, TokenAnswer, str]:
        # While this call waited for the lock, another one may have got a token.
        if token := self._kept(refused):
            return token
        if not self._url:
            said = yield TokenRequest(self._discovery_url, {}, "")
            self._url = self._found(said, "token_endpoint")
            if _fields_of(said).get(_DEVICES):
                self._device_url = self._device_url or self._found(said, _DEVICES)
        asked_at = self._clock()
        answer: TokenAnswer | None = None
        if self._refresh_token:
            answer = yield self._request(
                {"grant_type": "refresh_token", "refresh_token": self._refresh_token},
                self._refresh_url,
            )
            if isinstance(answer, ClientError):
                # Refresh tokens end too; what got the first token gets another one.
                self._refresh_token, answer = "", None
        if answer is None:
            answer = yield from self._credentials.first_token(
                self._request, self._device_url
            )
        if isinstance(answer, ApiStatusError):
            raise self._error(str(answer)) from answer
        return self._keep(answer, asked_at)

    def _found(self, answer: TokenAnswer, member: str) -> str:
        """A URL in what a provider says of itself; raises `TokenError`."""
        if isinstance(answer, ApiStatusError):
            raise self._error(str(answer)) from answer
        url = _fields(answer.content).get(member)
        # What was asked for safely must not lead to where secrets can be read.
        allowed = ("https://",) if self._is_safe() else ("https://", "http://")
        if not isinstance(url, str) or not url.startswith(allowed):
            raise self._error("the provider names no URL of tokens that is safe to use")
        return url

    def _is_safe(self) -> bool:
        return self._discovery_url.startswith("https://")

    def _request(self, grant: Mapping[str, str], url: str = "") -> TokenRequest:
        mine = self._credentials
        client_id, client_secret = mine.client
        form = {**grant}
        if mine.scopes:
            # A string is a sequence too; it is what joining gives.
            scopes = [mine.scopes] if isinstance(mine.scopes, str) else mine.scopes
            form["scope"] = " ".join(scopes)
        form.update(mine.parameters)
        authorization = ""
        if client_secret and mine.client_secret_in == "header":
            # RFC 6749, section 2.3.1: both are encoded as in a form first.
            pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
            authorization = f"Basic {b64encode(pair.encode()).decode()}"
        elif client_id:
            form["client_id"] = client_id
            if client_secret:
                form["client_secret"] = client_secret
        return TokenRequest(url or self._url, form, authorization)

    def _keep(self, answer: httpx2.Response, asked_at: float) -> str:
        fields = _fields(answer.content)
        value = fields.get("access_token")
        if not isinstance(value, str) or not value:
            raise self._error("the answer has no access token")
        life = _seconds(fields.get("expires_in"))
        margin = min(_LONGEST_MARGIN, life / 10)
        self._token = _Token(value, asked_at + life - margin)
        refresh_token = fields.get("refresh_token")
        if isinstance(refresh_token, str):
            self._refresh_token = refresh_token
        return value

    def _error(self, reason: str) -> TokenError:
        return TokenError(
            f"no access token: {reason}",
            method=_METHOD if self._url else "GET",
            url=redact(self._url or self._discovery_url),
        )


def _fields_of(answer: TokenAnswer) -> dict[str, Any]:
    return {} if isinstance(answer, ApiStatusError) else _fields(answer.content)


def _fields(content: bytes) -> dict[str, Any]:
    try:
        value: object = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _seconds(expires_in: object) -> float:
    """A lifetime in seconds, which may arrive as a string; unlimited if absent."""
    try:
        seconds = float(cast("str | float", expires_in))
    except (OverflowError, TypeError, ValueError):
        return inf
    return max(0.0, seconds) if isfinite(seconds) else inf
