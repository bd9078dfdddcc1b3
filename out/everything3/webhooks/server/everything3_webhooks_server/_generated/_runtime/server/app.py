"""Builds a Starlette application, or routes for another one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import Lifespan

from .docs import documentation_routes
from .error_answers import ErrorBody
from .incoming import Limits
from .mock import Mock
from .operations import Endpoint
from .operations_route import OperationsRoute
from .problems import ProblemError, answer_exception
from .security import Security

__all__ = [
    "DEFAULT_MAX_BODY_SIZE",
    "DEFAULT_MAX_FIELDS",
    "build_app",
    "build_routes",
]

DEFAULT_MAX_BODY_SIZE = 10 * 1024 * 1024
"""The default limit for the size of a body, in bytes."""

DEFAULT_MAX_FIELDS = 1_000
"""The default limit for the number of fields in a query or form."""

_OPEN = Security()


def build_app(
    endpoints: Iterable[Endpoint],
    *,
    document: bytes | None = None,
    page: bytes | None = None,
    schemas: Path | None = None,
    base_path: str = "",
    security: Security = _OPEN,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    max_fields: int = DEFAULT_MAX_FIELDS,
    validate_responses: bool = True,
    debug: bool = False,
    logger: logging.Logger | None = None,
    mock: Mock | None = None,
    error_body: ErrorBody | None = None,
    middleware: Sequence[Middleware] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """An application that serves `endpoints` below `base_path`.

    An error is answered as the document describes its status, or by what the hook
    `error_body` returns, and else as `application/problem+json`. `document`, the API's
    description as JSON, and `page`, the same as HTML, are served at `/openapi.json`
    and `/docs` if they are given and the API has no such path itself. `schemas` is the
    file of the JSON Schemas that bodies are checked by. `security` has
    the hooks that say who calls: without one for its schemes an operation that needs
    them answers 401. With `validate_responses`, a result that does not fit the document
    is logged and answered with a bare 500. With `debug`, what a service method raises
    is shown to the client with its traceback; otherwise that is logged, and the answer
    a bare 500. With `mock`, what would answer 501 is answered by it, and if there are
    no hooks all credentials are accepted.
    Raises `RuntimeError` if forms are multipart and python-multipart is missing.
    """
    routes = build_routes(
        endpoints,
        schemas=schemas,
        base_path=base_path,
        security=security,
        max_body_size=max_body_size,
        max_fields=max_fields,
        validate_responses=validate_responses,
        debug=debug,
        logger=logger,
        mock=mock,
        error_body=error_body,
    )
    # Behind the operations, so that they shadow none of these.
    routes += documentation_routes(document, page)
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
    schemas: Path | None = None,
    base_path: str = "",
    security: Security = _OPEN,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    max_fields: int = DEFAULT_MAX_FIELDS,
    validate_responses: bool = True,
    debug: bool = False,
    logger: logging.Logger | None = None,
    mock: Mock | None = None,
    error_body: ErrorBody | None = None,
) -> list[BaseRoute]:
    """The endpoints as routes of another Starlette or FastAPI application.

    They answer their own errors; paths they don't know are left to other routes. The
    arguments are those of `build_app`.
    """
    if mock is not None:
        endpoints = mock.endpoints(endpoints)
        if all(scheme.hook is None for scheme in security.schemes):
            security = security.accepting()
    return [
        OperationsRoute(
            endpoints,
            schemas=schemas,
            base_path=base_path,
            security=security,
            limits=Limits(max_body_size=max_body_size, max_fields=max_fields),
            validate_responses=validate_responses,
            debug=debug,
            logger=logger or logging.getLogger(__name__),
            error_body=error_body,
        )
    ]
