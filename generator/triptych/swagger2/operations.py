"""Lowering of operations (Swagger 2.0, "Operation Object")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from triptych.description.info import external_documentation
from triptych.description.node import Node
from triptych.description.operations.identifiers import unique_ids
from triptych.description.operations.path_items import PathOperation, path_operations
from triptych.description.operations.paths import parse_path_key
from triptych.description.operations.requirements import lower_requirements
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import (
    Content,
    Method,
    Operation,
    RequestBody,
    SecurityRequirement,
)
from triptych.swagger2.grammar import GRAMMAR
from triptych.swagger2.media_types import body_media_types, lower_media_types
from triptych.swagger2.parameters import OperationParameters, lower_parameters
from triptych.swagger2.responses import lower_responses
from triptych.swagger2.security import SECTION

__all__ = ["Inherited", "lower_operations"]

_FORM_MEDIA_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What the document says once for all of its operations."""

    consumes: tuple[str, ...]
    produces: tuple[str, ...]
    security: tuple[SecurityRequirement, ...]
    security_names: frozenset[str]
    path_prefix: str
    """A template with which every path begins."""


def lower_operations(
    root: Node, inherited: Inherited, references: References, schemas: SchemaTable
) -> tuple[Operation, ...]:
    """Every operation of the document, in the order of path key and method."""
    found = list(path_operations(root, references, GRAMMAR))
    operations = [
        _lower_operation(item, inherited, references, schemas) for item in found
    ]
    _check_security(root, found, operations)
    return unique_ids(operations, root.findings)


def _check_security(
    root: Node, found: Sequence[PathOperation], operations: Sequence[Operation]
) -> None:
    """Warn where some operations say what they need, and others say nothing."""
    silent = [item.pointer for item in found if item.node.child("security") is None]
    needed = any(operation.security for operation in operations)
    if silent and needed and root.child("security") is None:
        root.findings.warn(
            "security-unstated",
            f"{len(silent)} of {len(found)} operations, this one first, have no "
            "`security` where others have; clients send no credentials with them",
            silent[0],
            hint="`security: []` says that an operation needs none",
        )


def _lower_operation(
    found: PathOperation,
    inherited: Inherited,
    references: References,
    schemas: SchemaTable,
) -> Operation:
    node, levels = found.node, found.levels
    if found.method == Method.TRACE:
        node.findings.warn(
            "method-trace",
            "Swagger 2.0 has no `trace`; it is taken as OpenAPI 3 has it",
            node.pointer,
        )
    consumes, produces = inherited.consumes, inherited.produces
    if node.child("consumes"):
        consumes = lower_media_types(node, "consumes")
    if node.child("produces"):
        produces = lower_media_types(node, "produces")
    path = replace(found.path, template=inherited.path_prefix + found.path.template)
    parameters = lower_parameters(
        path,
        levels[-1],
        [
            shared
            for level in levels
            for shared in references.items(level, "parameters")
        ],
        references.items(node, "parameters"),
        references,
        schemas,
        declared_above=parse_path_key(inherited.path_prefix).placeholders,
        consumes=consumes,
    )
    return Operation(
        pointer=found.pointer,
        id=found.id,
        id_is_derived=not found.stated_id,
        method=found.method,
        path_template=path.template,
        constants=parameters.constants,
        tags=node.texts("tags"),
        summary=node.text("summary"),
        description=node.text("description"),
        external_documentation=external_documentation(node),
        deprecated=node.flag("deprecated"),
        parameters=parameters.plain,
        request_body=_request_body(parameters, consumes, schemas, node),
        responses=lower_responses(node, produces, references, schemas),
        security=lower_requirements(
            node, inherited.security, inherited.security_names, SECTION
        ),
        extensions={
            name: value
            for level in (*levels, node)
            for name, value in level.extensions().items()
        },
    )


def _request_body(
    parameters: OperationParameters,
    consumes: tuple[str, ...],
    schemas: SchemaTable,
    operation: Node,
) -> RequestBody | None:
    if parameters.form:
        urlencoded, _ = _FORM_MEDIA_TYPES
        stated = tuple(kind for kind in consumes if kind in _FORM_MEDIA_TYPES)
        media_types = stated or (urlencoded,)
        return RequestBody(
            pointer=operation.pointer / "parameters",
            contents=tuple(Content(media_type=kind) for kind in media_types),
            required=any(field.required for field in parameters.form),
            fields=parameters.form,
        )
    body = parameters.body
    if body is None:
        return None
    schema_node = body.child("schema")
    if schema_node is None:
        body.findings.warn(
            "body-schema", "the body has no `schema`; any is assumed", body.pointer
        )
        schema_node = Node({}, body.pointer / "schema", body.findings)
    schema = schemas.add(schema_node)
    return RequestBody(
        pointer=body.pointer,
        contents=tuple(
            Content(media_type=kind, schema=schema)
            for kind in body_media_types(consumes, body)
        ),
        name=body.text("name"),
        description=body.text("description"),
        required=body.flag("required"),
    )
