"""Lowering of operations (Swagger 2.0, "Path Item Object" and "Operation Object")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from triptych.ir import (
    Content,
    ExternalDocumentation,
    Method,
    Operation,
    RequestBody,
    SecurityRequirement,
)
from triptych.swagger2.media_types import body_media_types, lower_media_types
from triptych.description.methods import METHODS
from triptych.description.node import Node
from triptych.swagger2.parameters import OperationParameters, lower_parameters
from triptych.description.paths import parse_path_key
from triptych.description.references import References
from triptych.swagger2.responses import lower_responses
from triptych.swagger2.schemas import SchemaTable
from triptych.swagger2.security import lower_requirements

__all__ = ["Inherited", "external_documentation", "lower_operations"]

_FORM_MEDIA_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What the document says once for all of its operations."""

    consumes: tuple[str, ...]
    produces: tuple[str, ...]
    security: tuple[SecurityRequirement, ...]
    security_names: frozenset[str]


def lower_operations(
    root: Node, inherited: Inherited, references: References, schemas: SchemaTable
) -> tuple[Operation, ...]:
    """Every operation of the document, in the order of path key and method."""
    section = root.object("paths")
    if section is None:
        root.findings.error(
            "paths-missing", "the document has no `paths`", root.pointer
        )
        return ()
    paths = references.resolve(section)
    operations: list[Operation] = []
    for key, raw in paths.members() if paths is not None else ():
        if key.lower().startswith("x-"):
            continue
        item = references.resolve(raw)
        if item is None:
            continue
        if parse_path_key(key).has_stray_braces:
            raw.findings.error(
                "path-template",
                "the braces of this path do not pair up around names",
                raw.pointer,
                hint="a name in braces, without slashes, stands for a path parameter",
            )
            continue
        # A path item is the one object that may have members beside its `$ref`.
        levels = (item,) if raw.pointer == item.pointer else (item, raw)
        members = {name: node for level in levels for name, node in level.members()}
        for name, method in METHODS.items():
            node = references.resolve(members[name]) if name in members else None
            if node is not None:
                if method is Method.TRACE:
                    node.findings.warn(
                        "method-trace",
                        "Swagger 2.0 has no `trace`; it is taken as OpenAPI 3 has it",
                        members[name].pointer,
                    )
                operation = _lower_operation(
                    key, method, levels, node, inherited, references, schemas
                )
                # Paths may share an item; an operation is where its path is.
                pointer = root.pointer / "paths" / key / name
                operations.append(replace(operation, pointer=pointer))
        _check_members(item, members)
    return _unique_ids(operations, root)


def _lower_operation(
    key: str,
    method: Method,
    levels: tuple[Node, ...],
    node: Node,
    inherited: Inherited,
    references: References,
    schemas: SchemaTable,
) -> Operation:
    path = parse_path_key(key)
    parameters = lower_parameters(
        path,
        levels[-1],
        [shared for level in levels for shared in level.items("parameters")],
        node.items("parameters"),
        references,
        schemas,
    )
    consumes, produces = inherited.consumes, inherited.produces
    if node.child("consumes"):
        consumes = lower_media_types(node, "consumes")
    if node.child("produces"):
        produces = lower_media_types(node, "produces")
    return Operation(
        pointer=node.pointer,
        id=node.text("operationId") or f"{method.value.lower()} {key}",
        id_is_derived=not node.text("operationId"),
        method=method,
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
        security=lower_requirements(node, inherited.security, inherited.security_names),
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
        urlencoded, multipart = _FORM_MEDIA_TYPES
        stated = tuple(kind for kind in consumes if kind in _FORM_MEDIA_TYPES)
        media_types = (multipart,) if parameters.has_file else stated or (urlencoded,)
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


def _check_members(item: Node, members: dict[str, Node]) -> None:
    """Refuse what looks like an operation under a name that is not a method."""
    for name, member in members.items():
        known = name in METHODS or name in ("parameters", "$ref")
        if known or name.lower().startswith("x-"):
            continue
        if isinstance(member.value, dict) and "responses" in member.value:
            item.findings.error(
                "method-unknown",
                f"`{name}` is not a method of Swagger 2.0",
                member.pointer,
                hint="methods are written in lower case",
            )


def _unique_ids(operations: list[Operation], root: Node) -> tuple[Operation, ...]:
    """Tell operations of the same id apart by a number, in the order they stand."""
    taken = {operation.id for operation in operations}
    seen: set[str] = set()
    unique: list[Operation] = []
    for operation in operations:
        if operation.id in seen:
            number = 2
            while (renamed := f"{operation.id}_{number}") in taken:
                number += 1
            root.findings.warn(
                "operation-id-duplicate",
                f"`{operation.id}` is the id of another operation too; "
                f"this one is called `{renamed}`",
                operation.pointer / "operationId",
            )
            operation = replace(operation, id=renamed)
            taken.add(renamed)
        seen.add(operation.id)
        unique.append(operation)
    return tuple(unique)


def external_documentation(node: Node) -> ExternalDocumentation | None:
    """The `externalDocs` of a document, a tag or an operation."""
    documentation = node.object("externalDocs")
    if documentation is None:
        return None
    return ExternalDocumentation(
        url=documentation.text("url"), description=documentation.text("description")
    )
