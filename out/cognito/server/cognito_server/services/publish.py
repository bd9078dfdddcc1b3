"""Implementation of the "Publish" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import PublishService


class Publish(PublishService):
    @override
    async def bulk_publish(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Bulk Publish."""
        raise not_implemented("bulkPublish")
