"""Operations of "class", and the base class of their service."""

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

__all__ = ["ClassService", "endpoints"]

TAG_IS_KEYWORD = ServerOperation(
    id="tagIsKeyword",
    method="GET",
    path="/names/tag",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)


class ClassService(Service):
    """Operations of "class".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def tag_is_keyword(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/tag."""
        raise not_implemented("tagIsKeyword")


def endpoints(service: ClassService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(TAG_IS_KEYWORD),)
    return (Endpoint(TAG_IS_KEYWORD, service.tag_is_keyword),)
