"""Model `Tuples`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Tuples"]


class Tuples(Model):
    """Arrays whose items have schemas by their position."""

    exact: tuple[str, Annotated[int, Field(ge=0)]] | None = None
    closed: Annotated[list[str | bool], Field(min_length=1)] | None = None
    open: Annotated[list[str | int], Field(min_length=1)] | None = None
