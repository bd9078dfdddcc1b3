"""Operations of "webhooks", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["WebhooksService", "endpoints"]

FORM_WEBHOOK = ServerOperation(
    id="formWebhook",
    method="POST",
    path="/formWebhook",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/x-www-form-urlencoded",
                lambda: models.Message,
                "components/schemas/Message",
                form=True,
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
PLAIN_WEBHOOK = ServerOperation(
    id="plainWebhook",
    method="POST",
    path="/plainWebhook",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Order, "components/schemas/Order"
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
SHARED_WEBHOOK = ServerOperation(
    id="sharedWebhook",
    method="GET",
    path="/sharedWebhook",
    parameters=(
        TypedParameter("challenge", "query", "challenge", type=str, required=True),
    ),
    produces=("text/plain",),
    status=200,
    responses=(ServerResponse("200", lambda: str),),
)
INLINE_CALLBACK = ServerOperation(
    id="inlineCallback",
    method="POST",
    path="/inlineCallback",
    parameters=(
        TypedParameter("x_attempt", "header", "X-Attempt", type=int, required=True),
        TypedParameter("x_tags", "header", "X-Tags", type=list[str], style=("comma",)),
        TypedParameter("deep", "query", "deep", type=models.Deep, members="brackets"),
    ),
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.InlineCallbackBody,
                "paths/~1flows~1callbacks/post/callbacks/inlineCallback/{$request.body#~1callbackUrl}?event=progress/post/requestBody/content/application~1json/schema",
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"), ServerResponse("410")),
)
SHARED_CALLBACK = ServerOperation(
    id="sharedCallback",
    method="PUT",
    path="/sharedCallback",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "text/plain",
                lambda: str,
                "components/callbacks/Log/$request.query.logUrl/put/requestBody/content/text~1plain/schema",
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"),),
)


class WebhooksService(Service):
    """Operations of "webhooks".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def form_webhook(
        self,
        *,
        body: models.Message,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /formWebhook."""
        raise not_implemented("formWebhook")

    @abstractmethod
    def plain_webhook(
        self,
        *,
        body: models.Order,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """An order was shipped."""
        raise not_implemented("plainWebhook")

    @abstractmethod
    def shared_webhook(
        self,
        *,
        challenge: str,
    ) -> Reply[str | Answer[str, Literal[200, None]]]:
        """Whether the receiver is there."""
        raise not_implemented("sharedWebhook")

    @abstractmethod
    def inline_callback(
        self,
        *,
        x_attempt: int,
        x_tags: list[str] | None,
        deep: models.Deep | None,
        body: models.InlineCallbackBody,
    ) -> Reply[Answer[None, Literal[204, 410, None]] | None]:
        """Progress of the order."""
        raise not_implemented("inlineCallback")

    @abstractmethod
    def shared_callback(
        self,
        *,
        body: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /sharedCallback."""
        raise not_implemented("sharedCallback")


def endpoints(service: WebhooksService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(FORM_WEBHOOK),
            Endpoint(PLAIN_WEBHOOK),
            Endpoint(SHARED_WEBHOOK),
            Endpoint(INLINE_CALLBACK),
            Endpoint(SHARED_CALLBACK),
        )
    return (
        Endpoint(FORM_WEBHOOK, service.form_webhook),
        Endpoint(PLAIN_WEBHOOK, service.plain_webhook),
        Endpoint(SHARED_WEBHOOK, service.shared_webhook),
        Endpoint(INLINE_CALLBACK, service.inline_callback),
        Endpoint(SHARED_CALLBACK, service.shared_callback),
    )
