"""Model `BookPage`."""

from __future__ import annotations

from .book import Book
from .page import Page

__all__ = ["BookPage"]


class BookPage(Page):
    """Some of the books."""

    items: list[Book]
