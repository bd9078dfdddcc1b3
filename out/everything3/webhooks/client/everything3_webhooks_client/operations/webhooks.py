"""Operations of "webhooks"."""

from __future__ import annotations

from collections.abc import Sequence
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

__all__ = ["AsyncWebhooksOperations", "WebhooksOperations"]

FORM_WEBHOOK: Operation[None] = Operation(
    id="formWebhook",
    method="POST",
    path="/formWebhook",
    body="body",
    body_required=True,
    body_type=lambda: models.Message,
    content_types=("application/x-www-form-urlencoded",),
    results={"204": lambda: None},
)
PLAIN_WEBHOOK: Operation[None] = Operation(
    id="plainWebhook",
    method="POST",
    path="/plainWebhook",
    body="body",
    body_required=True,
    body_type=lambda: models.Order,
    content_types=("application/json",),
    results={"204": lambda: None},
)
SHARED_WEBHOOK: Operation[str] = Operation(
    id="sharedWebhook",
    method="GET",
    path="/sharedWebhook",
    parameters=(Parameter("challenge", "query", "challenge", required=True),),
    accept=("text/plain",),
    results={"200": lambda: str},
)
INLINE_CALLBACK: Operation[None] = Operation(
    id="inlineCallback",
    method="POST",
    path="/inlineCallback",
    parameters=(
        Parameter("x_attempt", "header", "X-Attempt", required=True),
        Parameter("x_tags", "header", "X-Tags", style=("comma",)),
        Parameter(
            "deep", "query", "deep", limits=lambda: models.Deep, members="brackets"
        ),
    ),
    body="body",
    body_required=True,
    body_type=lambda: models.InlineCallbackBody,
    content_types=("application/json",),
    results={"204": lambda: None},
)
SHARED_CALLBACK: Operation[None] = Operation(
    id="sharedCallback",
    method="PUT",
    path="/sharedCallback",
    body="body",
    body_required=True,
    content_types=("text/plain",),
    results={"204": lambda: None},
)


class WebhooksOperations(OperationGroup):
    """Operations of "webhooks"."""

    def form_webhook(
        self,
        *,
        body: models.Message | dicts.Message,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /formWebhook."""
        return self._call(
            FORM_WEBHOOK,
            request_options,
            body=body,
        )

    def plain_webhook(
        self,
        *,
        body: models.Order | dicts.Order,
        request_options: RequestOptions | None = None,
    ) -> None:
        """An order was shipped."""
        return self._call(
            PLAIN_WEBHOOK,
            request_options,
            body=body,
        )

    def shared_webhook(
        self,
        *,
        challenge: str,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Whether the receiver is there."""
        return self._call(
            SHARED_WEBHOOK,
            request_options,
            challenge=challenge,
        )

    def inline_callback(
        self,
        *,
        x_attempt: int,
        x_tags: Sequence[str] | None = None,
        deep: models.Deep | dicts.Deep | None = None,
        body: models.InlineCallbackBody | dicts.InlineCallbackBody,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Progress of the order."""
        return self._call(
            INLINE_CALLBACK,
            request_options,
            x_attempt=x_attempt,
            x_tags=x_tags,
            deep=deep,
            body=body,
        )

    def shared_callback(
        self,
        *,
        body: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /sharedCallback."""
        return self._call(
            SHARED_CALLBACK,
            request_options,
            body=body,
        )


class AsyncWebhooksOperations(AsyncOperationGroup):
    """Asynchronous operations of "webhooks"."""

    form_webhook = asynchronous(WebhooksOperations.form_webhook)
    plain_webhook = asynchronous(WebhooksOperations.plain_webhook)
    shared_webhook = asynchronous(WebhooksOperations.shared_webhook)
    inline_callback = asynchronous(WebhooksOperations.inline_callback)
    shared_callback = asynchronous(WebhooksOperations.shared_callback)
