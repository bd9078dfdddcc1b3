"""Operations of "methods", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

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

__all__ = ["MethodsService", "endpoints"]

QUERY_METHOD = ServerOperation(
    id="queryMethod",
    method="QUERY",
    path="/methods",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Span, "components/schemas/Span"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Span),),
)
COPY_METHOD = ServerOperation(
    id="copyMethod",
    method="COPY",
    path="/methods",
    parameters=(
        TypedParameter(
            "destination",
            "header",
            "Destination",
            type=Annotated[str, TextFormat("uri")],
            required=True,
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)


class MethodsService(Service):
    """Operations of "methods".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def query_method(
        self,
        *,
        body: models.Span,
    ) -> Reply[models.Span | Answer[models.Span, Literal[200, None]]]:
        """QUERY /methods."""
        raise not_implemented("queryMethod")

    @abstractmethod
    def copy_method(
        self,
        *,
        destination: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """COPY /methods."""
        raise not_implemented("copyMethod")


def endpoints(service: MethodsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(QUERY_METHOD), Endpoint(COPY_METHOD))
    return (
        Endpoint(QUERY_METHOD, service.query_method),
        Endpoint(COPY_METHOD, service.copy_method),
    )
