"""Implementation of the "Identity Pool Roles" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import IdentityPoolRolesService


class IdentityPoolRoles(IdentityPoolRolesService):
    @override
    async def get_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Get Identity Pool Roles."""
        raise not_implemented("getIdentityPoolRoles")
