"""Implementation of the "Identity Pools" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import IdentityPoolsService


class IdentityPools(IdentityPoolsService):
    @override
    async def get_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Get Identity Pool Configuration."""
        raise not_implemented("getIdentityPoolConfiguration")

    @override
    async def list_identity_pool_usage(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Any:
        """List Identity Pool Usage."""
        raise not_implemented("listIdentityPoolUsage")

    @override
    async def set_identity_pool_configuration(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Set Identity Pool Configuration."""
        raise not_implemented("setIdentityPoolConfiguration")
