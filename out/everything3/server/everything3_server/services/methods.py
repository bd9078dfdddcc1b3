"""Implementation of the "methods" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import MethodsService


class Methods(MethodsService):
    @override
    async def query_method(
        self,
        *,
        body: models.Span,
    ) -> models.Span:
        """QUERY /methods."""
        raise not_implemented("queryMethod")

    @override
    async def copy_method(
        self,
        *,
        destination: str,
    ) -> None:
        """COPY /methods."""
        raise not_implemented("copyMethod")
