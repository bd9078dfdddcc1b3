"""Operations of "flows"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

__all__ = ["AsyncFlowsOperations", "FlowsOperations"]

CALLBACKS: Operation[Any] = Operation(
    id="callbacks",
    method="POST",
    path="/flows/callbacks",
    parameters=(Parameter("log_url", "query", "logUrl"),),
    body="body",
    body_required=True,
    body_type=lambda: models.CallbacksBody,
    content_types=("application/json",),
)
LINKS: Operation[models.Order] = Operation(
    id="links",
    method="POST",
    path="/flows/links",
    body="body",
    body_required=True,
    body_type=lambda: models.Order,
    content_types=("application/json",),
    accept=("application/json",),
    results={"201": lambda: models.Order},
)
LINKED: Operation[models.Order] = Operation(
    id="linked",
    method="GET",
    path="/flows/links/{id}",
    parameters=(Parameter("id", "path", "id", required=True),),
    accept=("application/json",),
    results={"200": lambda: models.Order},
)


class FlowsOperations(OperationGroup):
    """Operations of "flows"."""

    def callbacks(
        self,
        *,
        log_url: str | None = None,
        body: models.CallbacksBody | dicts.CallbacksBody,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """POST /flows/callbacks."""
        return self._call(
            CALLBACKS,
            request_options,
            log_url=log_url,
            body=body,
        )

    def links(
        self,
        *,
        body: models.Order | dicts.Order,
        request_options: RequestOptions | None = None,
    ) -> models.Order:
        """POST /flows/links."""
        return self._call(
            LINKS,
            request_options,
            body=body,
        )

    def linked(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Order:
        """GET /flows/links/{id}."""
        return self._call(
            LINKED,
            request_options,
            id=id,
        )


class AsyncFlowsOperations(AsyncOperationGroup):
    """Asynchronous operations of "flows"."""

    callbacks = asynchronous(FlowsOperations.callbacks)
    links = asynchronous(FlowsOperations.links)
    linked = asynchronous(FlowsOperations.linked)
