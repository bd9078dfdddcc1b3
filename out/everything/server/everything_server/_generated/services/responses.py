"""The operations of "responses", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from .. import models
from .._runtime.server import Endpoint, Reply, ServerOperation, Service, not_implemented

__all__ = ["ResponsesService", "endpoints"]

ONLY_DEFAULT = ServerOperation(
    id="onlyDefault", method="GET", path="/responses/default", status=200
)
DEPRECATED_OPERATION = ServerOperation(
    id="deprecatedOperation",
    method="GET",
    path="/responses/deprecated",
    produces=("application/json",),
    status=200,
)
EMPTY_OK = ServerOperation(
    id="emptyOk",
    method="GET",
    path="/responses/empty",
    produces=("application/json",),
    status=200,
)
EMPTY_CREATED = ServerOperation(
    id="emptyCreated",
    method="POST",
    path="/responses/empty",
    produces=("application/json",),
    status=201,
)
EMPTY_NO_CONTENT = ServerOperation(
    id="emptyNoContent",
    method="DELETE",
    path="/responses/empty",
    produces=("application/json",),
    status=204,
)
ERRORS_BY_STATUS = ServerOperation(
    id="errorsByStatus",
    method="GET",
    path="/responses/errors",
    produces=("application/json",),
    status=200,
)
RESPONSE_HEADERS = ServerOperation(
    id="responseHeaders",
    method="GET",
    path="/responses/headers",
    produces=("application/json",),
    status=200,
)
NULLABLE_RESULT = ServerOperation(
    id="nullableResult",
    method="GET",
    path="/responses/nullable",
    produces=("application/json",),
    status=200,
)
SEVERAL_SUCCESSES = ServerOperation(
    id="severalSuccesses",
    method="GET",
    path="/responses/several",
    produces=("application/json",),
    status=200,
)
SEVERAL_SUCCESSES_ALIKE = ServerOperation(
    id="severalSuccessesAlike",
    method="PUT",
    path="/responses/several",
    produces=("application/json",),
    status=200,
)


class ResponsesService(Service):
    """The operations of "responses".

    A method may be `def` or `async def`. One that is not overridden answers 501. An
    argument that a request leaves out has its default, or is None.
    """

    @abstractmethod
    def only_default(
        self,
    ) -> Reply[Any]:
        """GET /responses/default."""
        raise not_implemented("onlyDefault")

    @abstractmethod
    def deprecated_operation(
        self,
    ) -> Reply[str]:
        """An old one.

        With *Markdown*: a list - of two - points, "quotes", `code`, a backslash \\ and
        \"\"\"three quotes\"\"\".

        Deprecated.
        """
        raise not_implemented("deprecatedOperation")

    @abstractmethod
    def empty_ok(
        self,
    ) -> Reply[Any]:
        """GET /responses/empty."""
        raise not_implemented("emptyOk")

    @abstractmethod
    def empty_created(
        self,
    ) -> Reply[Any]:
        """POST /responses/empty."""
        raise not_implemented("emptyCreated")

    @abstractmethod
    def empty_no_content(
        self,
    ) -> Reply[None]:
        """DELETE /responses/empty."""
        raise not_implemented("emptyNoContent")

    @abstractmethod
    def errors_by_status(
        self,
    ) -> Reply[int]:
        """GET /responses/errors."""
        raise not_implemented("errorsByStatus")

    @abstractmethod
    def response_headers(
        self,
    ) -> Reply[models.Small]:
        """GET /responses/headers."""
        raise not_implemented("responseHeaders")

    @abstractmethod
    def nullable_result(
        self,
    ) -> Reply[int | None]:
        """GET /responses/nullable."""
        raise not_implemented("nullableResult")

    @abstractmethod
    def several_successes(
        self,
    ) -> Reply[models.Small | models.Failure | None]:
        """GET /responses/several."""
        raise not_implemented("severalSuccesses")

    @abstractmethod
    def several_successes_alike(
        self,
    ) -> Reply[models.Small]:
        """PUT /responses/several."""
        raise not_implemented("severalSuccessesAlike")


def endpoints(service: ResponsesService | None) -> tuple[Endpoint, ...]:
    """Each operation with the method of `service` that carries it out."""
    if service is None:
        return (
            Endpoint(ONLY_DEFAULT),
            Endpoint(DEPRECATED_OPERATION),
            Endpoint(EMPTY_OK),
            Endpoint(EMPTY_CREATED),
            Endpoint(EMPTY_NO_CONTENT),
            Endpoint(ERRORS_BY_STATUS),
            Endpoint(RESPONSE_HEADERS),
            Endpoint(NULLABLE_RESULT),
            Endpoint(SEVERAL_SUCCESSES),
            Endpoint(SEVERAL_SUCCESSES_ALIKE),
        )
    return (
        Endpoint(ONLY_DEFAULT, service.only_default),
        Endpoint(DEPRECATED_OPERATION, service.deprecated_operation),
        Endpoint(EMPTY_OK, service.empty_ok),
        Endpoint(EMPTY_CREATED, service.empty_created),
        Endpoint(EMPTY_NO_CONTENT, service.empty_no_content),
        Endpoint(ERRORS_BY_STATUS, service.errors_by_status),
        Endpoint(RESPONSE_HEADERS, service.response_headers),
        Endpoint(NULLABLE_RESULT, service.nullable_result),
        Endpoint(SEVERAL_SUCCESSES, service.several_successes),
        Endpoint(SEVERAL_SUCCESSES_ALIKE, service.several_successes_alike),
    )
