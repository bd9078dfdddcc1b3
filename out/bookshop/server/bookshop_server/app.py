"""The application that `python -m bookshop_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import Authors, Books, Orders, Payments

app = create_app(books=Books(), authors=Authors(), orders=Orders(), payments=Payments())
