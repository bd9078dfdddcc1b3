"""Objects of Bookshop as dicts, in place of their models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, Required, TypeAlias, TypedDict
from uuid import UUID

from . import models

__all__ = [
    "Address",
    "Author",
    "AuthorReference",
    "Book",
    "BookChanges",
    "CardPayment",
    "Money",
    "Order",
    "OrderLine",
    "Payment",
    "TransferPayment",
]


class Address(TypedDict, total=False):
    name: Required[str]
    street: Required[str]
    postal_code: str
    city: Required[str]
    country: Required[str]


class Author(TypedDict, total=False):
    name: Required[str]
    born_on: dt.date
    website: str | None
    biography: str


class AuthorReference(TypedDict):
    id: UUID


class Book(TypedDict, total=False):
    title: Required[str]
    subtitle: str | None
    authors: Required[Sequence[models.AuthorReference | AuthorReference]]
    isbn: str
    genre: models.Genre
    published_on: dt.date
    price: Required[models.Money | Money]
    pages: int
    titles_abroad: Mapping[str, str]


class BookChanges(TypedDict, total=False):
    title: str
    subtitle: str | None
    genre: models.Genre
    price: models.Money | Money
    published_on: dt.date | None


class CardPayment(TypedDict):
    method: Literal["card"]
    amount: models.Money | Money
    card_token: str


class Money(TypedDict):
    amount: Decimal
    currency: str


class Order(TypedDict, total=False):
    lines: Required[Sequence[models.OrderLine | OrderLine]]
    ship_to: Required[models.Address | Address]
    gift_note: str | None


class OrderLine(TypedDict, total=False):
    book_id: Required[UUID]
    quantity: int


class _Payment(TypedDict):
    method: Literal["Payment"]
    amount: models.Money | Money


class TransferPayment(TypedDict):
    method: Literal["transfer"]
    amount: models.Money | Money
    iban: str


Payment: TypeAlias = CardPayment | TransferPayment | _Payment
