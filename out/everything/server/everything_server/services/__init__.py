"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .class_ import Class
from .close_ import Close
from .default import Default
from .media_types import MediaTypes
from .names import Names
from .places import Places
from .references import References
from .responses import Responses
from .schemas import Schemas
from .security import Security

__all__ = [
    "Class",
    "Close",
    "Default",
    "MediaTypes",
    "Names",
    "Places",
    "References",
    "Responses",
    "Schemas",
    "Security",
]
