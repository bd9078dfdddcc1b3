"""Operations of "responses", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Literal

from .. import models
from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)

__all__ = ["ResponsesService", "endpoints"]

ONLY_DEFAULT = ServerOperation(
    id="onlyDefault",
    method="GET",
    path="/responses/default",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("default", lambda: models.Small),),
)
DEPRECATED_OPERATION = ServerOperation(
    id="deprecatedOperation",
    method="GET",
    path="/responses/deprecated",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: str),),
)
EMPTY_OK = ServerOperation(
    id="emptyOk",
    method="GET",
    path="/responses/empty",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
EMPTY_CREATED = ServerOperation(
    id="emptyCreated",
    method="POST",
    path="/responses/empty",
    produces=("application/json",),
    status=201,
    responses=(ServerResponse("201"),),
)
EMPTY_NO_CONTENT = ServerOperation(
    id="emptyNoContent",
    method="DELETE",
    path="/responses/empty",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
ERRORS_BY_STATUS = ServerOperation(
    id="errorsByStatus",
    method="GET",
    path="/responses/errors",
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: int),
        ServerResponse("304"),
        ServerResponse("404", lambda: models.Failure),
        ServerResponse("422", lambda: list[str]),
        ServerResponse("500", lambda: str),
        ServerResponse("default", lambda: models.Failure),
    ),
)
RESPONSE_HEADERS = ServerOperation(
    id="responseHeaders",
    method="GET",
    path="/responses/headers",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Small),),
)
NULLABLE_RESULT = ServerOperation(
    id="nullableResult",
    method="GET",
    path="/responses/nullable",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: int | None),),
)
SEVERAL_SUCCESSES = ServerOperation(
    id="severalSuccesses",
    method="GET",
    path="/responses/several",
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Small),
        ServerResponse("202", lambda: models.Failure),
        ServerResponse("204"),
    ),
)
SEVERAL_SUCCESSES_ALIKE = ServerOperation(
    id="severalSuccessesAlike",
    method="PUT",
    path="/responses/several",
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Small),
        ServerResponse("201", lambda: models.Small),
    ),
)


class ResponsesService(Service):
    """Operations of "responses".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def only_default(
        self,
    ) -> Reply[models.Small | Answer[models.Small, int | None]]:
        """GET /responses/default."""
        raise not_implemented("onlyDefault")

    @abstractmethod
    def deprecated_operation(
        self,
    ) -> Reply[str | Answer[str, Literal[200, None]]]:
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
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """DELETE /responses/empty."""
        raise not_implemented("emptyNoContent")

    @abstractmethod
    def errors_by_status(
        self,
    ) -> Reply[
        int
        | Answer[int, Literal[200, None]]
        | Answer[None, Literal[304]]
        | Answer[models.Failure, int]
        | Answer[list[str], Literal[422]]
        | Answer[str, Literal[500]]
    ]:
        """GET /responses/errors."""
        raise not_implemented("errorsByStatus")

    @abstractmethod
    def response_headers(
        self,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, None]]]:
        """GET /responses/headers."""
        raise not_implemented("responseHeaders")

    @abstractmethod
    def nullable_result(
        self,
    ) -> Reply[int | Answer[int | None, Literal[200, None]] | None]:
        """GET /responses/nullable."""
        raise not_implemented("nullableResult")

    @abstractmethod
    def several_successes(
        self,
    ) -> Reply[
        models.Small
        | Answer[models.Small, Literal[200, None]]
        | Answer[models.Failure, Literal[202]]
        | Answer[None, Literal[204]]
    ]:
        """GET /responses/several."""
        raise not_implemented("severalSuccesses")

    @abstractmethod
    def several_successes_alike(
        self,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, 201, None]]]:
        """PUT /responses/several."""
        raise not_implemented("severalSuccessesAlike")


def endpoints(service: ResponsesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
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
