"""Operations of "values"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncValuesOperations", "ValuesOperations"]

BOOLEAN_SCHEMAS: Operation[models.BooleanSchemas] = Operation(
    id="booleanSchemas",
    method="PUT",
    path="/values/booleans",
    body="body",
    body_required=True,
    body_type=lambda: models.BooleanSchemas,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.BooleanSchemas},
)
CONSTANTS: Operation[models.Constants] = Operation(
    id="constants",
    method="PUT",
    path="/values/const",
    body="body",
    body_required=True,
    body_type=lambda: models.Constants,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Constants},
)
FORMATS: Operation[models.Formats] = Operation(
    id="formats",
    method="PUT",
    path="/values/formats",
    body="body",
    body_required=True,
    body_type=lambda: models.Formats,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Formats},
)
LIMITS: Operation[models.Limits] = Operation(
    id="limits",
    method="PUT",
    path="/values/limits",
    body="body",
    body_required=True,
    body_type=lambda: models.Limits,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Limits},
)
NULLS: Operation[models.Nulls] = Operation(
    id="nulls",
    method="PUT",
    path="/values/null",
    body="body",
    body_required=True,
    body_type=lambda: models.Nulls,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Nulls},
)
RULED_VALUES: Operation[models.RuledValues] = Operation(
    id="ruledValues",
    method="PUT",
    path="/values/rules",
    body="body",
    body_required=True,
    body_type=lambda: models.RuledValues,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.RuledValues},
)
TUPLES: Operation[models.Tuples] = Operation(
    id="tuples",
    method="PUT",
    path="/values/tuples",
    body="body",
    body_required=True,
    body_type=lambda: models.Tuples,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Tuples},
)


class ValuesOperations(OperationGroup):
    """Operations of "values"."""

    def boolean_schemas(
        self,
        *,
        body: models.BooleanSchemas | dicts.BooleanSchemas,
        request_options: RequestOptions | None = None,
    ) -> models.BooleanSchemas:
        """PUT /values/booleans."""
        return self._call(
            BOOLEAN_SCHEMAS,
            request_options,
            body=body,
        )

    def constants(
        self,
        *,
        body: models.Constants | dicts.Constants,
        request_options: RequestOptions | None = None,
    ) -> models.Constants:
        """PUT /values/const."""
        return self._call(
            CONSTANTS,
            request_options,
            body=body,
        )

    def formats(
        self,
        *,
        body: models.Formats | dicts.Formats,
        request_options: RequestOptions | None = None,
    ) -> models.Formats:
        """PUT /values/formats."""
        return self._call(
            FORMATS,
            request_options,
            body=body,
        )

    def limits(
        self,
        *,
        body: models.Limits | dicts.Limits,
        request_options: RequestOptions | None = None,
    ) -> models.Limits:
        """PUT /values/limits."""
        return self._call(
            LIMITS,
            request_options,
            body=body,
        )

    def nulls(
        self,
        *,
        body: models.Nulls | dicts.Nulls,
        request_options: RequestOptions | None = None,
    ) -> models.Nulls:
        """PUT /values/null."""
        return self._call(
            NULLS,
            request_options,
            body=body,
        )

    def ruled_values(
        self,
        *,
        body: models.RuledValues | dicts.RuledValues,
        request_options: RequestOptions | None = None,
    ) -> models.RuledValues:
        """PUT /values/rules."""
        return self._call(
            RULED_VALUES,
            request_options,
            body=body,
        )

    def tuples(
        self,
        *,
        body: models.Tuples | dicts.Tuples,
        request_options: RequestOptions | None = None,
    ) -> models.Tuples:
        """PUT /values/tuples."""
        return self._call(
            TUPLES,
            request_options,
            body=body,
        )


class AsyncValuesOperations(AsyncOperationGroup):
    """Asynchronous operations of "values"."""

    boolean_schemas = asynchronous(ValuesOperations.boolean_schemas)
    constants = asynchronous(ValuesOperations.constants)
    formats = asynchronous(ValuesOperations.formats)
    limits = asynchronous(ValuesOperations.limits)
    nulls = asynchronous(ValuesOperations.nulls)
    ruled_values = asynchronous(ValuesOperations.ruled_values)
    tuples = asynchronous(ValuesOperations.tuples)
