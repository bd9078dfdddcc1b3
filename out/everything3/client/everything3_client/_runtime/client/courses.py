"""One iteration of a list, without I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import httpx2

from .errors import ApiStatusError, NotFoundError, PaginationError
from .observation import logger
from .pagination import Pagination
from .places import only_list, value_at
from .positions import Answer, Position
from .urls import redact

__all__ = ["Course"]

# A server may filter what it has already divided into pages; one that gives nothing
# but new tokens would go on for ever.
_MOST_EMPTY_PAGES = 1000


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
        self._pages = 0
        self._empty_pages = 0

    def items(self, page: object, response: httpx2.Response) -> list[object]:
        """Return the items of a page, those of an object with their names.

        Raises `PaginationError` if there are none of that kind.
        """
        place = self._pagination.items
        try:
            found = value_at(page, place) if place else self._only_items(page)
        except ValueError as error:
            raise _error(response, str(error)) from None
        if found is None:
            return []
        if self._pagination.keyed and isinstance(found, Mapping):
            return list(cast("Mapping[str, object]", found).items())
        if not isinstance(found, list) or self._pagination.keyed:
            kind = "object" if self._pagination.keyed else "list"
            raise _error(response, f"there is no {kind} at {place}")
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
            self._check_progress(following, answer)
        elif not self._pages and self._pagination.is_silent(self.position, answer):
            logger.warning(
                "%s %s: the page is full, but nothing in the answer leads to another",
                response.request.method,
                redact(str(response.request.url)),
            )
        self._pages += 1
        self.position = following

    def ends_with(self, error: ApiStatusError) -> bool:
        """Whether an error instead of a page means that the list is over."""
        is_end = isinstance(error, NotFoundError) and self._pagination.ends_with_404
        if not is_end or not self._pages:
            return False
        if self.position is not None and self.position.link:
            logger.warning("%s; the list that led there ends with this", error)
        self.position = None
        return True

    def _only_items(self, page: object) -> object:
        return page if self._pagination.keyed else only_list(page)

    def _check_progress(self, following: Position, answer: Answer) -> None:
        mark = self._pagination.mark(following, answer)
        if mark == self._mark:
            reason = "the list comes back to a page it has left"
            raise _error(answer.response, reason)
        self._empty_pages = 0 if answer.items else self._empty_pages + 1
        if self._empty_pages > _MOST_EMPTY_PAGES:
            reason = f"{self._empty_pages} pages in a row are empty"
            raise _error(answer.response, reason)
        self._seen += 1
        if self._seen == self._patience:
            self._mark, self._seen = mark, 0
            self._patience *= 2


def _error(response: httpx2.Response, reason: str) -> PaginationError:
    request = response.request
    url = redact(str(request.url))
    return PaginationError(
        f"{request.method} {url}: {reason}", method=request.method, url=url
    )
