"""Models `InlineObjectsBody`, `InlineObjectsBodyInner`, `InlineObjectsBodyInnerDeeper`,
`InlineObjectsBodyListItem`, `InlineObjectsResponse`, `InlineObjectsResponse201`.
"""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model

__all__ = [
    "InlineObjectsBody",
    "InlineObjectsBodyInner",
    "InlineObjectsBodyInnerDeeper",
    "InlineObjectsBodyListItem",
    "InlineObjectsResponse",
    "InlineObjectsResponse201",
]


class InlineObjectsBodyInnerDeeper(Model):
    """Schema
    `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/inner/properties/deeper`.
    """

    n: int | None = None


class InlineObjectsBodyInner(Model):
    """Schema `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/inner`."""

    deeper: InlineObjectsBodyInnerDeeper | None = None


class InlineObjectsBodyListItem(Model):
    """Schema
    `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/list/items`.
    """

    n: int | None = None


class InlineObjectsBody(Model):
    """Schema `#/paths/~1schemas~1inline/post/parameters/0/schema`."""

    inner: InlineObjectsBodyInner
    list_: list[InlineObjectsBodyListItem] | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )


class InlineObjectsResponse(Model):
    """Schema `#/paths/~1schemas~1inline/post/responses/200/schema`."""

    ok: bool | None = None


class InlineObjectsResponse201(Model):
    """Schema `#/paths/~1schemas~1inline/post/responses/201/schema`."""

    id: int | None = None
