"""Model `InlineUnion`."""

from __future__ import annotations

from .._runtime.models import Model
from .inline_union_media import InlineUnionMedia

__all__ = ["InlineUnion"]


class InlineUnion(Model):
    """A union that stands where it is used, and a schema that two values mean."""

    media: InlineUnionMedia
