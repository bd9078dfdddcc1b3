"""Model `RepairPage`."""

from __future__ import annotations

from .._runtime.models import Model
from .repair import Repair

__all__ = ["RepairPage"]


class RepairPage(Model):
    """A page of repairs."""

    items: list[Repair]
    after: str | None = None
    """The token of the next page, null on the last one."""
