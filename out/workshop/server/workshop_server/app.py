"""The application that `python -m workshop_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import Photos, Repairs

app = create_app(repairs=Repairs(), photos=Photos())
