"""The application, with all that the library has."""

from __future__ import annotations

from ._generated import create_app
from .services import Books, Loans

app = create_app(books=Books(), loans=Loans(), max_body_size=1_000)
