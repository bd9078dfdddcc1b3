"""Implementation of the "user Pool Clients" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import UserPoolClientsService


class UserPoolClients(UserPoolClientsService):
    @override
    async def list_user_pool_clients(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
        user_pool_id: str | None,
    ) -> Any:
        """List User Pool Clients."""
        raise not_implemented("listUserPoolClients")
