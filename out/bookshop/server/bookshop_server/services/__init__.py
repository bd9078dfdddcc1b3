"""What the operations do, a class for each tag. This file is yours."""

from __future__ import annotations

from .authors import Authors
from .books import Books
from .orders import Orders
from .payments import Payments

__all__ = ["Authors", "Books", "Orders", "Payments"]
