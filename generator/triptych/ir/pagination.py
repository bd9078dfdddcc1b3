"""How lists that are answered page by page go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from triptych.ir.schemas import SchemaId
from triptych.pointer import Pointer

__all__ = [
    "LinkPagination",
    "OffsetPagination",
    "PagePagination",
    "Pagination",
    "TokenPagination",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pagination:
    """`items` is where the items are: a JSON pointer (RFC 6901) into the answer.

    It is empty for an answer that is the list, or whose only list is meant and known
    at run time alone. `item` is the schema of an item, None for any value.
    """

    items: str = ""
    item: SchemaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPagination(_Pagination):
    """The answer holds a token for the next page, at the JSON pointer `next`."""

    parameter: Pointer
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _NumberedPagination(_Pagination):
    """`size` is the parameter for how many items a page has, if there is one, and
    `default_size` how many it has by default; no page has more than `max_size`.
    """

    parameter: Pointer
    size: Pointer | None = None
    default_size: int | None = None
    max_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePagination(_NumberedPagination):
    """Pages have numbers, beginning with `first`."""

    first: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPagination(_NumberedPagination):
    """Items have numbers, of which the first of a page is asked for."""

    first: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPagination(_Pagination):
    """A link in the header `Link` leads to the next page (RFC 8288)."""


Pagination: TypeAlias = (
    TokenPagination | PagePagination | OffsetPagination | LinkPagination
)
