"""Base classes of the services, one for each group of operations."""

from __future__ import annotations

from .identity_pool import IdentityPoolService
from .identity_pool_roles import IdentityPoolRolesService
from .identity_pool_usage import IdentityPoolUsageService
from .identity_pools import IdentityPoolsService
from .publish import PublishService
from .user_pool_clients import UserPoolClientsService
from .user_pools import UserPoolsService
from .users import UsersService

__all__ = [
    "IdentityPoolRolesService",
    "IdentityPoolService",
    "IdentityPoolUsageService",
    "IdentityPoolsService",
    "PublishService",
    "UserPoolClientsService",
    "UserPoolsService",
    "UsersService",
]
