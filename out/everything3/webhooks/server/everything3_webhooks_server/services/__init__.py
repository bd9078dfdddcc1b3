"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .flows import Flows
from .webhooks import Webhooks

__all__ = ["Flows", "Webhooks"]
