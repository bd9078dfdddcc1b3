"""Enums of Everything of OpenAPI 3."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Colour"]

Colour: TypeAlias = Literal["red", "green", "blue"]
"""A colour."""
