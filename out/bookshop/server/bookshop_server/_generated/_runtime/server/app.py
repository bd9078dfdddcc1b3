"""Endpoints as a Starlette application, or as routes of another one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from .mock import Mock
from .operations import Authenticate, Endpoint
from .operations_route import OperationsRoute
from .problems import ProblemError, answer_exception

__all__ = ["DEFAULT_MAX_BODY_SIZE", "DOCUMENT_PATH", "build_app", "build_routes"]

DEFAULT_MAX_BODY_SIZE = 10 * 1024 * 1024
"""The most bytes a body may have unless the application says otherwise."""

DOCUMENT_PATH = "/openapi.json"
"""Where an application serves its document, whatever its base path."""


def build_app(
    endpoints: Iterable[Endpoint],
    *,
    document: bytes,
    base_path: str = "",
    authenticate: Authenticate | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    debug: bool = False,
    logger: logging.Logger | None = None,
    mock: Mock | None = None,
    middleware: Sequence[Middleware] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """An application that serves `endpoints` below `base_path`.

    Every error is answered as `application/problem+json`. `document` is the API's
    description as JSON, served at `DOCUMENT_PATH` unless that is a path of the API.
    With `debug`, what a service method raises is shown to the client with its
    traceback; otherwise the answer is a bare 500 and the traceback is logged.
    With `mock`, what would answer 501 is answered by it.
    Raises `RuntimeError` if forms are multipart and python-multipart is missing.
    """
    served = tuple(endpoints)
    routes = build_routes(
        served,
        base_path=base_path,
        authenticate=authenticate,
        max_body_size=max_body_size,
        debug=debug,
        logger=logger,
        mock=mock,
    )
    prefix = base_path.rstrip("/")
    if DOCUMENT_PATH not in {prefix + item.operation.path for item in served}:
        # Ahead of the operations: a literal path wins over a placeholder.
        routes.insert(0, _document_route(document))
    app = Starlette(
        debug=debug,
        routes=routes,
        middleware=middleware,
        exception_handlers={
            HTTPException: answer_exception,
            ProblemError: answer_exception,
            Exception: answer_exception,
        },
        lifespan=lifespan,
    )
    # A path with a slash more or less is another path of the document, or none.
    app.router.redirect_slashes = False
    return app


def build_routes(
    endpoints: Iterable[Endpoint],
    *,
    base_path: str = "",
    authenticate: Authenticate | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    debug: bool = False,
    logger: logging.Logger | None = None,
    mock: Mock | None = None,
) -> list[BaseRoute]:
    """The endpoints as routes of another Starlette or FastAPI application.

    They answer their own errors; paths they don't know are left to other routes. The
    arguments are those of `build_app`.
    """
    return [
        OperationsRoute(
            endpoints if mock is None else mock.endpoints(endpoints),
            base_path=base_path,
            authenticate=authenticate,
            max_body_size=max_body_size,
            debug=debug,
            logger=logger or logging.getLogger(__name__),
        )
    ]


def _document_route(document: bytes) -> Route:
    async def serve_document(_request: Request) -> Response:
        return Response(document, media_type="application/json")

    return Route(DOCUMENT_PATH, serve_document, methods=["GET"])
