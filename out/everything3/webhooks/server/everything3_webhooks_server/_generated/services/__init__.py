"""Base classes of the services, one per group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.server import Service, removed_service
from .flows import FlowsService
from .webhooks import WebhooksService

__all__ = ["FlowsService", "WebhooksService"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type[Service]:
        """Return a stand-in for the base class of a tag that has been removed."""
        return removed_service(__name__, name)
