"""Lowering of operations ("Operation Object")."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.description.grammar import Grammar
from triptych.description.info import external_documentation
from triptych.description.node import Node
from triptych.description.operations.identifiers import unique_ids
from triptych.description.operations.path_items import PathOperation, path_operations
from triptych.description.operations.requirements import lower_requirements
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Operation, SecurityRequirement
from triptych.openapi3.bodies import lower_request_body
from triptych.openapi3.parameters import lower_parameters
from triptych.openapi3.responses import lower_responses
from triptych.openapi3.security import SECTION
from triptych.openapi3.servers import own_servers

__all__ = ["Inherited", "lower_operation", "lower_operations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What the document says once for all of its operations."""

    security: tuple[SecurityRequirement, ...]
    security_names: frozenset[str]


def lower_operations(
    root: Node,
    grammar: Grammar,
    inherited: Inherited,
    references: References,
    schemas: SchemaTable,
) -> tuple[Operation, ...]:
    """Every operation of the document, in the order of path key and method."""
    operations = [
        lower_operation(found, inherited, references, schemas)
        for found in path_operations(root, references, grammar)
    ]
    return unique_ids(operations, root.findings)


def lower_operation(
    found: PathOperation,
    inherited: Inherited,
    references: References,
    schemas: SchemaTable,
    *,
    has_fields: bool = True,
) -> Operation:
    """An operation of a path item; see `lower_request_body` for `has_fields`."""
    node, levels = found.node, found.levels
    parameters = lower_parameters(
        found.path,
        levels[-1],
        [
            shared
            for level in levels
            for shared in references.items(level, "parameters")
        ],
        references.items(node, "parameters"),
        references,
        schemas,
    )
    return Operation(
        pointer=found.pointer,
        id=found.id,
        id_is_derived=not found.stated_id,
        method=found.method,
        path_template=found.path.template,
        constants=parameters.constants,
        tags=node.texts("tags"),
        summary=node.text("summary"),
        description=node.text("description"),
        external_documentation=external_documentation(node),
        deprecated=node.flag("deprecated"),
        parameters=parameters.parameters,
        request_body=lower_request_body(
            node, references, schemas, has_fields=has_fields
        ),
        responses=lower_responses(node, references, schemas),
        security=lower_requirements(
            node, inherited.security, inherited.security_names, SECTION
        ),
        servers=next(filter(None, map(own_servers, (node, *reversed(levels)))), ()),
        extensions={
            name: value
            for level in (*levels, node)
            for name, value in level.extensions().items()
        },
    )
