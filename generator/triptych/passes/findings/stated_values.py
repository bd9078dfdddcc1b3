"""Whether the defaults, examples and enums of schemas are values of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    Api,
    RequestBody,
    Response,
    Schema,
    SchemaId,
    StringSchema,
    Value,
)
from triptych.passes.values.fitting import fits
from triptych.passes.values.limits import has_form
from triptych.pointer import Pointer

__all__ = ["unfit_values"]


def unfit_values(stated: Mapping[SchemaId, Schema], api: Api) -> Iterator[Diagnostic]:
    """A finding for each value that its own schema does not allow.

    `stated` are the schemas as the document states them, of which `api` was made.
    """
    schemas = api.schemas
    for key, schema in stated.items():
        if key in schemas:
            yield from _unfit("default", schema.default, key, key / "default", schemas)
            yield from _unfit("example", schema.example, key, key, schemas)
            yield from _unfit_enum(schema)
    for operation in (*api.operations, *api.webhooks):
        body = operation.request_body
        holders: list[RequestBody | Response] = [*operation.responses]
        holders += [body] if body is not None else []
        for holder in holders:
            for content in holder.contents:
                if content.schema is not None:
                    place = holder.pointer / "content" / content.media_type
                    yield from _unfit(
                        "example", content.example, content.schema, place, schemas
                    )


def _unfit(
    noun: str,
    value: Value | None,
    key: SchemaId,
    place: Pointer,
    schemas: Mapping[SchemaId, Schema],
) -> Iterator[Diagnostic]:
    # Authors write null for what is not there.
    if value is None or value.json is None or fits(value.json, key, schemas):
        return
    yield warning(
        f"{noun}-mismatch",
        f"this {noun} is no value of its schema",
        pointer=place,
    )


def _unfit_enum(schema: Schema) -> Iterator[Diagnostic]:
    if not isinstance(schema, StringSchema):
        return
    for value in schema.enum:
        if not has_form(schema, value):
            yield warning(
                "enum-value",
                f"{value!r:.100} breaks a limit that stands beside the enum",
                pointer=schema.pointer,
            )
