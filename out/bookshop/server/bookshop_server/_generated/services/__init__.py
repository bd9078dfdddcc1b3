"""Base classes of the services, one for each group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.server import Service, removed_service
from .authors import AuthorsService
from .books import BooksService
from .orders import OrdersService
from .payments import PaymentsService

__all__ = ["AuthorsService", "BooksService", "OrdersService", "PaymentsService"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type[Service]:
        """What stands for a base class that the description has no operations of."""
        return removed_service(__name__, name)
