"""The schemas by which a server checks bodies, as a file that its runtime reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from triptych.ir import (
    AnySchema,
    Api,
    Content,
    Operation,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.passes.json_schemas import json_schemas
from triptych.passes.requests.patches import is_json_patch
from triptych.python.annotations import FORMATS
from triptych.python.signatures import has_named_fields
from triptych.runtime.wire.media_types import is_json, is_text
from triptych.targets.parameters import is_checked

__all__ = ["has_json_schema", "has_schemas", "schemas_text"]


def has_json_schema(
    operation: Operation, content: Content, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether a body in this media type is checked by its schema: JSON, text and forms.

    What is text but no text by its schema is one to a service all the same.
    """
    if content.schema is None or is_json_patch(operation, content, schemas):
        return False
    if content.is_form:
        return has_named_fields(content.schema, schemas)
    schema = schemas[content.schema]
    is_any = isinstance(schema, AnySchema) and not schema.enum
    if content.as_xml:
        return not is_any
    is_plain = isinstance(schema, StringSchema) and schema.format not in FORMATS
    if is_text(content.media_type) and not is_json(content.media_type):
        return is_plain
    return not is_any and (is_json(content.media_type) or "*" in content.media_type)


def has_schemas(api: Api) -> bool:
    """Whether there are any such schemas."""
    return next(_checked(api), None) is not None


def schemas_text(api: Api) -> str:
    """The schemas of all JSON in requests as JSON."""
    found = json_schemas(_checked(api), api.schemas)
    # A line for each, which differences can be read by.
    lines = ",\n".join(
        f"{json.dumps(name)}: "
        f"{json.dumps(schema, ensure_ascii=False, separators=(',', ':'))}"
        for name, schema in found.items()
    )
    dialect = json.dumps("https://json-schema.org/draft/2020-12/schema")
    return f'{{\n"$schema": {dialect},\n"$defs": {{\n{lines}\n}}\n}}\n'


def _checked(api: Api) -> Iterator[SchemaId]:
    yield from _bodies(api)
    yield from _parameters(api)


def _bodies(api: Api) -> Iterator[SchemaId]:
    for operation in api.operations:
        body = operation.request_body
        for content in body.contents if body else ():
            if content.schema and has_json_schema(operation, content, api.schemas):
                yield content.schema


def _parameters(api: Api) -> Iterator[SchemaId]:
    for operation in api.operations:
        body = operation.request_body
        for parameter in (*operation.parameters, *(body.fields if body else ())):
            if is_checked(parameter, api.schemas):
                yield parameter.schema
