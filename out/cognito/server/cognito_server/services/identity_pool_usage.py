"""Implementation of the "Identity Pool Usage" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import IdentityPoolUsageService


class IdentityPoolUsage(IdentityPoolUsageService):
    @override
    async def describe_identity_pool_usage(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Describe Identity Pool Usage."""
        raise not_implemented("describeIdentityPoolUsage")
