"""Pagination without I/O: which page follows a response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

import httpx2

from .errors import PaginationError
from .links import next_link
from .places import only_list, value_at
from .urls import redact

__all__ = [
    "Course",
    "LinkPagination",
    "OffsetPagination",
    "PagePagination",
    "Pagination",
    "Position",
    "TokenPagination",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position in a list: the arguments or the link that request a page."""

    arguments: Mapping[str, object]
    link: str | None = None

    def at(self, argument: str, value: object) -> Position:
        """Return a copy with another value of an argument."""
        return Position(arguments={**self.arguments, argument: value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: the result of the operation, its items, and the undecoded body.

    `origin` is where the API is.
    """

    page: object
    items: list[object]
    response: httpx2.Response = field(repr=False)
    origin: str


class Pagination(Protocol):
    """How the list that an operation returns is paginated."""

    @property
    def items(self) -> str:
        """The JSON pointer of the items in a response; if empty, its only array."""
        ...

    def following(self, position: Position, answer: Answer) -> Position | None:
        """Return the position of the next page, None after the last.

        Raises `ValueError` if what the answer says about it can't be used.
        """
        ...

    def mark(self, position: Position, before: Answer | None) -> object:
        """What must not repeat in a list: of a position, or of the page before it."""
        ...


@dataclass(frozen=True, slots=True)
class TokenPagination:
    """The response holds the token of the next page, at the JSON pointer `next`.

    The last page has none, or null or an empty one.
    """

    argument: str
    next: str
    items: str = ""

    def following(self, position: Position, answer: Answer) -> Position | None:
        token = value_at(answer.page, self.next)
        if token is None or token == "":
            return None
        if not isinstance(token, (str, int)) or isinstance(token, bool):
            raise ValueError(f"there is no token for the next page at {self.next}")
        return position.at(self.argument, token)

    def mark(self, position: Position, before: Answer | None) -> object:
        return position.arguments.get(self.argument)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """`first` is the number of the first page or item.

    A page is the last one if it is empty, or has fewer items than the argument `size`
    asks for: by default `default_size`, never more than `max_size`.
    """

    argument: str
    items: str = ""
    first: int = 1
    size: str | None = None
    default_size: int | None = None
    max_size: int | None = None

    def mark(self, position: Position, before: Answer | None) -> object:
        # Numbers always grow. A server that doesn't mind them answers the same again.
        return before and before.response.content

    def _number(self, position: Position) -> int:
        given = position.arguments.get(self.argument)
        number = self.first if given is None else _whole(given)
        if number is None:
            raise ValueError(f"{given!r} is no number of a page or an item")
        return number

    def _is_last(self, position: Position, answer: Answer) -> bool:
        given = position.arguments.get(self.size) if self.size else None
        asked = self.default_size if given is None else _whole(given)
        sizes = [size for size in (asked, self.max_size) if size is not None]
        least = min(sizes) if self.size and asked is not None else 1
        return len(answer.items) < max(least, 1)


@dataclass(frozen=True, slots=True)
class PagePagination(_Numbered):
    """Pages are requested by number."""

    def following(self, position: Position, answer: Answer) -> Position | None:
        if self._is_last(position, answer):
            return None
        return position.at(self.argument, self._number(position) + 1)


@dataclass(frozen=True, slots=True)
class OffsetPagination(_Numbered):
    """Pages are requested by the offset of their first item."""

    first: int = 0

    def following(self, position: Position, answer: Answer) -> Position | None:
        if self._is_last(position, answer):
            return None
        return position.at(self.argument, self._number(position) + len(answer.items))


@dataclass(frozen=True, slots=True)
class LinkPagination:
    """A link `rel="next"` in the header `Link` leads to the next page (RFC 8288)."""

    items: str = ""

    def following(self, position: Position, answer: Answer) -> Position | None:
        link = next_link(answer.response, answer.origin)
        return Position(arguments=position.arguments, link=link) if link else None

    def mark(self, position: Position, before: Answer | None) -> object:
        return position.link


def _whole(value: object) -> int | None:
    """Return an argument as a number, None if it is not one."""
    try:
        return int(str(value))
    except ValueError:
        return None


class Course:
    """One iteration of a list; `position` is that of the next page.

    It is None after the last page.
    """

    def __init__(
        self, pagination: Pagination, arguments: Mapping[str, object], origin: str
    ) -> None:
        self._pagination = pagination
        self._origin = origin
        self.position: Position | None = Position(arguments=arguments)
        # A position that the list must not come back to (Brent's way to find a cycle:
        # it moves on after 1, 2, 4... pages, so that none needs more memory than this).
        self._mark = pagination.mark(Position(arguments=arguments), None)
        self._seen = 0
        self._patience: int = 1

    def items(self, page: object, response: httpx2.Response) -> list[object]:
        """Return the items of a page; raises `PaginationError` if there is no array."""
        place = self._pagination.items
        try:
            found = value_at(page, place) if place else only_list(page)
        except ValueError as error:
            raise _error(response, str(error)) from None
        if found is None:
            return []
        if not isinstance(found, list):
            raise _error(response, f"there is no list at {place}")
        return cast("list[object]", found)

    def advance(
        self, page: object, items: list[object], response: httpx2.Response
    ) -> None:
        """Advance past a page; raises `PaginationError` if that is impossible."""
        if self.position is None:
            return
        answer = Answer(page=page, items=items, response=response, origin=self._origin)
        try:
            following = self._pagination.following(self.position, answer)
        except ValueError as error:
            raise _error(response, str(error)) from None
        if following is not None:
            mark = self._pagination.mark(following, answer)
            if mark == self._mark:
                raise _error(response, "the list comes back to a page it has left")
            self._seen += 1
            if self._seen == self._patience:
                self._mark, self._seen = mark, 0
                self._patience *= 2
        self.position = following


def _error(response: httpx2.Response, reason: str) -> PaginationError:
    request = response.request
    url = redact(str(request.url))
    return PaginationError(
        f"{request.method} {url}: {reason}", method=request.method, url=url
    )
