"""Prepares the request of a call from its operation and arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx2

from ..wire.encode import encode_cookie, encode_header
from ..wire.media_types import FORM
from ..wire.parameters import Parameter
from .authentication import Credential
from .bodies import Body, Content, Part
from .checks import check_argument
from .headers import HeaderField, merge_headers
from .oauth2 import TokenRequest, TokenSource
from .operations import (
    NOT_GIVEN,
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
    constants_in,
)
from .request_bodies import request_body
from .request_urls import operation_url, whole_url
from .retries import IDEMPOTENT_METHODS
from .urls import BaseUrl

__all__ = ["PreparedRequest", "prepare", "prepare_token_request", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRequest:
    """A request in the form in which it is sent, on each attempt.

    `repeatable` says that it does no harm if the server gets it twice, `replayable`
    that its body can be sent again. `cookies` are pairs as they are sent, besides those
    of the HTTP client. `credentials` are added when it is sent, so that
    neither `url` nor `headers` hold them.
    """

    method: str
    url: str
    headers: tuple[HeaderField, ...] = field(repr=False)
    content: Content | None
    parts: tuple[Part, ...]
    timeout: TimeoutSetting | NotGiven
    auth: AuthSetting | NotGiven = field(repr=False)
    repeatable: bool
    replayable: bool
    credentials: tuple[Credential, ...] = ()
    cookies: tuple[str, ...] = field(default=(), repr=False)

    @property
    def has_tokens(self) -> bool:
        """Whether it carries an access token that can be renewed."""
        return any(isinstance(item.secret, TokenSource) for item in self.credentials)


def prepare(
    operation: Operation[object],
    arguments: Mapping[str, object],
    options: RequestOptions,
    *,
    base_url: BaseUrl,
    client_query: Iterable[tuple[str, object]],
    client_headers: Mapping[str, str],
    timeout: TimeoutSetting | NotGiven,
    auth: AuthSetting | NotGiven,
    credentials: tuple[Credential, ...],
    files: ExitStack,
) -> PreparedRequest:
    """Build the request of a call; arguments that are None are not sent.

    `client_query` are the query parameters of the HTTP client, `client_headers` the
    headers of ours. `auth` and the option of that name go before what the base URL
    says. Files opened for the request are closed with `files`. Raises `TypeError` or
    `ValueError` for arguments that can't be sent.
    """
    given = list(_given(operation, arguments))
    named = list(_header_fields(operation, given))
    chosen = list(options.get("headers", {}).items())
    if "idempotency_key" in options:
        chosen.append(("Idempotency-Key", options["idempotency_key"]))
    stated = {name.lower(): value for name, value in (*named, *chosen)}
    body = request_body(
        operation, arguments, given, options, stated.get("content-type"), files
    )
    headers = merge_headers(
        client_headers.items(),
        [("Accept", ", ".join(operation.accept))] if operation.accept else (),
        named,
        chosen,
        _body_headers(body),
    )
    if "auth" in options:
        # The option takes the place of all other authentication.
        auth, credentials = options["auth"], ()
    elif isinstance(auth, NotGiven):
        auth = _default_auth(base_url, credentials)
    return PreparedRequest(
        method=operation.method,
        url=(
            operation_url(operation, given, options, base_url, client_query)
            if not operation.url
            else whole_url(operation.url, options, base_url, client_query, credentials)
        ),
        headers=headers,
        content=body.content if body else None,
        parts=body.parts if body else (),
        timeout=options.get("timeout", timeout),
        auth=auth,
        repeatable=operation.method in IDEMPOTENT_METHODS
        or "idempotency-key" in stated,
        replayable=body is None or body.replayable,
        credentials=credentials,
        cookies=tuple(_cookies(given)),
    )


def _given(
    operation: Operation[object], arguments: Mapping[str, object]
) -> Iterator[tuple[Parameter, object]]:
    """The parameters that are sent, with their values."""
    for parameter in operation.parameters:
        value = arguments.get(parameter.argument)
        if value is not None:
            if parameter.limits is not None:
                check_argument(parameter.argument, value, parameter.limits)
            yield parameter, value
        elif parameter.required:
            raise TypeError(f"{parameter.argument} is required and can't be None")


def prepare_token_request(
    request: TokenRequest, timeout: TimeoutSetting | NotGiven
) -> PreparedRequest:
    """Build a token request; raises `ValueError` for unsafe headers."""
    return PreparedRequest(
        method="POST" if request.form else "GET",
        url=request.url,
        headers=merge_headers(
            [("Accept", "application/json")],
            [("Content-Type", FORM)] if request.form else (),
            [("Authorization", request.authorization)] if request.authorization else (),
        ),
        content=urlencode(request.form).encode() if request.form else None,
        parts=(),
        timeout=timeout,
        auth=unchanged,
        # One token more does no harm.
        repeatable=True,
        replayable=True,
    )


def unchanged(request: httpx2.Request) -> httpx2.Request:
    """Stands for authentication already applied: the HTTP client adds none."""
    return request


def _default_auth(
    base_url: BaseUrl, credentials: Iterable[Credential]
) -> AuthSetting | NotGiven:
    """The default authentication: that of the base URL, else of the HTTP client."""
    headers = {
        item.scheme.parameter.lower()
        for item in credentials
        if item.scheme.place == "header"
    }
    if "authorization" in headers:
        return unchanged
    return base_url.userinfo or NOT_GIVEN


def _header_fields(
    operation: Operation[object], given: Iterable[tuple[Parameter, object]]
) -> Iterator[tuple[str, str]]:
    yield from constants_in(operation, "header")
    for parameter, value in given:
        if parameter.place == "header":
            for text in encode_header(parameter, value):
                yield parameter.name, text


def _cookies(given: Iterable[tuple[Parameter, object]]) -> Iterator[str]:
    for parameter, value in given:
        if parameter.place == "cookie":
            for name, text in encode_cookie(parameter, value):
                yield f"{name}={text}"


def _body_headers(body: Body | None) -> Iterator[tuple[str, str]]:
    if body:
        yield "Content-Type", body.content_type
        if body.length is not None:
            yield "Content-Length", str(body.length)
