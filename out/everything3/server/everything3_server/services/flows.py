"""Implementation of the "flows" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import FlowsService


class Flows(FlowsService):
    @override
    async def callbacks(
        self,
        *,
        log_url: str | None,
        body: models.CallbacksBody,
    ) -> Any:
        """POST /flows/callbacks."""
        raise not_implemented("callbacks")

    @override
    async def with_device(self) -> None:
        """Needs a token that a device without a browser can get."""
        raise not_implemented("withDevice")

    @override
    async def links(
        self,
        *,
        body: models.Order,
    ) -> models.Order:
        """POST /flows/links."""
        raise not_implemented("links")

    @override
    async def linked(
        self,
        *,
        id: str,
    ) -> models.Order:
        """GET /flows/links/{id}."""
        raise not_implemented("linked")
