"""Model `Animal`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.models import Discriminated, TagT

__all__ = ["Animal"]


class Animal(Discriminated[TagT]):
    """Schema `Animal`."""

    __discriminator__: ClassVar[str] = "kind"
    __subtypes__: ClassVar[Mapping[str, tuple[str, str]]] = {
        "Animal": (".animal", "Animal"),
        "Cat": (".cat", "Cat"),
        "Kitten": (".kitten", "Kitten"),
        "dog": (".dog", "Dog"),
    }

    kind: TagT
    name: str | None = None
