"""Model `InlineCallbackBody`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["InlineCallbackBody"]


class InlineCallbackBody(Model):
    """Schema
    `#/paths/~1flows~1callbacks/post/callbacks/inlineCallback/{$request.body#~1callbackUrl}?event=progress/post/requestBody/content/application~1json/schema`.
    """

    percent: Annotated[int, Field(ge=0, le=100)]
