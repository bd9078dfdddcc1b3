"""Webhooks and callbacks of Everything of OpenAPI 3, for those who receive them.

If requests are signed, check the signature first: nothing here knows who sent them. A
request that does not match the API description raises `WebhookError`.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import models
from ._runtime.client.webhooks import Headers, ReceivedParameter, Webhook, WebhookError
from ._runtime.wire.parameters import Parameter

__all__ = [
    "InlineCallbackParameters",
    "SharedWebhookParameters",
    "WebhookError",
    "read_form_webhook",
    "read_inline_callback",
    "read_inline_callback_parameters",
    "read_plain_webhook",
    "read_shared_callback",
    "read_shared_webhook_parameters",
    "read_union_webhook",
]

_UNION_WEBHOOK: Webhook[models.TaggedUnion | None] = Webhook(
    name="unionWebhook", contents={"application/json": lambda: models.TaggedUnion}
)
_FORM_WEBHOOK: Webhook[models.Message] = Webhook(
    name="formWebhook",
    contents={"application/x-www-form-urlencoded": lambda: models.Message},
    forms=("application/x-www-form-urlencoded",),
    required=True,
)
_PLAIN_WEBHOOK: Webhook[models.Order] = Webhook(
    name="plainWebhook",
    contents={"application/json": lambda: models.Order},
    required=True,
)
_SHARED_WEBHOOK: Webhook[None] = Webhook(
    name="sharedWebhook",
    parameters=(
        ReceivedParameter(
            Parameter("challenge", "query", "challenge", required=True), lambda: str
        ),
    ),
)
_INLINE_CALLBACK: Webhook[models.InlineCallbackBody] = Webhook(
    name="inlineCallback",
    contents={"application/json": lambda: models.InlineCallbackBody},
    required=True,
    parameters=(
        ReceivedParameter(
            Parameter("x_attempt", "header", "X-Attempt", required=True), lambda: int
        ),
        ReceivedParameter(
            Parameter("x_tags", "header", "X-Tags", style=("comma",)), lambda: list[str]
        ),
        ReceivedParameter(
            Parameter("deep", "query", "deep", members="brackets"), lambda: models.Deep
        ),
    ),
)
_SHARED_CALLBACK: Webhook[str] = Webhook(
    name="sharedCallback", contents={"text/plain": lambda: str}, required=True
)


def read_union_webhook(
    body: bytes | str,
    headers: Headers | None = None,
) -> models.TaggedUnion | None:
    """Read `unionWebhook`.

    Args:
        body: the body of the request.
        headers: its headers, of which `Content-Type` counts.
    """
    return _UNION_WEBHOOK.read(body, headers)


def read_form_webhook(
    body: bytes | str,
    headers: Headers | None = None,
) -> models.Message:
    """Read `formWebhook`.

    Args:
        body: the body of the request.
        headers: its headers, of which `Content-Type` counts.
    """
    return _FORM_WEBHOOK.read(body, headers)


def read_plain_webhook(
    body: bytes | str,
    headers: Headers | None = None,
) -> models.Order:
    """An order was shipped.

    Args:
        body: the body of the request.
        headers: its headers, of which `Content-Type` counts.
    """
    return _PLAIN_WEBHOOK.read(body, headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWebhookParameters:
    """What `sharedWebhook` has besides its body."""

    challenge: str


def read_shared_webhook_parameters(
    headers: Headers,
    query: str = "",
) -> SharedWebhookParameters:
    """Read what `sharedWebhook` has besides its body.

    Args:
        headers: the headers of the request.
        query: the query string of its URL.
    """
    return SharedWebhookParameters(**_SHARED_WEBHOOK.read_parameters(headers, query))


def read_inline_callback(
    body: bytes | str,
    headers: Headers | None = None,
) -> models.InlineCallbackBody:
    """Progress of the order.

    Args:
        body: the body of the request.
        headers: its headers, of which `Content-Type` counts.
    """
    return _INLINE_CALLBACK.read(body, headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineCallbackParameters:
    """What `inlineCallback` has besides its body."""

    x_attempt: int
    x_tags: list[str] | None
    deep: models.Deep | None


def read_inline_callback_parameters(
    headers: Headers,
    query: str = "",
) -> InlineCallbackParameters:
    """Read what `inlineCallback` has besides its body.

    Args:
        headers: the headers of the request.
        query: the query string of its URL.
    """
    return InlineCallbackParameters(**_INLINE_CALLBACK.read_parameters(headers, query))


def read_shared_callback(
    body: bytes | str,
    headers: Headers | None = None,
) -> str:
    """Read `sharedCallback`.

    Args:
        body: the body of the request.
        headers: its headers, of which `Content-Type` counts.
    """
    return _SHARED_CALLBACK.read(body, headers)
