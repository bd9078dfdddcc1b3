"""Model `Author`."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar
from uuid import UUID

from .._runtime.models import OmitsReadOnly

__all__ = ["Author"]


class Author(OmitsReadOnly):
    """Somebody who writes books."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id"})

    id: UUID | None = None
    """Read-only."""
    name: str
    born_on: dt.date | None = None
    website: str | None = None
    biography: str | None = None
    """Markdown."""
