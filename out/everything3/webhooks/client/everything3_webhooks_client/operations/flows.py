"""Operations of "flows"."""

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

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncFlowsOperations", "FlowsOperations"]

UNION_WEBHOOK: Operation[models.TaggedUnion] = Operation(
    id="unionWebhook",
    method="POST",
    path="/unionWebhook",
    body="body",
    body_type=lambda: models.TaggedUnion,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("signature",),),
    results={"200": lambda: models.TaggedUnion},
)


class FlowsOperations(OperationGroup):
    """Operations of "flows"."""

    def union_webhook(
        self,
        *,
        body: models.TaggedUnion | dicts.TaggedUnion | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.TaggedUnion:
        """POST /unionWebhook."""
        return self._call(
            UNION_WEBHOOK,
            request_options,
            body=body,
        )


class AsyncFlowsOperations(AsyncOperationGroup):
    """Asynchronous operations of "flows"."""

    union_webhook = asynchronous(FlowsOperations.union_webhook)
