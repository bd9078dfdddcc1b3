"""Builds the request of a call from its operation and arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode

import httpx2

from ..wire.encode import (
    encode_cookie,
    encode_form_fields,
    encode_header,
    encode_path,
    encode_query,
    percent_encode,
)
from ..wire.media_types import FORM, JSON, essence, is_form
from ..wire.objects import is_object
from ..wire.parameters import Parameter, Place
from .authentication import Credential, SecretField
from .bodies import (
    Body,
    Content,
    FormField,
    Part,
    TypedText,
    Upload,
    content_type_for,
    encode_body,
    encode_form,
    encode_upload,
)
from .checks import check_argument, encode_typed, is_bytes_in_json
from .forms import form_members
from .headers import HeaderField, merge_headers
from .oauth2 import TokenRequest, TokenSource
from .operations import (
    NOT_GIVEN,
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
)
from .retries import IDEMPOTENT_METHODS
from .urls import (
    BaseUrl,
    QueryField,
    concealing,
    expand_path,
    extend_query,
    join_query,
    query_field,
    query_names,
)

__all__ = [
    "PreparedRequest",
    "build",
    "plain_query",
    "prepare",
    "prepare_token_request",
    "unchanged",
]


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
    body = _body(
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
            _url(operation, given, options, base_url, client_query)
            if not operation.url
            else _given_url(operation.url, options, base_url, client_query, credentials)
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


def build(
    http_client: httpx2.Client | httpx2.AsyncClient,
    request: PreparedRequest,
    content: Content | None,
    secrets: Iterable[SecretField] = (),
    time_left: float | None = None,
) -> httpx2.Request:
    """Build the HTTP library's request, with the client's headers and cookies.

    Of `secrets` those are added in whose place the request has nothing. `time_left`
    are the seconds that no step of sending it may exceed.

    The URL is set last: the query parameters of a client *replace* the query of a URL
    that a request is built with.
    """
    url, headers, cookies = request.url, request.headers, request.cookies
    concealed: list[str] = []
    if secrets:
        given = {name.decode("ascii").lower() for name, _ in headers}
        in_headers = [item for item in secrets if item.place == "header"]
        # Flows that are needed together have one token, which is sent once.
        added = dict.fromkeys(
            (item.name, item.value)
            for item in in_headers
            if item.name.lower() not in given
        )
        headers += merge_headers(added)
        named = {pair.partition("=")[0] for pair in cookies}
        cookies += tuple(
            f"{item.name}={percent_encode(item.value)}"
            for item in secrets
            if item.place == "cookie" and item.name not in named
        )
        concealed = [item.name for item in secrets if item.place == "query"]
        url = _with_query(url, (item for item in secrets if item.place == "query"))
    built = http_client.build_request(
        request.method,
        request.url,
        headers=headers,
        content=content,
        files=request.parts or None,
        extensions=_timeout(http_client, request.timeout, time_left),
    )
    if cookies:
        # Behind those of the HTTP client, in the one header there may be.
        own = [built.headers["Cookie"]] if "Cookie" in built.headers else []
        built.headers["Cookie"] = "; ".join([*own, *cookies])
    if http_client.params or url is not request.url:
        # Parsing a URL takes long, and mostly the one it was built with is left as it
        # is. Its class is httpx's own if the client is one of httpx.
        built.url = type(built.url)(url)
    if concealed:
        built.url = concealing(built.url, concealed)
    return built


def unchanged(request: httpx2.Request) -> httpx2.Request:
    """Stands for authentication already applied: the HTTP client adds none."""
    return request


def _timeout(
    http_client: httpx2.Client | httpx2.AsyncClient,
    timeout: TimeoutSetting | NotGiven,
    time_left: float | None,
) -> dict[str, object]:
    """The timeout extension, unless the HTTP client's own timeout applies."""
    if not isinstance(timeout, NotGiven):
        # As an extension, since httpx doesn't know the Timeout of httpx2.
        limits = httpx2.Timeout(timeout).as_dict()
    elif time_left is not None:
        limits = http_client.timeout.as_dict()
    else:
        return {}
    if time_left is None:
        return {"timeout": limits}
    return {
        "timeout": {
            step: time_left if seconds is None else min(seconds, time_left)
            for step, seconds in limits.items()
        }
    }


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


def _with_query(url: str, secrets: Iterable[SecretField]) -> str:
    given = query_names(url)
    fields = [
        query_field(item.name, percent_encode(item.value))[1]
        for item in secrets
        if item.name not in given
    ]
    before = "&" if given else "?"
    return f"{url}{before}{'&'.join(fields)}" if fields else url


def _url(
    operation: Operation[object],
    given: Iterable[tuple[Parameter, object]],
    options: RequestOptions,
    base_url: BaseUrl,
    client_query: Iterable[tuple[str, object]],
) -> str:
    path = expand_path(
        operation.path,
        {
            parameter.name: encode_path(parameter, value)
            for parameter, value in given
            if parameter.place == "path"
        },
    )
    query = join_query(
        constants=[
            field
            for name, value in _constants(operation, "query")
            for field in _query_fields(name, value)
        ],
        parameters=[
            query_field(name, text)
            for parameter, value in given
            if parameter.place == "query"
            for name, text in _members_apart(
                operation, parameter, encode_query(parameter, value)
            )
        ],
        base=base_url.query,
        client=plain_query(client_query),
        extra=list(plain_query(options.get("query", {}).items())),
    )
    mark = ("&" if "?" in path else "?") if query else ""
    return f"{base_url.origin}{base_url.path}{path}{mark}{query}"


def _given_url(
    url: str,
    options: RequestOptions,
    base_url: BaseUrl,
    client_query: Iterable[tuple[str, object]],
    credentials: Iterable[Credential],
) -> str:
    """A whole URL, with what every request of the client has in its query.

    A credential that it repeats is left out, since it is added to the request later,
    where nobody shows it.
    """
    extra = options.get("query", {}).items()
    general = (*base_url.query, *plain_query(client_query), *plain_query(extra))
    secret = [
        item.scheme.parameter for item in credentials if item.scheme.place == "query"
    ]
    return extend_query(url, general, without=secret)


def plain_query(items: Iterable[tuple[str, object]]) -> Iterator[QueryField]:
    """The fields of values that no parameter describes; None has none."""
    for name, value in items:
        if value is not None:
            yield from _query_fields(name, value)


def _query_fields(name: str, value: object) -> Iterator[QueryField]:
    """Return the fields of a value that no parameter describes."""
    is_array = isinstance(value, (list, tuple))
    parameter = Parameter(name, "query", name, style=("repeated",) if is_array else ())
    for field_name, text in encode_query(parameter, value):
        yield query_field(field_name, text)


def _members_apart(
    operation: Operation[object], parameter: Parameter, fields: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The fields; raises `ValueError` if one is a member named as another parameter."""
    if parameter.members == "fields":
        others = {
            item.name
            for item in operation.parameters
            if item.place == "query" and item is not parameter
        }
        others |= {name for name, _ in _constants(operation, "query")}
        if clash := others.intersection(name for name, _ in fields):
            raise ValueError(
                f"{parameter.argument}: the member {min(clash)!r} would be read as "
                "another parameter"
            )
    return fields


def _constants(operation: Operation[object], place: Place) -> Iterator[tuple[str, str]]:
    for constant in operation.constants:
        if constant.place == place:
            yield constant.name, constant.value


def _header_fields(
    operation: Operation[object], given: Iterable[tuple[Parameter, object]]
) -> Iterator[tuple[str, str]]:
    yield from _constants(operation, "header")
    for parameter, value in given:
        if parameter.place == "header":
            for text in encode_header(parameter, value):
                yield parameter.name, text


def _cookies(given: Iterable[tuple[Parameter, object]]) -> Iterator[str]:
    for parameter, value in given:
        if parameter.place == "cookie":
            for name, text in encode_cookie(parameter, value):
                yield f"{name}={text}"


def _form_fields(
    operation: Operation[object],
    given: Iterable[tuple[Parameter, object]],
    files: ExitStack,
) -> Iterator[FormField]:
    yield from _constants(operation, "form")
    for parameter, value in given:
        if parameter.place != "form":
            continue
        if parameter.file:
            for upload in _uploads(value):
                yield parameter.name, encode_upload(
                    parameter.name, upload, files, parameter.media_type or None
                )
        else:
            for name, text in encode_form_fields(parameter, value):
                media_type = JSON if parameter.json else parameter.media_type
                yield name, TypedText(text, media_type) if media_type else text


def _uploads(value: object) -> Sequence[Upload]:
    """The files of one argument; a tuple that begins with a name is one file."""
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[object]", value)
        is_list = isinstance(value, list) or not items
        if is_list or not isinstance(items[0], str | None):
            return cast("Sequence[Upload]", items)
    return [cast("Upload", value)]


def _body(
    operation: Operation[object],
    arguments: Mapping[str, object],
    given: Iterable[tuple[Parameter, object]],
    options: RequestOptions,
    stated: str | None,
    files: ExitStack,
) -> Body | None:
    """The body, if there is one; `stated` is a Content-Type the caller chose."""
    value = options.get("body")
    is_own = value is None and operation.body is not None
    if is_own:
        value = arguments.get(operation.body or "")
        if value is None and operation.body_required:
            raise TypeError(f"{operation.body} is required and can't be None")
    if value is None:
        form_types = (stated,) if stated else operation.content_types
        return encode_form(_form_fields(operation, given, files), form_types)
    # What the caller puts in its place may be anything.
    body_type = operation.body_type if is_own else None
    content_type = stated or content_type_for(
        value,
        operation.content_types,
        is_json_bytes=is_bytes_in_json(body_type),
    )
    name = operation.body or "body"
    if is_form(content_type) and is_object(value):
        if body_type is not None and essence(content_type) not in operation.free_forms:
            # It has to be what it would have to be as JSON.
            encode_typed(name, value, body_type)
        return encode_form(form_members(value, files), (content_type,))
    return encode_body(value, content_type, files, name=name, body_type=body_type)


def _body_headers(body: Body | None) -> Iterator[tuple[str, str]]:
    if body:
        yield "Content-Type", body.content_type
        if body.length is not None:
            yield "Content-Length", str(body.length)
