"""Operations of "default", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)

__all__ = ["DefaultService", "endpoints"]

NO_TAG = ServerOperation(
    id="noTag",
    method="DELETE",
    path="/names/tag",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)


class DefaultService(Service):
    """Operations of "default".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def no_tag(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """DELETE /names/tag."""
        raise not_implemented("noTag")


def endpoints(service: DefaultService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(NO_TAG),)
    return (Endpoint(NO_TAG, service.no_tag),)
