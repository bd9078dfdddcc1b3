"""The application: routes every operation of the API to the services."""

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
    DEFAULT_MAX_FIELDS,
    ErrorBody,
    Mock,
    build_app,
    build_routes,
    ignoring_removed_services,
)
from .security import Authentication, security_of
from .services import flows as _flows
from .services import forms as _forms
from .services import methods as _methods
from .services import objects as _objects
from .services import servers as _servers
from .services import streams as _streams
from .services import styles as _styles
from .services import unions as _unions
from .services import values as _values
from .services import xml as _xml

__all__ = ["create_app", "routes"]

_BASE_PATH = "/v1"
_LOGGER = logging.getLogger("everything3_server")
_FOLDER = Path(__file__).parent


@ignoring_removed_services
def create_app(
    *,
    values: _values.ValuesService | None = None,
    objects: _objects.ObjectsService | None = None,
    unions: _unions.UnionsService | None = None,
    styles: _styles.StylesService | None = None,
    forms: _forms.FormsService | None = None,
    xml: _xml.XmlService | None = None,
    streams: _streams.StreamsService | None = None,
    methods: _methods.MethodsService | None = None,
    servers: _servers.ServersService | None = None,
    flows: _flows.FlowsService | None = None,
    authenticate: Authentication | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    max_fields: int = DEFAULT_MAX_FIELDS,
    validate_responses: bool = True,
    serve_docs: bool = True,
    debug: bool = False,
    mock: bool = False,
    mock_seed: int = 0,
    error_body: ErrorBody | None = None,
    middleware: Sequence[Middleware] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """Build the application; operations without a service return 501.

    Operations that require credentials return 401 unless a hook in `authenticate`
    accepts them.

    Args:
        values: implements the operations of "values".
        objects: implements the operations of "objects".
        unions: implements the operations of "unions".
        styles: implements the operations of "styles".
        forms: implements the operations of "forms".
        xml: implements the operations of "xml".
        streams: implements the operations of "streams".
        methods: implements the operations of "methods".
        servers: implements the operations of "servers".
        flows: implements the operations of "flows".
        authenticate: hooks that authenticate the caller of each operation.
        max_body_size: the most bytes a request body may have; more answers 413.
        max_fields: the most fields a query or a form may have, or the number of
            parameters of an operation if that is larger; more answers 400.
        validate_responses: answer 500 and log why if a result does not fit the
            description.
        serve_docs: serve the API description at `/openapi.json` and `/docs`.
        debug: respond with the traceback of an exception that a service raises.
        mock: respond with sample data instead of 501.
        mock_seed: selects the samples; 0 prefers the documented examples.
        error_body: returns the body of an error below 500, or None for the default.
        middleware: Starlette middleware for all requests.
        lifespan: runs with the application, unless it is mounted in another.
    """
    return build_app(
        (
            *_values.endpoints(values),
            *_objects.endpoints(objects),
            *_unions.endpoints(unions),
            *_styles.endpoints(styles),
            *_forms.endpoints(forms),
            *_xml.endpoints(xml),
            *_streams.endpoints(streams),
            *_methods.endpoints(methods),
            *_servers.endpoints(servers),
            *_flows.endpoints(flows),
        ),
        document=(_FOLDER / "document.json").read_bytes() if serve_docs else None,
        page=(_FOLDER / "docs.html").read_bytes() if serve_docs else None,
        schemas=_FOLDER / "schemas.json",
        base_path=_BASE_PATH,
        security=security_of(authenticate),
        max_body_size=max_body_size,
        max_fields=max_fields,
        validate_responses=validate_responses,
        debug=debug,
        logger=_LOGGER,
        mock=Mock(_FOLDER / "mock.json", seed=mock_seed) if mock else None,
        error_body=error_body,
        middleware=middleware,
        lifespan=lifespan,
    )


@ignoring_removed_services
def routes(
    *,
    values: _values.ValuesService | None = None,
    objects: _objects.ObjectsService | None = None,
    unions: _unions.UnionsService | None = None,
    styles: _styles.StylesService | None = None,
    forms: _forms.FormsService | None = None,
    xml: _xml.XmlService | None = None,
    streams: _streams.StreamsService | None = None,
    methods: _methods.MethodsService | None = None,
    servers: _servers.ServersService | None = None,
    flows: _flows.FlowsService | None = None,
    authenticate: Authentication | None = None,
    max_body_size: int = DEFAULT_MAX_BODY_SIZE,
    max_fields: int = DEFAULT_MAX_FIELDS,
    validate_responses: bool = True,
    debug: bool = False,
    mock: bool = False,
    mock_seed: int = 0,
    error_body: ErrorBody | None = None,
) -> list[BaseRoute]:
    """Return the operations as routes for an application of your own.

    Takes the same arguments as `create_app`.
    """
    return build_routes(
        (
            *_values.endpoints(values),
            *_objects.endpoints(objects),
            *_unions.endpoints(unions),
            *_styles.endpoints(styles),
            *_forms.endpoints(forms),
            *_xml.endpoints(xml),
            *_streams.endpoints(streams),
            *_methods.endpoints(methods),
            *_servers.endpoints(servers),
            *_flows.endpoints(flows),
        ),
        schemas=_FOLDER / "schemas.json",
        base_path=_BASE_PATH,
        security=security_of(authenticate),
        max_body_size=max_body_size,
        max_fields=max_fields,
        validate_responses=validate_responses,
        debug=debug,
        logger=_LOGGER,
        mock=Mock(_FOLDER / "mock.json", seed=mock_seed) if mock else None,
        error_body=error_body,
    )
