"""The books of the library, which are few."""

from __future__ import annotations

from typing_extensions import override

from .._generated import ProblemError, models
from .._generated.services import BooksService


class Books(BooksService):
    def __init__(self) -> None:
        self.books = {
            1: models.Book(title="Emma", author="Austen"),
            2: models.Book(title="Nemesis", author="Christie"),
        }

    def found(self, number: int) -> models.Book:
        if number not in self.books:
            raise ProblemError(404, f"There is no book {number}.")
        return self.books[number]

    @override
    async def list_books(self, *, author: str | None, limit: int) -> list[models.Book]:
        books = [book for book in self.books.values() if author in (None, book.author)]
        return books[:limit]

    @override
    async def get_book(self, *, book_id: int) -> models.Book:
        return self.found(book_id)

    @override
    async def remove_book(self, *, book_id: int) -> None:
        del self.books[book_id]
