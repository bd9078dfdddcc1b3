"""Implementation of the "webhooks" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import WebhooksService


class Webhooks(WebhooksService):
    @override
    async def form_webhook(
        self,
        *,
        body: models.Message,
    ) -> None:
        """POST /formWebhook."""
        raise not_implemented("formWebhook")

    @override
    async def plain_webhook(
        self,
        *,
        body: models.Order,
    ) -> None:
        """An order was shipped."""
        raise not_implemented("plainWebhook")

    @override
    async def shared_webhook(
        self,
        *,
        challenge: str,
    ) -> str:
        """Whether the receiver is there."""
        raise not_implemented("sharedWebhook")

    @override
    async def inline_callback(
        self,
        *,
        x_attempt: int,
        x_tags: list[str] | None,
        deep: models.Deep | None,
        body: models.InlineCallbackBody,
    ) -> None:
        """Progress of the order."""
        raise not_implemented("inlineCallback")

    @override
    async def shared_callback(
        self,
        *,
        body: str,
    ) -> None:
        """PUT /sharedCallback."""
        raise not_implemented("sharedCallback")
