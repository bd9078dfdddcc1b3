"""Model `ReferencesIntoOthers`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .chain_end import ChainEnd
from .every_kind_of_object import EveryKindOfObjectInline
from .fragment_of_another_file import FragmentOfAnotherFile
from .property_named_ref import PropertyNamedRef
from .recursive_list import RecursiveList
from .small import Small
from .whole_file import WholeFile
from .with_slash_tilde_and_space import WithSlashTildeAndSpace

__all__ = ["ReferencesIntoOthers"]


class ReferencesIntoOthers(Model):
    """Schema `ReferencesIntoOthers`."""

    property: str | None = None
    items: list[RecursiveList] | None = None
    chain: ChainEnd | None = None
    escaped: WithSlashTildeAndSpace | None = None
    described: Small | None = None
    """Said beside a reference."""
    other_file: FragmentOfAnotherFile | None = Field(
        default=None, validation_alias="otherFile", serialization_alias="otherFile"
    )
    """Part of another file."""
    whole_file: WholeFile | None = Field(
        default=None, validation_alias="wholeFile", serialization_alias="wholeFile"
    )
    """A file that is one schema."""
    named: PropertyNamedRef | None = None
    part: EveryKindOfObjectInline | None = None
