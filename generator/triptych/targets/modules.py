"""Parts of generated modules that several targets have: imports, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from triptych.ir import (
    AnySchema,
    BinarySchema,
    Content,
    Operation,
    Response,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from triptych.python.annotations import ANY, NONE, Annotation, Dialect, union
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.imports import Import
from triptych.python.layout import call, dict_of, keyword, tuple_of
from triptych.python.literals import literal
from triptych.python.names import GroupNames
from triptych.python.reserved import HIDEABLE
from triptych.python.signatures import Argument, content_annotation
from triptych.runtime.wire.media_types import is_json, is_text
from triptych.targets.xml_table import body_type
from triptych.text import beginning

__all__ = [
    "asked_for",
    "body_annotations",
    "is_binary",
    "operation_docstring",
    "operation_keywords",
    "quoted_tag",
    "result_annotations",
    "results_keyword",
    "text_first",
    "texts_keyword",
    "with_hidden_types",
]

# What an argument is can be said in two lines; the reference docs say the rest. APIs
# that repeat long descriptions in every operation would make modules of megabytes.
_DESCRIPTION_LENGTH = 120

_EMPTY_STATUSES = ("204", "205")


def is_binary(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether values are a file, whatever media type it has."""
    match schemas[schema_id]:
        case BinarySchema() | StringSchema(format="binary"):
            return True
        case _:
            return False


def asked_for(
    response: Response, schemas: Mapping[SchemaId, Schema]
) -> tuple[Content, ...]:
    """What a client asks for: JSON only, where it is offered with a schema.

    Asking for more would make every result a union with text or bytes.
    """
    json = tuple(item for item in response.contents if is_json(item.media_type))
    is_file = any(
        isinstance(schemas[item.schema], BinarySchema) for item in json if item.schema
    )
    has_schema = any(item.schema for item in json)
    return json if has_schema and not is_file else response.contents


def body_annotations(
    responses: Iterable[Response],
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    *,
    is_client: bool,
) -> dict[str, Annotation]:
    """The types of the bodies that have a schema, by status.

    Those of a server are of all media types, of which it may choose.
    """
    return {
        response.status: union(
            content_annotation(content, schemas, dialect)
            for content in (
                asked_for(response, schemas) if is_client else response.contents
            )
        )
        for response in responses
        if any(content.is_described for content in response.contents)
    }


def result_annotations(
    responses: Iterable[Response], bodies: Mapping[str, Annotation]
) -> dict[str, Annotation]:
    """The types of what succeeding calls give, by status.

    A response without a schema is empty if another one has one; if none has, nobody
    knows, but for the statuses that never have a body.
    """
    statuses = [response.status for response in responses]
    is_described = any(status in bodies for status in statuses)
    return {
        status: bodies.get(
            status, NONE if is_described or status in _EMPTY_STATUSES else ANY
        )
        for status in statuses
    }


def results_keyword(
    name: str, results: Mapping[str, Annotation], xml: Mapping[str, Content]
) -> tuple[Code, ...]:
    """`name={"200": lambda: models.Pet}`: the types of bodies by status.

    They are functions, so that importing an operation loads no model; `xml` are the
    contents of those that are written as XML.
    """
    items = [
        (literal(status), body_type(annotation, xml.get(status)))
        for status, annotation in results.items()
    ]
    return (keyword(name, dict_of(items)),) if items else ()


def operation_keywords(operation: Operation) -> tuple[Code, ...]:
    """What the runtimes of both sides are told first: id, method, path, constants."""
    constants = [
        call(
            "Constant",
            [literal(item.place.value), literal(item.name), literal(item.value)],
        )
        for item in operation.constants
    ]
    return (
        Code(f"id={literal(operation.id)}"),
        Code(f"method={literal(operation.method)}"),
        Code(f"path={literal(operation.path_template)}"),
        *([keyword("constants", tuple_of(constants))] if constants else []),
    )


def with_hidden_types(dialect: Dialect, group: GroupNames) -> Dialect:
    """The dialect for a class that has a method called `list` or `dict`.

    In its body these names mean the method, so the types are named by their module.
    """
    methods = {item.method for item in group.operations}

    def named(annotation: Annotation) -> Annotation:
        if annotation.source not in methods & HIDEABLE:
            return annotation
        imported = frozenset({Import("builtins", alias="builtins")})
        return Annotation(f"builtins.{annotation.source}", imported)

    return replace(
        dialect, sequence=named(dialect.sequence), mapping=named(dialect.mapping)
    )


def quoted_tag(group: GroupNames) -> str:
    """The tag of a group as docstrings name it."""
    return f'"{" ".join(group.tag.split())}"'


def operation_docstring(
    operation: Operation, arguments: Iterable[Argument]
) -> tuple[str, ...]:
    """The lines of the docstring of an operation's method."""
    described = operation.summary.strip() or operation.description.strip()
    return docstring_lines(
        indent=8,
        # A docstring begins with a sentence, so that its sections can follow.
        summary=operation.summary.strip()
        or ("" if described else f"{operation.method} {operation.path_template}"),
        description=operation.description,
        notes=["Deprecated."] if operation.deprecated else [],
        arguments=[
            DocumentedArgument(
                argument=argument.argument,
                description=beginning(argument.description, _DESCRIPTION_LENGTH),
            )
            for argument in arguments
            if argument.description.strip()
        ],
    )


def text_first(
    contents: Iterable[Content], schemas: Mapping[SchemaId, Schema]
) -> tuple[str, ...]:
    """The media types in the order in which a string takes them.

    A string is text rather than JSON where the schema has no strings.
    """

    def rank(content: Content) -> bool:
        schema = schemas[content.schema] if content.schema is not None else None
        has_strings = schema is None or isinstance(
            schema, AnySchema | StringSchema | UnionSchema
        )
        is_plain = is_text(content.media_type) and not content.as_xml
        return is_plain or has_strings

    ordered = sorted(contents, key=rank, reverse=True)
    return tuple(dict.fromkeys(content.media_type for content in ordered))


def texts_keyword(name: str, texts: Iterable[str]) -> tuple[Code, ...]:
    """`name=("a", "b")`; nothing if there are no texts."""
    items = [literal(text) for text in texts]
    return (keyword(name, tuple_of(items)),) if items else ()
