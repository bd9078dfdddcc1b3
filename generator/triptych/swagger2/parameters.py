"""Lowering of parameters (Swagger 2.0, "Parameter Object")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from triptych.description.node import Node
from triptych.description.operations.headers import is_header_name
from triptych.description.operations.paths import PathKey
from triptych.description.operations.placeholders import placeholder_schema, spanning
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Constant, Parameter, Place
from triptych.json_value import written
from triptych.runtime.wire.media_types import is_form
from triptych.swagger2.bodies import body_or_form, chosen_body
from triptych.swagger2.declared import Declared, declared_parameters

__all__ = ["OperationParameters", "lower_parameters"]

_PLACES = {
    "path": Place.PATH,
    "query": Place.QUERY,
    "header": Place.HEADER,
    "formData": Place.FORM,
}

_ConstantPlace = Literal[Place.QUERY, Place.HEADER, Place.FORM]


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
    declared = _place_query_placeholders(path, declared)
    constants = [
        Constant(pointer=path_node.pointer, place=Place.QUERY, name=name, value=value)
        for name, value in path.constant_query
    ]
    fixed = {name for name, _ in path.constant_query}
    plain: list[Parameter] = []
    form: list[Parameter] = []
    bodies: list[Declared] = []
    for item in declared:
        if item.place == "body":
            bodies.append(item)
            continue
        if item.place == "query" and item.name in fixed:
            item.node.findings.warn(
                "parameter-constant",
                f"the path key fixes `{item.name}`; this parameter is left out",
                item.node.pointer,
            )
            continue
        if item.place == "path" and item.name not in path.placeholders:
            item.node.findings.warn(
                "path-parameter-unused",
                f"`{{{item.name}}}` is not in the path template; "
                "this parameter is left out",
                item.node.pointer,
            )
            continue
        if item.place == "header" and not is_header_name(item.name):
            item.node.findings.warn(
                "header-name",
                f"a header can't be called {item.name!r}; this parameter is left out",
                item.node.pointer,
            )
            continue
        parameter = _lower_parameter(item, path, path_node, schemas)
        constant = _constant(item, parameter)
        if constant is not None:
            constants.append(constant)
        elif parameter.place is Place.FORM:
            form.append(parameter)
        else:
            plain.append(parameter)
    plain += _undeclared(path, path_node, plain, schemas, declared_above)
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


def _place_query_placeholders(
    path: PathKey, declared: list[Declared]
) -> list[Declared]:
    """`/search?q={text}`: the parameter `text` is the query parameter `q`."""
    wire_names = {placeholder: name for name, placeholder in path.query_placeholders}
    placed: list[Declared] = []
    for item in declared:
        wire_name = wire_names.pop(item.name, None)
        if wire_name is not None and item.place in ("path", "query"):
            item = replace(item, place="query", name=wire_name)
        placed.append(item)
    return placed


def _lower_parameter(
    item: Declared, path: PathKey, path_node: Node, schemas: SchemaTable
) -> Parameter:
    node = item.node
    place = _PLACES[item.place]
    required = node.flag("required")
    if place is Place.PATH and not required:
        node.findings.warn(
            "path-parameter-optional",
            f"a path parameter is always required; `{item.name}` is taken as such",
            node.pointer,
        )
    return Parameter(
        pointer=node.pointer,
        place=place,
        name=item.name,
        schema=schemas.add(
            placeholder_schema(_schema_node(item), item.name, path, path_node)
            if place is Place.PATH
            else _schema_node(item)
        ),
        required=required or place is Place.PATH,
        allow_empty=node.flag("allowEmptyValue"),
        description=node.text("description"),
        extensions=node.extensions(),
    )


def _schema_node(item: Declared) -> Node:
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


def _constant(item: Declared, parameter: Parameter) -> Constant | None:
    """A required parameter whose enum has one value leaves nothing to choose."""
    values = item.node.items("enum")
    if not parameter.required or len(values) != 1 or parameter.place is Place.PATH:
        return None
    value = values[0].value
    if not isinstance(value, str | int | float):
        return None
    assert parameter.place is not Place.COOKIE
    place: _ConstantPlace = parameter.place
    return Constant(
        pointer=parameter.pointer,
        place=place,
        name=parameter.name,
        value=written(value),
    )


def _undeclared(
    path: PathKey,
    path_node: Node,
    plain: list[Parameter],
    schemas: SchemaTable,
    declared_above: Collection[str],
) -> list[Parameter]:
    """Placeholders nobody declared: a string each, since a URL is text."""
    declared = {(item.place, item.name) for item in plain}
    wanted = [(Place.PATH, name, name) for name in path.placeholders]
    wanted += [(Place.QUERY, *names) for names in path.query_placeholders]
    found: list[Parameter] = []
    for place, name, placeholder in wanted:
        if (place, name) in declared:
            continue
        if placeholder not in declared_above:
            path_node.findings.warn(
                "path-parameter-undeclared",
                f"`{{{placeholder}}}` in the path is not declared; a string is assumed",
                path_node.pointer,
            )
        pointer = path_node.pointer / f"{{{placeholder}}}"
        node = Node({"type": "string"}, pointer, path_node.findings)
        found.append(
            Parameter(
                pointer=pointer,
                place=place,
                name=name,
                schema=schemas.add(node),
                required=True,
            )
        )
    return found
