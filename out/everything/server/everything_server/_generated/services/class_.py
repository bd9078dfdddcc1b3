"""The operations of "class", and the base class of their service."""

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
    """The operations of "class".

    A method may be `def` or `async def`. One that is not overridden answers 501. An
    argument that a request leaves out has its default, or is None.
    """

    @abstractmethod
    def tag_is_keyword(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/tag."""
        raise not_implemented("tagIsKeyword")


def endpoints(service: ClassService | None) -> tuple[Endpoint, ...]:
    """Each operation with the method of `service` that carries it out."""
    if service is None:
        return (Endpoint(TAG_IS_KEYWORD),)
    return (Endpoint(TAG_IS_KEYWORD, service.tag_is_keyword),)
