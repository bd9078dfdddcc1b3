"""Base classes of the services, one per group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.server import Service, removed_service
from .flows import FlowsService
from .forms import FormsService
from .methods import MethodsService
from .objects import ObjectsService
from .servers import ServersService
from .streams import StreamsService
from .styles import StylesService
from .unions import UnionsService
from .values import ValuesService
from .xml import XmlService

__all__ = [
    "FlowsService",
    "FormsService",
    "MethodsService",
    "ObjectsService",
    "ServersService",
    "StreamsService",
    "StylesService",
    "UnionsService",
    "ValuesService",
    "XmlService",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type[Service]:
        """Return a stand-in for the base class of a tag that has been removed."""
        return removed_service(__name__, name)
