"""The application that `python -m cognito_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import (
    IdentityPool,
    IdentityPoolRoles,
    IdentityPools,
    IdentityPoolUsage,
    Publish,
    UserPoolClients,
    UserPools,
    Users,
)

app = create_app(
    identity_pool=IdentityPool(),
    identity_pool_roles=IdentityPoolRoles(),
    identity_pool_usage=IdentityPoolUsage(),
    identity_pools=IdentityPools(),
    publish=Publish(),
    user_pool_clients=UserPoolClients(),
    user_pools=UserPools(),
    users=Users(),
)
