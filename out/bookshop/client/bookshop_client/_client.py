"""The clients: one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
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
    ),
)


class Client(BaseClient):
    """Bookshop.

    Args:
        base_url: where the API is served.
        bookseller_key: the key sent in the header `X-Api-Key`, or a function; else
            BOOKSHOP_BOOKSELLER_KEY of the environment.
        customer: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; else BOOKSHOP_CUSTOMER of the environment.
        auth: what authenticates every call besides, such as an `httpx2.Auth`.
        http_client: your own `httpx2.Client` or `httpx.Client`, yours to close.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
        deadline: seconds after which a call is neither waited for nor sent again.
        strict_responses: refuse an answer of which only parts fit the API.
        headers: headers of every request.
        user_agent_suffix: what your program calls itself in the `User-Agent`.
        on_request: called with each request before it is sent.
        on_response: called with each answer before its body is read.
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
        strict_responses: bool = False,
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
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def books(self) -> BooksOperations:
        """The operations of "books"."""
        from .operations.books import BooksOperations

        return BooksOperations(self._runner)

    @cached_property
    def authors(self) -> AuthorsOperations:
        """The operations of "authors"."""
        from .operations.authors import AuthorsOperations

        return AuthorsOperations(self._runner)

    @cached_property
    def orders(self) -> OrdersOperations:
        """The operations of "orders"."""
        from .operations.orders import OrdersOperations

        return OrdersOperations(self._runner)

    @cached_property
    def payments(self) -> PaymentsOperations:
        """The operations of "payments"."""
        from .operations.payments import PaymentsOperations

        return PaymentsOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Bookshop, with methods to be awaited.

    Args:
        base_url: where the API is served.
        bookseller_key: the key sent in the header `X-Api-Key`, or a function; else
            BOOKSHOP_BOOKSELLER_KEY of the environment.
        customer: an access token, a function, `ClientCredentials` or
            `PasswordCredentials`; else BOOKSHOP_CUSTOMER of the environment.
        auth: what authenticates every call besides, such as an `httpx2.Auth`.
        http_client: your own `httpx2.AsyncClient` or `httpx.AsyncClient`, yours to
            close.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
        deadline: seconds after which a call is neither waited for nor sent again.
        strict_responses: refuse an answer of which only parts fit the API.
        headers: headers of every request.
        user_agent_suffix: what your program calls itself in the `User-Agent`.
        on_request: called with each request before it is sent.
        on_response: called with each answer before its body is read.
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
        strict_responses: bool = False,
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
            strict_responses=strict_responses,
            headers=headers,
            user_agent=_USER_AGENT,
            user_agent_suffix=user_agent_suffix,
            on_request=on_request,
            on_response=on_response,
        )

    @cached_property
    def books(self) -> AsyncBooksOperations:
        """The operations of "books"."""
        from .operations.books import AsyncBooksOperations

        return AsyncBooksOperations(self._runner)

    @cached_property
    def authors(self) -> AsyncAuthorsOperations:
        """The operations of "authors"."""
        from .operations.authors import AsyncAuthorsOperations

        return AsyncAuthorsOperations(self._runner)

    @cached_property
    def orders(self) -> AsyncOrdersOperations:
        """The operations of "orders"."""
        from .operations.orders import AsyncOrdersOperations

        return AsyncOrdersOperations(self._runner)

    @cached_property
    def payments(self) -> AsyncPaymentsOperations:
        """The operations of "payments"."""
        from .operations.payments import AsyncPaymentsOperations

        return AsyncPaymentsOperations(self._runner)
