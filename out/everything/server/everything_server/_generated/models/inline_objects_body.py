"""Model `InlineObjectsBody`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .inline_objects_body_inner import InlineObjectsBodyInner
from .inline_objects_body_list_item import InlineObjectsBodyListItem

__all__ = ["InlineObjectsBody"]


class InlineObjectsBody(Model):
    """Schema `#/paths/~1schemas~1inline/post/parameters/0/schema`."""

    inner: InlineObjectsBodyInner
    list_: list[InlineObjectsBodyListItem] | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )
