"""How lists that are answered page by page go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from triptych.ir.schemas import SchemaId
from triptych.pointer import Pointer

__all__ = [
    "ArgumentPagination",
    "LinkPagination",
    "OffsetPagination",
    "PagePagination",
    "Pagination",
    "SinglePagination",
    "TokenPagination",
    "UrlPagination",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pagination:
    """`items` is where the items are: a JSON pointer (RFC 6901) into the answer.

    It is empty for an answer that is the list, or whose only list is meant and known
    at run time alone. `item` is the schema of an item, None for any value. Where the
    items are `keyed`, they are the members of an object. `more` is where the answer
    says whether another page follows. `size` is the parameter for how many items a page
    has, if there is one, and `default_size` how many it has by default; no page has
    more than `max_size`. What is part of a JSON body has the pointer of the body, and
    `size_member` is the JSON pointer into it.
    """

    items: str = ""
    item: SchemaId | None = None
    keyed: bool = False
    more: str = ""
    size: Pointer | None = None
    size_member: str = ""
    default_size: int | None = None
    max_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentPagination(_Pagination):
    """`parameter` carries what selects a page.

    If it is a JSON body, `member` is the JSON pointer of its member that does.
    """

    parameter: Pointer
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPagination(ArgumentPagination):
    """The answer holds a token for the next page, at the JSON pointer `next`, in a
    `header`, or in its last item, at the pointer `last` into that.

    `end` is a token that means that none follows, besides an empty one.
    """

    next: str = ""
    header: str = ""
    last: str = ""
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePagination(ArgumentPagination):
    """Pages have numbers, beginning with `first`; `pages` is where their number is."""

    first: int = 1
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPagination(ArgumentPagination):
    """Items have numbers, of which the first of a page is asked for.

    `total` is where the answer says how many there are.
    """

    first: int = 0
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPagination(_Pagination):
    """A link in the header `Link` leads to the next page (RFC 8288)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPagination(_Pagination):
    """The answer holds the URL of the next page, at the JSON pointer `next` or in a
    `header`.

    Where an `operation` fetches the next pages, its parameter `argument` takes what is
    found there, which is percent-encoded already if it is `encoded`.
    """

    next: str = ""
    header: str = ""
    operation: str = ""
    argument: Pointer | None = None
    encoded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SinglePagination(_Pagination):
    """All items come at once."""


Pagination: TypeAlias = (
    TokenPagination
    | PagePagination
    | OffsetPagination
    | LinkPagination
    | UrlPagination
    | SinglePagination
)
