"""Base classes of the services, one for each group of operations."""

from __future__ import annotations

from .authors import AuthorsService
from .books import BooksService
from .orders import OrdersService
from .payments import PaymentsService

__all__ = ["AuthorsService", "BooksService", "OrdersService", "PaymentsService"]
