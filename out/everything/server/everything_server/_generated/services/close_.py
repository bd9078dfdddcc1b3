"""Operations of "close", and the base class of their service."""

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

__all__ = ["CloseService", "endpoints"]

TAG_IS_OURS = ServerOperation(
    id="tagIsOurs",
    method="POST",
    path="/names/tag",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)


class CloseService(Service):
    """Operations of "close".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def tag_is_ours(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /names/tag."""
        raise not_implemented("tagIsOurs")


def endpoints(service: CloseService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(TAG_IS_OURS),)
    return (Endpoint(TAG_IS_OURS, service.tag_is_ours),)
