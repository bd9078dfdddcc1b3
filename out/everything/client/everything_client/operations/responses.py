"""Operations of "responses"."""

from __future__ import annotations

from typing import Any

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncResponsesOperations", "ResponsesOperations"]

ONLY_DEFAULT: Operation[models.Small] = Operation(
    id="onlyDefault",
    method="GET",
    path="/responses/default",
    accept=("application/json",),
    results={"default": lambda: models.Small},
    errors={"default": lambda: models.Small},
)
DEPRECATED_OPERATION: Operation[str] = Operation(
    id="deprecatedOperation",
    method="GET",
    path="/responses/deprecated",
    accept=("application/json",),
    results={"200": lambda: str},
)
EMPTY_OK: Operation[Any] = Operation(
    id="emptyOk", method="GET", path="/responses/empty", accept=("application/json",)
)
EMPTY_CREATED: Operation[Any] = Operation(
    id="emptyCreated",
    method="POST",
    path="/responses/empty",
    accept=("application/json",),
)
EMPTY_NO_CONTENT: Operation[None] = Operation(
    id="emptyNoContent",
    method="DELETE",
    path="/responses/empty",
    accept=("application/json",),
    results={"204": lambda: None},
)
ERRORS_BY_STATUS: Operation[int] = Operation(
    id="errorsByStatus",
    method="GET",
    path="/responses/errors",
    accept=("application/json",),
    redirects=("304",),
    results={"200": lambda: int},
    errors={
        "404": lambda: models.Failure,
        "422": lambda: list[str],
        "500": lambda: str,
        "default": lambda: models.Failure,
    },
)
RESPONSE_HEADERS: Operation[models.Small] = Operation(
    id="responseHeaders",
    method="GET",
    path="/responses/headers",
    accept=("application/json",),
    results={"200": lambda: models.Small},
)
NULLABLE_RESULT: Operation[int | None] = Operation(
    id="nullableResult",
    method="GET",
    path="/responses/nullable",
    accept=("application/json",),
    results={"200": lambda: int | None},
)
SEVERAL_SUCCESSES: Operation[models.Small | models.Failure | None] = Operation(
    id="severalSuccesses",
    method="GET",
    path="/responses/several",
    accept=("application/json",),
    results={
        "200": lambda: models.Small,
        "202": lambda: models.Failure,
        "204": lambda: None,
    },
)
SEVERAL_SUCCESSES_ALIKE: Operation[models.Small] = Operation(
    id="severalSuccessesAlike",
    method="PUT",
    path="/responses/several",
    accept=("application/json",),
    results={"2XX": lambda: models.Small},
)


class ResponsesOperations(OperationGroup):
    """Operations of "responses"."""

    def only_default(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """GET /responses/default."""
        return self._call(
            ONLY_DEFAULT,
            request_options,
        )

    def deprecated_operation(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """An old one.

        With *Markdown*: a list - of two - points, "quotes", `code`, a backslash \\ and
        \"\"\"three quotes\"\"\".

        Deprecated.
        """
        return self._call(
            DEPRECATED_OPERATION,
            request_options,
        )

    def empty_ok(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """GET /responses/empty."""
        return self._call(
            EMPTY_OK,
            request_options,
        )

    def empty_created(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """POST /responses/empty."""
        return self._call(
            EMPTY_CREATED,
            request_options,
        )

    def empty_no_content(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """DELETE /responses/empty."""
        return self._call(
            EMPTY_NO_CONTENT,
            request_options,
        )

    def errors_by_status(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> int:
        """GET /responses/errors."""
        return self._call(
            ERRORS_BY_STATUS,
            request_options,
        )

    def response_headers(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """GET /responses/headers."""
        return self._call(
            RESPONSE_HEADERS,
            request_options,
        )

    def nullable_result(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> int | None:
        """GET /responses/nullable."""
        return self._call(
            NULLABLE_RESULT,
            request_options,
        )

    def several_successes(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Small | models.Failure | None:
        """GET /responses/several."""
        return self._call(
            SEVERAL_SUCCESSES,
            request_options,
        )

    def several_successes_alike(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """PUT /responses/several."""
        return self._call(
            SEVERAL_SUCCESSES_ALIKE,
            request_options,
        )


class AsyncResponsesOperations(AsyncOperationGroup):
    """Asynchronous operations of "responses"."""

    only_default = asynchronous(ResponsesOperations.only_default)
    deprecated_operation = asynchronous(ResponsesOperations.deprecated_operation)
    empty_ok = asynchronous(ResponsesOperations.empty_ok)
    empty_created = asynchronous(ResponsesOperations.empty_created)
    empty_no_content = asynchronous(ResponsesOperations.empty_no_content)
    errors_by_status = asynchronous(ResponsesOperations.errors_by_status)
    response_headers = asynchronous(ResponsesOperations.response_headers)
    nullable_result = asynchronous(ResponsesOperations.nullable_result)
    several_successes = asynchronous(ResponsesOperations.several_successes)
    several_successes_alike = asynchronous(ResponsesOperations.several_successes_alike)
