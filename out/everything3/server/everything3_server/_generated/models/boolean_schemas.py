"""Model `BooleanSchemas`."""

from __future__ import annotations

from typing import Any

from .._runtime.models import Model

__all__ = ["BooleanSchemas"]


class BooleanSchemas(Model):
    """Schemas that are true allow anything."""

    anything: Any
