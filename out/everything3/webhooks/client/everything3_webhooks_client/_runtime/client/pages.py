"""Iterators over paginated lists, which fetch pages as needed.

for book in client.books.iter_books(genres=["crime"]):
    ...
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from .courses import Course
from .errors import ApiStatusError
from .operations import Operation, RequestOptions, checked_options
from .pagination import Pagination
from .positions import Position
from .runners import AsyncRunner, SyncRunner
from .settings import Settings

__all__ = ["AsyncPages", "Pages"]

Item_co = TypeVar("Item_co", covariant=True)
Page_co = TypeVar("Page_co", covariant=True)


class _List:
    """What is requested for each page: the operation and its arguments."""

    def __init__(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> None:
        if operation.pagination is None:
            raise TypeError(f"{operation.id} has no pages")
        if "idempotency_key" in checked_options(options):
            raise TypeError("an idempotency key is for one request, not for all pages")
        self.operation = operation
        self.options = options
        self.arguments = arguments
        self._pagination: Pagination = operation.pagination

    def requested(
        self, position: Position
    ) -> tuple[Operation[Any], RequestOptions | None]:
        """The operation and the options that request a page.

        What a link leads to is fetched, whatever the method that the link came with.
        """
        if position.operation:
            following = cast("Operation[Any]", position.operation())
            return _with_encoded(following, position.encoded), self.options
        if not position.link:
            return self.operation, self.options
        linked = replace(self.operation, url=position.link)
        if linked.method == "GET":
            return linked, self.options
        fetching = replace(
            linked,
            method="GET",
            constants=tuple(
                item for item in self.operation.constants if item.place == "header"
            ),
            parameters=tuple(
                item
                for item in self.operation.parameters
                if item.place in ("header", "cookie")
            ),
            body=None,
            body_required=False,
        )
        options = checked_options(self.options).copy()
        options.pop("body", None)
        return fetching, options

    def course(self, settings: Settings) -> Course:
        origin = settings.origin(self.operation, checked_options(self.options))
        return Course(self._pagination, self.arguments, origin)

    def __repr__(self) -> str:
        return f"<pages of {self.operation.id}>"


def _with_encoded(operation: Operation[Any], argument: str) -> Operation[Any]:
    """The operation with an argument, if any, that is part of a URL as it is."""
    if not argument:
        return operation
    parameters = (
        replace(item, encoded=True) if item.argument == argument else item
        for item in operation.parameters
    )
    return replace(operation, parameters=tuple(parameters))


class Pages(_List, Generic[Item_co, Page_co]):
    """The items of a list, across its pages.

    Nothing is requested before one iterates, and each iteration begins anew.
    """

    def __init__(
        self,
        runner: SyncRunner,
        operation: Operation[Page_co],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> None:
        super().__init__(operation, options, arguments)
        self._runner = runner

    def __iter__(self) -> Iterator[Item_co]:
        """The items; raises `ApiError` as the operation does."""
        for _, items in self._turn():
            yield from cast("list[Item_co]", items)

    def pages(self) -> Iterator[Page_co]:
        """The pages as the operation returns them; raises `ApiError` as it does."""
        for page, _ in self._turn():
            yield page

    def _turn(self) -> Iterator[tuple[Page_co, list[object]]]:
        settings = self._runner.settings
        course = self.course(settings)
        while (position := course.position) is not None:
            operation, options = self.requested(position)
            try:
                response = self._runner.send(operation, options, position.arguments)
            except ApiStatusError as error:
                if not course.ends_with(error):
                    raise
                return
            page: Page_co = settings.result(self.operation, response)
            items = course.items(page, response)
            yield page, items
            course.advance(page, items, response)


class AsyncPages(_List, Generic[Item_co, Page_co]):
    """The items of a list, across its pages, for `async for`.

    Nothing is requested before one iterates, and each iteration begins anew.
    """

    def __init__(
        self,
        runner: AsyncRunner,
        operation: Operation[Page_co],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> None:
        super().__init__(operation, options, arguments)
        self._runner = runner

    async def __aiter__(self) -> AsyncIterator[Item_co]:
        """The items; raises `ApiError` as the operation does."""
        async for _, items in self._turn():
            for item in cast("list[Item_co]", items):
                yield item

    async def pages(self) -> AsyncIterator[Page_co]:
        """The pages as the operation returns them; raises `ApiError` as it does."""
        async for page, _ in self._turn():
            yield page

    async def _turn(self) -> AsyncIterator[tuple[Page_co, list[object]]]:
        settings = self._runner.settings
        course = self.course(settings)
        while (position := course.position) is not None:
            operation, options = self.requested(position)
            try:
                response = await self._runner.send(
                    operation, options, position.arguments
                )
            except ApiStatusError as error:
                if not course.ends_with(error):
                    raise
                return
            page: Page_co = settings.result(self.operation, response)
            items = course.items(page, response)
            yield page, items
            course.advance(page, items, response)
