"""Model `EveryEnum`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .._runtime.models import Model
from .enums import EnumWithClashingNames, EveryEnumListItem

__all__ = ["EveryEnum"]


class EveryEnum(Model):
    """Schema `EveryEnum`."""

    strings: Literal["one", "two"] | str | None = None
    integers: Literal[1, 2, 3] | int | None = None
    numbers: float | None = None
    with_null: Literal["some"] | str | None = None
    booleans_of_yaml: Literal["on", "off", "yes", "no", "true"] | str | None = None
    clashing: EnumWithClashingNames | str | None = None
    single: Literal["only"] | str | None = None
    mixed: Literal[1, "one", True] | bool | int | str | None = None
    list_: list[EveryEnumListItem | str] | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )
    map: dict[str, EveryEnumListItem | str] | None = None
    flags: bool | None = None
