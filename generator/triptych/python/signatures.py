"""Signatures of generated methods: arguments with their annotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    ArraySchema,
    BinarySchema,
    Content,
    NumberSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.files import may_hold_files
from triptych.passes.requests.patches import is_json_patch
from triptych.passes.requests.wire import shapes, variants
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.properties import all_properties
from triptych.passes.values.fitting import fits
from triptych.passes.xml.contents import holds_value
from triptych.python.annotations import (
    ANY,
    Annotation,
    Dialect,
    annotate,
    optional,
    union,
)
from triptych.python.example_source import example_source
from triptych.python.names import OperationNames
from triptych.python.streams import stream_annotation
from triptych.runtime.wire.media_types import is_text

__all__ = [
    "Argument",
    "body_annotation",
    "content_annotation",
    "has_named_fields",
    "signature",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a method.

    `annotation` is that of a value that is given; `declared` also admits None where
    the argument may be left out. `parameter` is None for a structured body. `default`
    is the source of what servers take for one that is left out, empty for None.
    """

    argument: str
    annotation: Annotation
    required: bool
    positional: bool
    parameter: Parameter | None
    description: str
    default: str = ""

    @property
    def declared(self) -> Annotation:
        """The annotation as it stands in the signature."""
        return self.annotation if self.required else optional(self.annotation)


def body_annotation(
    operation: Operation,
    content: Content,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
) -> Annotation:
    """The type of the body of a request of this media type."""
    if not is_json_patch(operation, content, schemas):
        return content_annotation(content, schemas, dialect)
    mapping, sequence = dialect.mapping, dialect.sequence
    return Annotation(
        f"{sequence.source}[{mapping.source}[str, Any]]",
        sequence.imports | mapping.imports | ANY.imports,
    )


def content_annotation(
    content: Content, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation:
    """The type of a body of this media type: a schema describes JSON, XML or a file.

    Otherwise text is text and other bodies are bytes, whatever their schema says. What
    is a stream is one where the dialect has a type for it.
    """
    schema = schemas[content.schema] if content.schema is not None else None
    if content.is_form:
        return _form_annotation(content, schemas, dialect)
    if (stream := stream_annotation(content, schemas, dialect)) is not None:
        return stream
    match schema:
        case BinarySchema() | StringSchema(format="binary"):
            return dialect.content
        case _:
            pass
    is_any_type = content.media_type in ("*/*", "application/*")
    if holds_value(content) or is_any_type:
        return annotate(schema.pointer, schemas, dialect) if schema else ANY
    return Annotation("str") if is_text(content.media_type) else dialect.content


def has_named_fields(key: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a form is an object without files, which a model can hold."""
    members = (
        item.schema
        for schema in variants(key, schemas)
        if isinstance(schema, ObjectSchema)
        for item in all_properties(schema, schemas)
    )
    return shapes(key, schemas) == {"object"} and not any(
        may_hold_files(item, schemas) for item in members
    )


def _form_annotation(
    content: Content, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation:
    """The type of a form as one value: its object, or a mapping if it has files."""
    key = content.schema
    if key is not None and has_named_fields(key, schemas):
        return annotate(key, schemas, dialect)
    mapping = dialect.mapping
    return Annotation(f"{mapping.source}[str, Any]", mapping.imports | ANY.imports)


def _default(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> str:
    """The source of the default of an optional parameter, if that is of its type."""
    schema = schemas[parameter.schema]
    if parameter.required or schema.default is None:
        return ""
    value = schema.default.json
    if value is None or not fits(value, parameter.schema, schemas):
        return ""
    if isinstance(value, dict):
        # A class is not known where signatures are.
        return ""
    exact = _as_read(value, parameter.schema, schemas)
    return example_source(exact, parameter.schema, schemas, {}).source


def _as_read(
    value: JsonValue, key: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> JsonValue:
    """The value as it would be read: numbers are floats, however they are written."""
    match schemas[target_of(key, schemas)], value:
        case NumberSchema() as schema, int() if schema.format != "decimal":
            return float(value)
        case ArraySchema(items=items), list():
            return [_as_read(item, items, schemas) for item in value]
        case _:
            return value


def signature(
    names: OperationNames, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> tuple[Argument, ...]:
    """The arguments of an operation's method, path parameters first."""
    arguments = [
        Argument(
            argument=name.argument,
            annotation=annotate(name.parameter.schema, schemas, dialect),
            required=name.parameter.required,
            positional=name.parameter.place is Place.PATH,
            parameter=name.parameter,
            description=name.parameter.description,
            default=_default(name.parameter, schemas),
        )
        for name in names.arguments
    ]
    body = names.operation.request_body
    if names.body and body is not None:
        arguments.append(
            Argument(
                argument=names.body,
                annotation=union(
                    body_annotation(names.operation, content, schemas, dialect)
                    for content in body.contents
                ),
                required=body.required,
                positional=False,
                parameter=None,
                description=body.description,
            )
        )
    return tuple(arguments)
