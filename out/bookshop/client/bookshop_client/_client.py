"""The clients: one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
    DEFAULT_MAX_RETRIES,
    NOT_GIVEN,
    BaseAsyncClient,
    BaseClient,
    NotGiven,
    TimeoutSetting,
)

if TYPE_CHECKING:
    import httpx2

    from .operations.authors import AsyncAuthorsOperations, AuthorsOperations
    from .operations.books import AsyncBooksOperations, BooksOperations
    from .operations.orders import AsyncOrdersOperations, OrdersOperations
    from .operations.payments import AsyncPaymentsOperations, PaymentsOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "bookshop-client/1.4.0"


class Client(BaseClient):
    """Bookshop.

    Args:
        base_url: where the API is served.
        http_client: an `httpx2.Client` of your own; closing it stays yours.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
    """

    def __init__(
        self,
        base_url: str = "https://api.bookshop.example/v1",
        *,
        http_client: httpx2.Client | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        super().__init__(
            base_url,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            user_agent=_USER_AGENT,
        )

    @cached_property
    def authors(self) -> AuthorsOperations:
        """The operations of "authors"."""
        from .operations.authors import AuthorsOperations

        return AuthorsOperations(self._runner)

    @cached_property
    def books(self) -> BooksOperations:
        """The operations of "books"."""
        from .operations.books import BooksOperations

        return BooksOperations(self._runner)

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
        http_client: an `httpx2.AsyncClient` of your own; closing it stays yours.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
    """

    def __init__(
        self,
        base_url: str = "https://api.bookshop.example/v1",
        *,
        http_client: httpx2.AsyncClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        super().__init__(
            base_url,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            user_agent=_USER_AGENT,
        )

    @cached_property
    def authors(self) -> AsyncAuthorsOperations:
        """The operations of "authors"."""
        from .operations.authors import AsyncAuthorsOperations

        return AsyncAuthorsOperations(self._runner)

    @cached_property
    def books(self) -> AsyncBooksOperations:
        """The operations of "books"."""
        from .operations.books import AsyncBooksOperations

        return AsyncBooksOperations(self._runner)

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
