"""Tools for the library, on top of its generated client."""

from library_client import Client

__all__ = ["titles"]


def titles(client: Client) -> list[str]:
    """The titles of all books."""
    return [book.title for book in client.books.list_books()]
