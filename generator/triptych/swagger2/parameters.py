"""Lowering of parameters (Swagger 2.0, "Parameter Object")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from triptych.description.node import Node
from triptych.description.operations.parameters import (
    Declared,
    at_query_placeholders,
    is_always_required,
    is_usable,
    query_constants,
    undeclared_placeholders,
)
from triptych.description.operations.paths import PathKey
from triptych.description.operations.placeholders import placeholder_schema, spanning
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Constant, Parameter, Place
from triptych.json_value import written
from triptych.runtime.wire.media_types import is_form
from triptych.swagger2.bodies import body_or_form, chosen_body
from triptych.swagger2.declared import declared_parameters

__all__ = ["OperationParameters", "lower_parameters"]

_PLACES = {
    "path": Place.PATH,
    "query": Place.QUERY,
    "header": Place.HEADER,
    "formData": Place.FORM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationParameters:
    """The parameters of one operation, by what becomes of them."""

    constants: tuple[Constant, ...]
    plain: tuple[Parameter, ...]
    form: tuple[Parameter, ...]
    body: Node | None


def lower_parameters(
    path: PathKey,
    path_node: Node,
    path_level: Iterable[Node],
    operation_level: Iterable[Node],
    references: References,
    schemas: SchemaTable,
    *,
    declared_above: Collection[str],
    consumes: tuple[str, ...],
) -> OperationParameters:
    """The parameters of an operation, path-level ones inherited and overridden.

    `path` supplies constants and placeholders; `path_node` is where findings about
    the path template go. Placeholders in `declared_above` need no parameter of their
    own; `consumes` are the media types of bodies.
    """
    declared = declared_parameters(path_level, operation_level, path, references)
    constants = query_constants(path, path_node)
    plain: list[Parameter] = []
    form: list[Parameter] = []
    bodies: list[Declared[str]] = []
    for item in at_query_placeholders(path, declared, "query"):
        if item.place == "body":
            bodies.append(item)
            continue
        if not is_usable(item, path):
            continue
        parameter = _lower_parameter(item, path, path_node, schemas)
        constant = _constant(item, parameter)
        if constant is not None:
            constants.append(constant)
        elif parameter.place is Place.FORM:
            form.append(parameter)
        else:
            plain.append(parameter)
    plain += undeclared_placeholders(path, path_node, plain, schemas, declared_above)
    plain = spanning(plain, path, path_node)
    body = chosen_body(bodies)
    if body is not None and form:
        body, form = body_or_form(body, form, is_form=any(map(is_form, consumes)))
    return OperationParameters(
        constants=tuple(
            item for item in constants if item.place is not Place.FORM or not body
        ),
        plain=tuple(plain),
        form=tuple(form),
        body=body,
    )


def _lower_parameter(
    item: Declared[str], path: PathKey, path_node: Node, schemas: SchemaTable
) -> Parameter:
    node = item.node
    place = _PLACES[item.place]
    required = is_always_required(item) or node.flag("required")
    return Parameter(
        pointer=node.pointer,
        place=place,
        name=item.name,
        schema=schemas.add(
            placeholder_schema(_schema_node(item), item.name, path, path_node)
            if place is Place.PATH
            else _schema_node(item)
        ),
        required=required,
        allow_empty=node.flag("allowEmptyValue"),
        description=node.text("description"),
        extensions=node.extensions(),
    )


def _schema_node(item: Declared[str]) -> Node:
    """Where the schema of a parameter stands: in Swagger 2.0, the parameter itself."""
    node = item.node
    if not isinstance(node.value, dict) or node.child("type"):
        return node
    nested = node.object("schema")
    if nested is not None:
        node.findings.warn(
            "parameter-schema",
            f"only a body has a `schema`; it is taken as the type of `{item.name}`",
            nested.pointer,
        )
        return nested
    node.findings.warn(
        "type-missing",
        f"the parameter `{item.name}` has no `type`; string is assumed",
        node.pointer,
    )
    return Node({**node.value, "type": "string"}, node.pointer, node.findings)


def _constant(item: Declared[str], parameter: Parameter) -> Constant | None:
    """A required parameter whose enum has one value leaves nothing to choose."""
    values = item.node.items("enum")
    if not parameter.required or len(values) != 1 or parameter.place is Place.PATH:
        return None
    value = values[0].value
    if not isinstance(value, str | int | float):
        return None
    place = parameter.place
    assert place is Place.QUERY or place is Place.HEADER or place is Place.FORM
    return Constant(
        pointer=parameter.pointer,
        place=place,
        name=parameter.name,
        value=written(value),
    )
