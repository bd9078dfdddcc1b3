"""Base classes of the services, one per group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.server import Service, removed_service
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

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type[Service]:
        """Return a stand-in for the base class of a tag that has been removed."""
        return removed_service(__name__, name)
