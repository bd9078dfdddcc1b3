"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .identity_pool import IdentityPool
from .identity_pool_roles import IdentityPoolRoles
from .identity_pool_usage import IdentityPoolUsage
from .identity_pools import IdentityPools
from .publish import Publish
from .user_pool_clients import UserPoolClients
from .user_pools import UserPools
from .users import Users

__all__ = [
    "IdentityPool",
    "IdentityPoolRoles",
    "IdentityPoolUsage",
    "IdentityPools",
    "Publish",
    "UserPoolClients",
    "UserPools",
    "Users",
]
