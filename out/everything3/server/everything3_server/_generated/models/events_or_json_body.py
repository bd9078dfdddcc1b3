"""Model `EventsOrJsonBody`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["EventsOrJsonBody"]


class EventsOrJsonBody(Model):
    """Schema
    `#/paths/~1streams~1or~1json/post/requestBody/content/application~1json/schema`.
    """

    stream: bool
