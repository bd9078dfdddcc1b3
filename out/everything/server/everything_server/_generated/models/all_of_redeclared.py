"""Model `AllOfRedeclared`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["AllOfRedeclared"]


class AllOfRedeclared(Model):
    """Schema `AllOfRedeclared`."""

    b: Annotated[int, Field(ge=5)] | None = None
