"""The keys of a path item that hold operations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from triptych.ir import Method

__all__ = ["METHODS"]

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {method.value.lower(): method for method in Method}
)
"""All but `trace` are of Swagger 2.0; that came with OpenAPI 3."""
