"""Operations of "methods"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncMethodsOperations", "MethodsOperations"]

QUERY_METHOD: Operation[models.Span] = Operation(
    id="queryMethod",
    method="QUERY",
    path="/methods",
    body="body",
    body_required=True,
    body_type=lambda: models.Span,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Span},
)
COPY_METHOD: Operation[None] = Operation(
    id="copyMethod",
    method="COPY",
    path="/methods",
    parameters=(Parameter("destination", "header", "Destination", required=True),),
    results={"204": lambda: None},
)


class MethodsOperations(OperationGroup):
    """Operations of "methods"."""

    def query_method(
        self,
        *,
        body: models.Span | dicts.Span,
        request_options: RequestOptions | None = None,
    ) -> models.Span:
        """QUERY /methods."""
        return self._call(
            QUERY_METHOD,
            request_options,
            body=body,
        )

    def copy_method(
        self,
        *,
        destination: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """COPY /methods."""
        return self._call(
            COPY_METHOD,
            request_options,
            destination=destination,
        )


class AsyncMethodsOperations(AsyncOperationGroup):
    """Asynchronous operations of "methods"."""

    query_method = asynchronous(MethodsOperations.query_method)
    copy_method = asynchronous(MethodsOperations.copy_method)
