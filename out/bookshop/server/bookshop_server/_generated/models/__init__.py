"""Models of Bookshop, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .address import Address
    from .author import Author
    from .author_page import AuthorPage
    from .author_reference import AuthorReference
    from .book import Book
    from .book_changes import BookChanges
    from .book_page import BookPage
    from .card_payment import CardPayment
    from .enums import Genre, OrderStatus
    from .money import Money
    from .order import Order
    from .order_line import OrderLine
    from .order_page import OrderPage
    from .page import Page
    from .payment import Payment
    from .problem import Problem
    from .transfer_payment import TransferPayment
    from .validation_problem import ValidationProblem

__all__ = [
    "Address",
    "Author",
    "AuthorPage",
    "AuthorReference",
    "Book",
    "BookChanges",
    "BookPage",
    "CardPayment",
    "Genre",
    "Money",
    "Order",
    "OrderLine",
    "OrderPage",
    "OrderStatus",
    "Page",
    "Payment",
    "Problem",
    "TransferPayment",
    "ValidationProblem",
]

_CLASSES = {
    "address": ("Address",),
    "author": ("Author",),
    "author_page": ("AuthorPage",),
    "author_reference": ("AuthorReference",),
    "book": ("Book",),
    "book_changes": ("BookChanges",),
    "book_page": ("BookPage",),
    "card_payment": ("CardPayment",),
    "enums": ("Genre", "OrderStatus"),
    "money": ("Money",),
    "order": ("Order",),
    "order_line": ("OrderLine",),
    "order_page": ("OrderPage",),
    "page": ("Page",),
    "payment": ("Payment",),
    "problem": ("Problem",),
    "transfer_payment": ("TransferPayment",),
    "validation_problem": ("ValidationProblem",),
}
_MODULES = {name: module for module, names in _CLASSES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
