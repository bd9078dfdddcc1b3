"""The application that `python -m everything3_webhooks_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import Flows, Webhooks

app = create_app(flows=Flows(), webhooks=Webhooks())
