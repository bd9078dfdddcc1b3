"""The keys of a path item that hold operations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from triptych.ir import Method

__all__ = ["METHODS", "METHODS_3_2"]

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {method.value.lower(): method for method in Method if method is not Method.QUERY}
)
"""All but `trace` are of Swagger 2.0; that came with OpenAPI 3."""

METHODS_3_2: Final[Mapping[str, Method]] = MappingProxyType(
    {**METHODS, "query": Method.QUERY}
)
"""Those of OpenAPI 3.2."""
