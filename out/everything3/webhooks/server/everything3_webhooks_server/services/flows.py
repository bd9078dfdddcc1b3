"""Implementation of the "flows" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import FlowsService


class Flows(FlowsService):
    @override
    async def union_webhook(
        self,
        *,
        body: models.TaggedUnion | None,
    ) -> models.TaggedUnion:
        """POST /unionWebhook."""
        raise not_implemented("unionWebhook")
