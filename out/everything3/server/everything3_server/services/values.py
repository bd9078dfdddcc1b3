"""Implementation of the "values" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import ValuesService


class Values(ValuesService):
    @override
    async def boolean_schemas(
        self,
        *,
        body: models.BooleanSchemas,
    ) -> models.BooleanSchemas:
        """PUT /values/booleans."""
        raise not_implemented("booleanSchemas")

    @override
    async def constants(
        self,
        *,
        body: models.Constants,
    ) -> models.Constants:
        """PUT /values/const."""
        raise not_implemented("constants")

    @override
    async def formats(
        self,
        *,
        body: models.Formats,
    ) -> models.Formats:
        """PUT /values/formats."""
        raise not_implemented("formats")

    @override
    async def limits(
        self,
        *,
        body: models.Limits,
    ) -> models.Limits:
        """PUT /values/limits."""
        raise not_implemented("limits")

    @override
    async def nulls(
        self,
        *,
        body: models.Nulls,
    ) -> models.Nulls:
        """PUT /values/null."""
        raise not_implemented("nulls")

    @override
    async def ruled_values(
        self,
        *,
        body: models.RuledValues,
    ) -> models.RuledValues:
        """PUT /values/rules."""
        raise not_implemented("ruledValues")

    @override
    async def tuples(
        self,
        *,
        body: models.Tuples,
    ) -> models.Tuples:
        """PUT /values/tuples."""
        raise not_implemented("tuples")
