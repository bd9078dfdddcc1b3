"""Operations of "flows", and the base class of their service."""

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
    not_implemented,
)

__all__ = ["FlowsService", "endpoints"]

UNION_WEBHOOK = ServerOperation(
    id="unionWebhook",
    method="POST",
    path="/unionWebhook",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.TaggedUnion,
                "components/schemas/TaggedUnion",
            ),
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.TaggedUnion),),
    security=({"signature": ()},),
)


class FlowsService(Service):
    """Operations of "flows".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def union_webhook(
        self,
        *,
        body: models.TaggedUnion | None,
    ) -> Reply[models.TaggedUnion | Answer[models.TaggedUnion, Literal[200, None]]]:
        """POST /unionWebhook."""
        raise not_implemented("unionWebhook")


def endpoints(service: FlowsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(UNION_WEBHOOK),)
    return (Endpoint(UNION_WEBHOOK, service.union_webhook),)
