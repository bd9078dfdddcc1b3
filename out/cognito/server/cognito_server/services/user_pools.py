"""Implementation of the "user Pools" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import UserPoolsService


class UserPools(UserPoolsService):
    @override
    async def list_user_pools(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Any:
        """List User Pools."""
        raise not_implemented("listUserPools")
