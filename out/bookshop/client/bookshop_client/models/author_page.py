"""Model `AuthorPage`."""

from __future__ import annotations

from .author import Author
from .page import Page

__all__ = ["AuthorPage"]


class AuthorPage(Page):
    """Some of the authors."""

    items: list[Author]
