"""Implementation of the "responses" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import ResponsesService


class Responses(ResponsesService):
    @override
    async def only_default(self) -> models.Small:
        """GET /responses/default."""
        raise not_implemented("onlyDefault")

    @override
    async def deprecated_operation(self) -> str:
        """An old one."""
        raise not_implemented("deprecatedOperation")

    @override
    async def empty_ok(self) -> Any:
        """GET /responses/empty."""
        raise not_implemented("emptyOk")

    @override
    async def empty_created(self) -> Any:
        """POST /responses/empty."""
        raise not_implemented("emptyCreated")

    @override
    async def empty_no_content(self) -> None:
        """DELETE /responses/empty."""
        raise not_implemented("emptyNoContent")

    @override
    async def errors_by_status(self) -> int:
        """GET /responses/errors."""
        raise not_implemented("errorsByStatus")

    @override
    async def response_headers(self) -> models.Small:
        """GET /responses/headers."""
        raise not_implemented("responseHeaders")

    @override
    async def nullable_result(self) -> int | None:
        """GET /responses/nullable."""
        raise not_implemented("nullableResult")

    @override
    async def several_successes(self) -> models.Small:
        """GET /responses/several."""
        raise not_implemented("severalSuccesses")

    @override
    async def several_successes_alike(self) -> models.Small:
        """PUT /responses/several."""
        raise not_implemented("severalSuccessesAlike")
