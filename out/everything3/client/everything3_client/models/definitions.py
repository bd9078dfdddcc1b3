"""Model `Definitions`."""

from __future__ import annotations

from .._runtime.models import Model
from .corner import Corner

__all__ = ["Definitions"]


class Definitions(Model):
    """Schemas defined inside another one."""

    corner: Corner
