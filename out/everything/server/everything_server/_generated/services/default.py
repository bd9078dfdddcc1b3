"""The operations of "default", and the base class of their service."""

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
    """The operations of "default".

    A method may be `def` or `async def`. One that is not overridden answers 501. An
    argument that a request leaves out has its default, or is None.
    """

    @abstractmethod
    def no_tag(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """DELETE /names/tag."""
        raise not_implemented("noTag")


def endpoints(service: DefaultService | None) -> tuple[Endpoint, ...]:
    """Each operation with the method of `service` that carries it out."""
    if service is None:
        return (Endpoint(NO_TAG),)
    return (Endpoint(NO_TAG, service.no_tag),)
