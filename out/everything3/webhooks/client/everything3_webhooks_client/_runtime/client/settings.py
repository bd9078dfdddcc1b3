"""The settings for all calls of a client."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TypeVar, cast

import httpx2

from .authentication import Authentication
from .engine import Exchange, exchange
from .oauth2 import TokenRequest
from .operations import (
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
)
from .received import BodyLimits
from .redirects import Redirects
from .requests import PreparedRequest, prepare, prepare_token_request
from .responses import decode_success, status_error
from .retries import RetryPolicy
from .urls import BaseUrl

__all__ = ["Settings"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings for all calls of a client.

    `owns_http_client` says that the HTTP client was made for it. An injected one keeps
    its own timeout, redirects and headers, and is not closed. `max_response_size` are
    the bytes that a decoded body may have, streamed ones excepted. `headers` are sent
    with every request, and `auth` authenticates every one. With `always_authenticate`
    the credentials of the API are sent where its description needs none as well.
    `own_servers` says that operations are called where their own servers are.
    """

    base_url: BaseUrl
    owns_http_client: bool
    timeout: TimeoutSetting | NotGiven
    max_retries: int
    deadline: float | None
    max_response_size: int | None
    retry_policy: RetryPolicy
    strict_responses: bool
    always_authenticate: bool
    headers: Mapping[str, str] = field(repr=False)
    auth: AuthSetting | NotGiven = field(repr=False)
    authentication: Authentication
    own_servers: bool = False

    def __post_init__(self) -> None:
        _check_retries(self.max_retries)

    def prepare(
        self,
        http_client: httpx2.Client | httpx2.AsyncClient,
        operation: Operation[object],
        arguments: Mapping[str, object],
        options: RequestOptions,
        files: ExitStack,
    ) -> PreparedRequest:
        """Build the request of a call."""
        return prepare(
            operation,
            arguments,
            options,
            base_url=self._base_url_of(operation, options),
            client_query=http_client.params.multi_items(),
            client_headers=self.headers,
            timeout=self.timeout,
            auth=self.auth,
            credentials=self.authentication.chosen(
                operation.security,
                partly=not isinstance(self.auth, NotGiven),
                always=options.get("always_authenticate", self.always_authenticate),
            ),
            files=files,
        )

    def origin(self, operation: Operation[object], options: RequestOptions) -> str:
        """Return the scheme, host and port that a call goes to."""
        return self._base_url_of(operation, options).origin

    def chosen_base_url(self, options: RequestOptions) -> BaseUrl:
        """Return the base URL of calls with these options."""
        if "url" in options:
            return self.other_base_url(options["url"])
        if "base_url" in options:
            return self.other_base_url(options["base_url"])
        return self.base_url

    def _base_url_of(
        self, operation: Operation[object], options: RequestOptions
    ) -> BaseUrl:
        """Return the base URL of a call.

        The server of the operation itself counts where callers gave no base URL. One
        that they gave stands for all servers, of which each keeps its path.
        """
        if "url" in options:
            return self.chosen_base_url(options)
        has_other = "base_url" in options or not self.own_servers
        if operation.server is not None and not has_other:
            return BaseUrl.parse(operation.server)
        chosen = self.chosen_base_url(options)
        if operation.own_path is None:
            return chosen
        return chosen.moved(operation.api_paths, operation.own_path)

    def other_base_url(self, text: str) -> BaseUrl:
        """Parse a base URL for the connections of this client.

        Raises `ValueError` for what is none, and for another unix socket than that to
        which they lead.
        """
        url = BaseUrl.parse(text)
        if url.socket != self.base_url.socket:
            raise ValueError(
                f"base URL {str(url)!r} needs a client of its own: the connections of"
                f" this one are for {str(self.base_url)!r}"
            )
        return url

    def exchange(
        self,
        operation: Operation[object],
        request: PreparedRequest,
        options: RequestOptions,
        redirects: Redirects,
        *,
        keeps_redirects: bool = False,
    ) -> Exchange:
        """Return the state machine of a call.

        With `keeps_redirects` those that the API describes are answers.
        """
        max_retries = options.get("max_retries", self.max_retries)
        _check_retries(max_retries)
        return exchange(
            request,
            errors=operation.errors,
            policy=self.retry_policy,
            max_retries=max_retries,
            deadline=options.get("deadline", self.deadline),
            redirects=redirects,
            kept=operation.redirects if keeps_redirects else (),
            hint=self._hint(operation, request),
            socket=self.base_url.socket,
        )

    def _hint(self, operation: Operation[object], request: PreparedRequest) -> str:
        """What a caller may not know whose call is refused for want of credentials."""
        is_authenticated = request.credentials or not isinstance(request.auth, NotGiven)
        if is_authenticated or not self.authentication.needs_none(operation.security):
            return ""
        said = "the API description declares no security for this operation"
        if not self.authentication.has_schemes:
            return f"{said}; pass credentials as `auth`"
        return f"{said}, so none were sent; see `always_authenticate`"

    def token_exchange(self, request: TokenRequest) -> Exchange:
        """Return the state machine of a token request."""
        return exchange(
            prepare_token_request(request, self.timeout),
            errors={},
            policy=self.retry_policy,
            max_retries=self.max_retries,
            deadline=self.deadline,
            redirects=None,
        )

    def body_limits(self, time_left: float | None) -> BodyLimits:
        """The limits of a body that has to be there in `time_left` seconds."""
        clock = self.retry_policy.clock
        return BodyLimits(
            max_size=self.max_response_size,
            ends_at=None if time_left is None else clock() + time_left,
            clock=clock,
        )

    def redirects(self, http_client: httpx2.Client | httpx2.AsyncClient) -> Redirects:
        """Return the redirects that calls follow."""
        return Redirects(
            http_client,
            is_own=self.owns_http_client,
            secret_names=self.authentication.secret_names,
        )

    def result(self, operation: Operation[T], response: httpx2.Response) -> T:
        """Decode a successful response; raises `DecodeError`.

        A redirect that the API describes has none: raises `RedirectionError`.
        """
        if not response.is_success:
            raise status_error(response, operation.errors)
        value: object = decode_success(
            response,
            operation.results,
            operation.errors,
            strict=self.strict_responses,
        )
        return cast("T", value)


def _check_retries(max_retries: int) -> None:
    if max_retries < 0:
        raise ValueError(f"max_retries is a number of retries, not {max_retries}")
