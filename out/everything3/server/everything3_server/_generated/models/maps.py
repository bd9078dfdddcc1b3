"""Model `Maps`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Maps"]


class Maps(Model):
    """Objects whose member names are data."""

    plain: dict[str, int] | None = None
    counted: Annotated[dict[str, int], Field(min_length=1, max_length=3)] | None = None
    names: dict[str, bool] | None = None
    listed_names: dict[str, str] | None = None
    patterns: dict[str, float | str] | None = None
