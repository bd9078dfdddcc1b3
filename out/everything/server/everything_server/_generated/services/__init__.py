"""Base classes of the services, one per group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.server import Service, removed_service
from .class_ import ClassService
from .close_ import CloseService
from .default import DefaultService
from .media_types import MediaTypesService
from .names import NamesService
from .places import PlacesService
from .references import ReferencesService
from .responses import ResponsesService
from .schemas import SchemasService
from .security import SecurityService

__all__ = [
    "ClassService",
    "CloseService",
    "DefaultService",
    "MediaTypesService",
    "NamesService",
    "PlacesService",
    "ReferencesService",
    "ResponsesService",
    "SchemasService",
    "SecurityService",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type[Service]:
        """Return a stand-in for the base class of a tag that has been removed."""
        return removed_service(__name__, name)
