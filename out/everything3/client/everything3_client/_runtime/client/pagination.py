"""Pagination without I/O: which page follows a response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from .links import followed, linked_in_header, next_link
from .places import has_value_at, url_at, value_at
from .positions import Answer, Position

__all__ = [
    "LinkPagination",
    "OffsetPagination",
    "PagePagination",
    "Pagination",
    "SinglePagination",
    "TokenPagination",
    "UrlPagination",
]


class Pagination(Protocol):
    """How the list that an operation returns is paginated."""

    @property
    def items(self) -> str:
        """The JSON pointer of the items in a response; if empty, its only array."""
        ...

    @property
    def keyed(self) -> bool:
        """Whether the items are the members of an object, with their names."""
        ...

    @property
    def ends_with_404(self) -> bool:
        """Whether no page being there means that the list is over."""
        ...

    def following(self, position: Position, answer: Answer) -> Position | None:
        """Return the position of the next page, None after the last.

        Raises `ValueError` if what the answer says about it can't be used.
        """
        ...

    def mark(self, position: Position, before: Answer | None) -> object:
        """What must not repeat in a list: of a position, or of the page before it."""
        ...

    def is_silent(self, position: Position, answer: Answer) -> bool:
        """Whether a page is full, and says nothing at all about another one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """What all styles have.

    `items` is the JSON pointer of the items in the answer, whose only array they are if
    it is empty; if they are `keyed`, they are the members of an object. `more` is that
    of a boolean that says whether another page follows. `size` is the place in the
    arguments that says how many items a page has: by default `default_size`, never more
    than `max_size`.
    """

    items: str = ""
    keyed: bool = False
    more: str = ""
    size: str = ""
    default_size: int | None = None
    max_size: int | None = None

    def _says_more(self, answer: Answer) -> bool | None:
        """Whether the answer says that another page follows, None if it does not."""
        found = value_at(answer.page, self.more) if self.more else None
        return found if isinstance(found, bool) else None

    def _least(self, position: Position) -> int | None:
        """How many items a page has that is not the last, None if nobody knows."""
        given = position.value(self.size) if self.size else None
        asked = self.default_size if given is None else _whole(given)
        sizes = [size for size in (asked, self.max_size) if size is not None]
        return max(min(sizes), 1) if self.size and asked is not None else None

    def _is_full(self, position: Position, answer: Answer) -> bool:
        least = self._least(position)
        return least is not None and len(answer.items) >= least

    def _is_over(self, position: Position, answer: Answer) -> bool:
        """Whether a page without anything that leads on may be the last."""
        full = self._is_full(position, answer)
        return not full or self._says_more(answer) is False


@dataclass(frozen=True, slots=True)
class TokenPagination(_Listed):
    """The response holds the token of the next page.

    It is at the JSON pointer `next`, in a `header`, or in the last item at the pointer
    `last`, and is sent in `argument`, a place in the arguments. The last page has none,
    or null, false, an empty one, or `end`.
    """

    argument: str
    next: str = ""
    header: str = field(default="", kw_only=True)
    last: str = field(default="", kw_only=True)
    end: str | None = field(default=None, kw_only=True)
    ends_with_404 = False

    def following(self, position: Position, answer: Answer) -> Position | None:
        member = value_at(answer.page, self.next)
        if self.last:
            member = value_at(answer.items[-1], self.last) if answer.items else None
        found = _found(answer, self.header, member)
        if found is None or self._says_more(answer) is False:
            return None
        if not isinstance(found, (str, int)) or found is True:
            place = self.header or self.last or self.next
            raise ValueError(f"there is no token for the next page at {place}")
        return None if str(found) == self.end else position.at(self.argument, found)

    def mark(self, position: Position, before: Answer | None) -> object:
        return position.value(self.argument)

    def is_silent(self, position: Position, answer: Answer) -> bool:
        if self.last or self._is_over(position, answer):
            return False
        return not _is_said(answer, self.header, self.next)


@dataclass(frozen=True, slots=True)
class _Numbered(_Listed):
    """`first` is the number of the first page or item, sent in `argument`.

    A page is the last one if it is empty, or has fewer items than were asked for,
    unless the answer says more about it.
    """

    argument: str
    first: int = field(default=1, kw_only=True)
    # Many servers know no page behind the last.
    ends_with_404 = True

    def mark(self, position: Position, before: Answer | None) -> object:
        # Numbers always grow. A server that doesn't mind them answers the same again;
        # but pages without items may be equal.
        if before is not None and before.items:
            return before.response.content
        return position.value(self.argument)

    def is_silent(self, position: Position, answer: Answer) -> bool:
        return False

    def _number(self, position: Position) -> int:
        given = position.value(self.argument)
        number = self.first if given is None else _whole(given)
        if number is None:
            raise ValueError(f"{given!r} is not the number of a page or an item")
        return number

    def _is_last(self, position: Position, answer: Answer, *, left: int | None) -> bool:
        """Whether no page follows; `left` says how many things do, if that is known."""
        more = self._says_more(answer)
        if more is not None:
            return not more
        if left is not None and left >= 0:
            return left == 0
        return len(answer.items) < (self._least(position) or 1)


@dataclass(frozen=True, slots=True)
class PagePagination(_Numbered):
    """Pages are requested by number; at the pointer `pages` is how many there are."""

    pages: str = field(default="", kw_only=True)

    def following(self, position: Position, answer: Answer) -> Position | None:
        number = self._number(position)
        pages = _count(answer, self.pages)
        left = None if pages is None else pages - (number - self.first + 1)
        if self._is_last(position, answer, left=left):
            return None
        return position.at(self.argument, number + 1)


@dataclass(frozen=True, slots=True)
class OffsetPagination(_Numbered):
    """Pages are requested by the offset of their first item.

    At the pointer `total` is how many items all pages have.
    """

    first: int = field(default=0, kw_only=True)
    total: str = field(default="", kw_only=True)

    def following(self, position: Position, answer: Answer) -> Position | None:
        number = self._number(position) + len(answer.items)
        total = _count(answer, self.total)
        left = None if total is None else total - (number - self.first)
        # Without items the next page would be the same.
        if not answer.items or self._is_last(position, answer, left=left):
            return None
        return position.at(self.argument, number)


@dataclass(frozen=True, slots=True)
class LinkPagination(_Listed):
    """A link `rel="next"` in the header `Link` leads to the next page (RFC 8288)."""

    ends_with_404 = True

    def following(self, position: Position, answer: Answer) -> Position | None:
        return _linked(position, answer, next_link(answer.response), "in the Link")

    def mark(self, position: Position, before: Answer | None) -> object:
        return position.link

    def is_silent(self, position: Position, answer: Answer) -> bool:
        has_links = "link" in answer.response.headers
        return not has_links and not self._is_over(position, answer)


@dataclass(frozen=True, slots=True)
class UrlPagination(_Listed):
    """The URL of the next page is at the JSON pointer `next`, or in a `header`.

    The last page has none, or null, false or an empty one. An `operation`, if there is
    one, is called for the next page with the arguments of the first, and what was found
    as `argument`, which is part of a URL as it is if it is `encoded`.
    """

    next: str = ""
    header: str = field(default="", kw_only=True)
    operation: Callable[[], object] | None = field(default=None, kw_only=True)
    argument: str = field(default="", kw_only=True)
    encoded: bool = field(default=False, kw_only=True)
    ends_with_404 = True

    def following(self, position: Position, answer: Answer) -> Position | None:
        if self._says_more(answer) is False:
            return None
        header = self.header and linked_in_header(answer.response, self.header)
        found = header if self.header else url_at(answer.page, self.next)
        place = f"at {self.header or self.next}"
        if self.operation is None:
            return _linked(position, answer, found, place)
        target = _target(found, place)
        if not target:
            return None
        arguments = {**position.arguments, self.argument: target}
        return Position(
            arguments=arguments,
            operation=self.operation,
            encoded=self.argument if self.encoded else "",
        )

    def mark(self, position: Position, before: Answer | None) -> object:
        return position.link or position.arguments.get(self.argument)

    def is_silent(self, position: Position, answer: Answer) -> bool:
        return not self._is_over(position, answer) and not _is_said(
            answer, self.header, self.next
        )


@dataclass(frozen=True, slots=True)
class SinglePagination(_Listed):
    """All items are on one page."""

    ends_with_404 = False

    def following(self, position: Position, answer: Answer) -> Position | None:
        return None

    def mark(self, position: Position, before: Answer | None) -> object:
        return None

    def is_silent(self, position: Position, answer: Answer) -> bool:
        return False


def _found(answer: Answer, header: str, member: object) -> object:
    """What leads to the next page, None on the last one."""
    found = answer.response.headers.get(header) if header else member
    if isinstance(found, str):
        found = found.strip() and found
    return None if found is False or found == "" else found


def _is_said(answer: Answer, header: str, pointer: str) -> bool:
    """Whether the answer says anything of the next page, even that there is none."""
    if header:
        return header in answer.response.headers
    return has_value_at(answer.page, pointer)


def _linked(
    position: Position, answer: Answer, target: object, place: str
) -> Position | None:
    found = _target(target, place)
    if not found:
        return None
    link = followed(found, answer.response, answer.origin)
    return Position(arguments=position.arguments, link=link)


def _target(found: object, place: str) -> str:
    """What was found as a link, empty on the last page; raises `ValueError`."""
    if found is None or found is False:
        return ""
    if not isinstance(found, str):
        raise ValueError(f"there is no URL of the next page {place}")
    return found.strip()


def _count(answer: Answer, pointer: str) -> int | None:
    """The number at a place of an answer, None if there is none."""
    found = value_at(answer.page, pointer) if pointer else None
    return None if found is None else _whole(found)


def _whole(value: object) -> int | None:
    """Return a value as a whole number, None if it is not one."""
    try:
        return int(str(value))
    except ValueError:
        return None
