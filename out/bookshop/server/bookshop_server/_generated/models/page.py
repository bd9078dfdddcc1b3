"""Model `Page`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Page"]


class Page(Model):
    """What every page of a list says."""

    next_page: str | None = None
    """What to ask for next; `null` on the last page."""
