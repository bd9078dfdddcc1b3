"""Builds the requests of the HTTP library, with credentials, cookies and timeouts."""

from __future__ import annotations

from collections.abc import Iterable

import httpx2

from ..wire.encode import percent_encode
from .authentication import SecretField
from .bodies import Content
from .headers import HeaderField, merge_headers
from .operations import NotGiven, TimeoutSetting
from .requests import PreparedRequest
from .urls import concealing, query_field, query_names

__all__ = ["build"]


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
        headers=_as_form_data(headers) if request.parts else headers,
        content=content,
        files=request.parts or None,
        extensions=_timeout(http_client, request.timeout, time_left),
    )
    if request.parts:
        built.headers["Content-Type"] = _content_type(headers)
    # The HTTP library has methods in capitals, and RFC 9110 minds the case.
    built.method = request.method
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


def _content_type(headers: Iterable[HeaderField]) -> str:
    return next(
        value.decode() for name, value in headers if name.lower() == b"content-type"
    )


def _as_form_data(headers: Iterable[HeaderField]) -> list[HeaderField]:
    """The headers, as those of a form whatever parts they say the body has.

    Of no other type does the HTTP library read the boundary.
    """
    return [
        (
            (name, b"multipart/form-data;" + value.partition(b";")[2])
            if name.lower() == b"content-type"
            else (name, value)
        )
        for name, value in headers
    ]


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


def _with_query(url: str, secrets: Iterable[SecretField]) -> str:
    given = query_names(url)
    fields = [
        query_field(item.name, percent_encode(item.value))[1]
        for item in secrets
        if item.name not in given
    ]
    before = "&" if given else "?"
    return f"{url}{before}{'&'.join(fields)}" if fields else url
