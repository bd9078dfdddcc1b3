"""The order of modules of groups, which is not that of the groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from triptych.python.ordering import natural_order

__all__ = ["in_import_order"]


class _Group(Protocol):
    @property
    def attribute(self) -> str: ...


T = TypeVar("T", bound=_Group)


def in_import_order(groups: Iterable[T]) -> tuple[T, ...]:
    """Groups as linters want the imports of their modules.

    Elsewhere groups stand in the order of the document's tags.
    """
    return tuple(sorted(groups, key=lambda group: natural_order(group.attribute)))
