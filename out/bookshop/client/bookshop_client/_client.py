"""The clients, with one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
    DEFAULT_MAX_RESPONSE_SIZE,
    DEFAULT_MAX_RETRIES,
    NOT_GIVEN,
    ApiKey,
    AsyncHttpClient,
    AsyncKeySetting,
    AsyncRequestHook,
    AsyncResponseHook,
    AsyncTokenSetting,
    AuthSetting,
    BaseAsyncClient,
    BaseClient,
    HttpClient,
    KeySetting,
    NotGiven,
    OAuth2,
    RequestHook,
    ResponseHook,
    Security,
    TimeoutSetting,
    TokenSetting,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operations.authors import AsyncAuthorsOperations, AuthorsOperations
    from .operations.books import AsyncBooksOperations, BooksOperations
    from .operations.orders import AsyncOrdersOperations, OrdersOperations
    from .operations.payments import AsyncPaymentsOperations, PaymentsOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "bookshop-client/1.4.0"

_SECURITY = Security(
    schemes=(
        ApiKey("booksellerKey", ("BOOKSHOP_BOOKSELLER_KEY",), "header", "X-Api-Key"),
        OAuth2("customer", ("BOOKSHOP_CUSTOMER",), "https://id.bookshop.example/token"),
    )
)


class Client(BaseClient):
    """Client for Bookshop.

    Args:
        base_url: base URL of the API.
        bookseller_key: the key sent in the header `X-Api-Key`, or a function; defaults
            to the environment variable BOOKSHOP_BOOKSELLER_KEY.
        customer: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            BOOKSHOP_CUSTOMER.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.Client` or `httpx.Client`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        always_authenticate: send credentials even if the description declares no
            security for an operation.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str = "https://api.bookshop.example/v1",
        *,
        bookseller_key: KeySetting | None = None,
        customer: TokenSetting | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: HttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: RequestHook | None = None,
        on_response: ResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            security=_SECURITY,
            credentials={
                "booksellerKey": bookseller_key,
                "customer": customer,
            },
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            always_authenticate=always_authenticate,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def books(self) -> BooksOperations:
        """Operations of "books"."""
        from .operations.books import BooksOperations

        return BooksOperations(self._runner)

    @cached_property
    def authors(self) -> AuthorsOperations:
        """Operations of "authors"."""
        from .operations.authors import AuthorsOperations

        return AuthorsOperations(self._runner)

    @cached_property
    def orders(self) -> OrdersOperations:
        """Operations of "orders"."""
        from .operations.orders import OrdersOperations

        return OrdersOperations(self._runner)

    @cached_property
    def payments(self) -> PaymentsOperations:
        """Operations of "payments"."""
        from .operations.payments import PaymentsOperations

        return PaymentsOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Asynchronous client for Bookshop.

    Args:
        base_url: base URL of the API.
        bookseller_key: the key sent in the header `X-Api-Key`, or a function; defaults
            to the environment variable BOOKSHOP_BOOKSELLER_KEY.
        customer: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; defaults to the environment variable
            BOOKSHOP_CUSTOMER.
        auth: additional authentication for every request, e.g. an `httpx2.Auth`.
        http_client: your own `httpx2.AsyncClient` or `httpx.AsyncClient`; you close it.
        timeout: timeout in seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: maximum number of retries.
        deadline: total time limit for a call in seconds, including retries.
        max_response_size: largest decoded response body in bytes, except with
            `streaming`; None for no limit.
        strict_responses: raise `DecodeError` if a response violates its schema.
        always_authenticate: send credentials even if the description declares no
            security for an operation.
        headers: headers to send with every request.
        user_agent_suffix: appended to the `User-Agent`, such as a program name.
        on_request: called with every request before it is sent.
        on_response: called with every response before its body is read.
    """

    def __init__(
        self,
        base_url: str = "https://api.bookshop.example/v1",
        *,
        bookseller_key: AsyncKeySetting | None = None,
        customer: AsyncTokenSetting | None = None,
        auth: AuthSetting | NotGiven = NOT_GIVEN,
        http_client: AsyncHttpClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        deadline: float | None = None,
        max_response_size: int | None = DEFAULT_MAX_RESPONSE_SIZE,
        strict_responses: bool = False,
        always_authenticate: bool = False,
        headers: Mapping[str, str] | None = None,
        user_agent_suffix: str = "",
        on_request: AsyncRequestHook | None = None,
        on_response: AsyncResponseHook | None = None,
    ) -> None:
        super().__init__(
            base_url,
            security=_SECURITY,
            credentials={
                "booksellerKey": bookseller_key,
                "customer": customer,
            },
            auth=auth,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            deadline=deadline,
            max_response_size=max_response_size,
            strict_responses=strict_responses,
            always_authenticate=always_authenticate,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def books(self) -> AsyncBooksOperations:
        """Operations of "books"."""
        from .operations.books import AsyncBooksOperations

        return AsyncBooksOperations(self._runner)

    @cached_property
    def authors(self) -> AsyncAuthorsOperations:
        """Operations of "authors"."""
        from .operations.authors import AsyncAuthorsOperations

        return AsyncAuthorsOperations(self._runner)

    @cached_property
    def orders(self) -> AsyncOrdersOperations:
        """Operations of "orders"."""
        from .operations.orders import AsyncOrdersOperations

        return AsyncOrdersOperations(self._runner)

    @cached_property
    def payments(self) -> AsyncPaymentsOperations:
        """Operations of "payments"."""
        from .operations.payments import AsyncPaymentsOperations

        return AsyncPaymentsOperations(self._runner)
