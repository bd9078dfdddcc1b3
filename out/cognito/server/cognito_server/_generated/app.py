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
from .services import identity_pool as _identity_pool
from .services import identity_pool_roles as _identity_pool_roles
from .services import identity_pool_usage as _identity_pool_usage
from .services import identity_pools as _identity_pools
from .services import publish as _publish
from .services import user_pool_clients as _user_pool_clients
from .services import user_pools as _user_pools
from .services import users as _users

__all__ = ["create_app", "routes"]

_BASE_PATH = ""
_LOGGER = logging.getLogger("cognito_server")
_FOLDER = Path(__file__).parent


@ignoring_removed_services
def create_app(
    *,
    identity_pool: _identity_pool.IdentityPoolService | None = None,
    identity_pool_roles: _identity_pool_roles.IdentityPoolRolesService | None = None,
    identity_pool_usage: _identity_pool_usage.IdentityPoolUsageService | None = None,
    identity_pools: _identity_pools.IdentityPoolsService | None = None,
    publish: _publish.PublishService | None = None,
    user_pool_clients: _user_pool_clients.UserPoolClientsService | None = None,
    user_pools: _user_pools.UserPoolsService | None = None,
    users: _users.UsersService | None = None,
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

    Args:
        identity_pool: implements the operations of "Identity Pool".
        identity_pool_roles: implements the operations of "Identity Pool Roles".
        identity_pool_usage: implements the operations of "Identity Pool Usage".
        identity_pools: implements the operations of "Identity Pools".
        publish: implements the operations of "Publish".
        user_pool_clients: implements the operations of "user Pool Clients".
        user_pools: implements the operations of "user Pools".
        users: implements the operations of "Users".
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
            *_identity_pool.endpoints(identity_pool),
            *_identity_pool_roles.endpoints(identity_pool_roles),
            *_identity_pool_usage.endpoints(identity_pool_usage),
            *_identity_pools.endpoints(identity_pools),
            *_publish.endpoints(publish),
            *_user_pool_clients.endpoints(user_pool_clients),
            *_user_pools.endpoints(user_pools),
            *_users.endpoints(users),
        ),
        document=(_FOLDER / "document.json").read_bytes() if serve_docs else None,
        page=(_FOLDER / "docs.html").read_bytes() if serve_docs else None,
        base_path=_BASE_PATH,
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
    identity_pool: _identity_pool.IdentityPoolService | None = None,
    identity_pool_roles: _identity_pool_roles.IdentityPoolRolesService | None = None,
    identity_pool_usage: _identity_pool_usage.IdentityPoolUsageService | None = None,
    identity_pools: _identity_pools.IdentityPoolsService | None = None,
    publish: _publish.PublishService | None = None,
    user_pool_clients: _user_pool_clients.UserPoolClientsService | None = None,
    user_pools: _user_pools.UserPoolsService | None = None,
    users: _users.UsersService | None = None,
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
            *_identity_pool.endpoints(identity_pool),
            *_identity_pool_roles.endpoints(identity_pool_roles),
            *_identity_pool_usage.endpoints(identity_pool_usage),
            *_identity_pools.endpoints(identity_pools),
            *_publish.endpoints(publish),
            *_user_pool_clients.endpoints(user_pool_clients),
            *_user_pools.endpoints(user_pools),
            *_users.endpoints(users),
        ),
        base_path=_BASE_PATH,
        max_body_size=max_body_size,
        max_fields=max_fields,
        validate_responses=validate_responses,
        debug=debug,
        logger=_LOGGER,
        mock=Mock(_FOLDER / "mock.json", seed=mock_seed) if mock else None,
        error_body=error_body,
    )
