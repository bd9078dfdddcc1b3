"""Operations of "flows", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Any, Literal

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
from .._runtime.wire.text_formats import TextFormat

__all__ = ["FlowsService", "endpoints"]

CALLBACKS = ServerOperation(
    id="callbacks",
    method="POST",
    path="/flows/callbacks",
    parameters=(
        TypedParameter(
            "log_url", "query", "logUrl", type=Annotated[str, TextFormat("uri")]
        ),
    ),
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.CallbacksBody,
                "paths/~1flows~1callbacks/post/requestBody/content/application~1json/schema",
            ),
        ),
        required=True,
    ),
    status=202,
    responses=(ServerResponse("202"),),
)
WITH_DEVICE = ServerOperation(
    id="withDevice",
    method="GET",
    path="/flows/device",
    status=204,
    responses=(ServerResponse("204"),),
    security=({"device": ("read",)},),
)
LINKS = ServerOperation(
    id="links",
    method="POST",
    path="/flows/links",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Order, "components/schemas/Order"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(ServerResponse("201", lambda: models.Order),),
)
LINKED = ServerOperation(
    id="linked",
    method="GET",
    path="/flows/links/{id}",
    parameters=(TypedParameter("id", "path", "id", type=str, required=True),),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Order),),
)


class FlowsService(Service):
    """Operations of "flows".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def callbacks(
        self,
        *,
        log_url: str | None,
        body: models.CallbacksBody,
    ) -> Reply[Any]:
        """POST /flows/callbacks."""
        raise not_implemented("callbacks")

    @abstractmethod
    def with_device(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """Needs a token that a device without a browser can get."""
        raise not_implemented("withDevice")

    @abstractmethod
    def links(
        self,
        *,
        body: models.Order,
    ) -> Reply[models.Order | Answer[models.Order, Literal[201, None]]]:
        """POST /flows/links."""
        raise not_implemented("links")

    @abstractmethod
    def linked(
        self,
        *,
        id: str,
    ) -> Reply[models.Order | Answer[models.Order, Literal[200, None]]]:
        """GET /flows/links/{id}."""
        raise not_implemented("linked")


def endpoints(service: FlowsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(CALLBACKS),
            Endpoint(WITH_DEVICE),
            Endpoint(LINKS),
            Endpoint(LINKED),
        )
    return (
        Endpoint(CALLBACKS, service.callbacks),
        Endpoint(WITH_DEVICE, service.with_device),
        Endpoint(LINKS, service.links),
        Endpoint(LINKED, service.linked),
    )
