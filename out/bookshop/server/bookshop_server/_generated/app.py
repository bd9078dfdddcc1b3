"""The application: every operation of the API, and the services behind them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import Lifespan

from ._runtime.server import (
    DEFAULT_MAX_BODY_SIZE,
    Authenticate,
    Mock,
    build_app,
    build_routes,
)
from .services import authors as _authors
from .services import books as _books
from .services import orders as _orders
from .services import payments as _payments

__all__ = ["create_app", "routes"]

_BASE_PATH = "/v1"
_FOLDER = Path(__file__).parent
_LOGGER = logging.getLogger("bookshop_server")


def create_app(
    *,
    authors: _authors.AuthorsService | None = None,
    books: _books.BooksService | None = None,
    orders: _orders.OrdersService | None = None,
    payments: _payments.PaymentsService | None = None,
    authenticate: Authenticate | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    debug: bool = False,
    mock: bool = False,
    mock_seed: int = 0,
    middleware: Sequence[Middleware] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """The API as an application; an operation without a service answers 501.

    The description is served at `/openapi.json`.

    Args:
        authors: carries out the operations of "authors".
        books: carries out the operations of "books".
        orders: carries out the operations of "orders".
        payments: carries out the operations of "payments".
        authenticate: called before each operation; raises `ProblemError` to refuse.
        max_body_size: the most bytes a request body may have; more answers 413.
        debug: answer with the traceback of what a service raises.
        mock: answer with samples what would answer 501.
        mock_seed: which samples; with 0 what the document itself shows.
        middleware: Starlette middleware around everything.
        lifespan: what to set up and to tear down with the application.
    """
    return build_app(
        (
            *_authors.endpoints(authors),
            *_books.endpoints(books),
            *_orders.endpoints(orders),
            *_payments.endpoints(payments),
        ),
        document=(_FOLDER / "document.json").read_bytes(),
        base_path=_BASE_PATH,
        authenticate=authenticate,
        max_body_size=max_body_size,
        debug=debug,
        logger=_LOGGER,
        mock=Mock(_FOLDER / "mock.json", seed=mock_seed) if mock else None,
        middleware=middleware,
        lifespan=lifespan,
    )


def routes(
    *,
    authors: _authors.AuthorsService | None = None,
    books: _books.BooksService | None = None,
    orders: _orders.OrdersService | None = None,
    payments: _payments.PaymentsService | None = None,
    authenticate: Authenticate | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    debug: bool = False,
    mock: bool = False,
    mock_seed: int = 0,
) -> list[BaseRoute]:
    """The same operations as routes of an application of your own.

    The arguments are those of `create_app`.
    """
    return build_routes(
        (
            *_authors.endpoints(authors),
            *_books.endpoints(books),
            *_orders.endpoints(orders),
            *_payments.endpoints(payments),
        ),
        base_path=_BASE_PATH,
        authenticate=authenticate,
        max_body_size=max_body_size,
        debug=debug,
        logger=_LOGGER,
        mock=Mock(_FOLDER / "mock.json", seed=mock_seed) if mock else None,
    )
