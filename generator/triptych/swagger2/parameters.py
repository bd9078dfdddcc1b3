"""Lowering of parameters (Swagger 2.0, "Parameter Object")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from triptych.description.headers import is_header_name
from triptych.description.node import Node
from triptych.description.paths import PathKey
from triptych.description.references import References
from triptych.description.schema_table import SchemaTable
from triptych.ir import Constant, Parameter, Place
from triptych.json_value import written

__all__ = ["OperationParameters", "lower_parameters"]

_PLACES = {
    "path": Place.PATH,
    "query": Place.QUERY,
    "header": Place.HEADER,
    "formData": Place.FORM,
}

# What is written for a place by those who know Swagger 1.2 or HTML.
_MEANT = {"form": "formData", **{name.lower(): name for name in (*_PLACES, "body")}}

_ConstantPlace = Literal[Place.QUERY, Place.HEADER, Place.FORM]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationParameters:
    """The parameters of one operation, by what becomes of them."""

    constants: tuple[Constant, ...]
    plain: tuple[Parameter, ...]
    form: tuple[Parameter, ...]
    body: Node | None


@dataclass(frozen=True, slots=True)
class _Declared:
    """A parameter object after references, with the place and name it declares."""

    node: Node
    place: str
    name: str


def lower_parameters(
    path: PathKey,
    path_node: Node,
    path_level: Iterable[Node],
    operation_level: Iterable[Node],
    references: References,
    schemas: SchemaTable,
    *,
    is_form: bool,
) -> OperationParameters:
    """The parameters of an operation, path-level ones inherited and overridden.

    `path` supplies constants and placeholders; `path_node` is where findings about
    the path template go. `is_form` says whether the operation consumes forms.
    """
    declared = _inherit(
        _declare(path_level, path, references),
        _declare(operation_level, path, references),
    )
    declared = _place_query_placeholders(path, declared)
    constants = [
        Constant(pointer=path_node.pointer, place=Place.QUERY, name=name, value=value)
        for name, value in path.constant_query
    ]
    fixed = {name for name, _ in path.constant_query}
    plain: list[Parameter] = []
    form: list[Parameter] = []
    bodies: list[_Declared] = []
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
        parameter = _lower_parameter(item, schemas)
        constant = _constant(item, parameter)
        if constant is not None:
            constants.append(constant)
        elif parameter.place is Place.FORM:
            form.append(parameter)
        else:
            plain.append(parameter)
    plain += _undeclared(path, path_node, plain, schemas)
    body = _body(bodies)
    if body is not None and form:
        body, form = _body_or_form(body, form, is_form=is_form)
    return OperationParameters(
        constants=tuple(
            item for item in constants if item.place is not Place.FORM or not body
        ),
        plain=tuple(plain),
        form=tuple(form),
        body=body,
    )


def _declare(
    nodes: Iterable[Node], path: PathKey, references: References
) -> list[_Declared]:
    declared: list[_Declared] = []
    for raw in nodes:
        node = references.described(raw)
        if node is None:
            continue
        if not isinstance(node.value, dict):
            node.findings.warn(
                "not-an-object",
                "a parameter should be an object; it is left out",
                node.pointer,
            )
            continue
        name, place = node.text("name"), _place(node, path)
        if place == "body":
            name = name or "body"
        if not name:
            node.findings.warn(
                "parameter-name",
                "this parameter has no `name`; it is left out",
                node.pointer,
            )
        elif place not in _PLACES and place != "body":
            node.findings.warn(
                "parameter-place",
                f"`in` of the parameter `{name}` is {place!r}; it is left out",
                node.pointer / "in",
                hint="query, header, path, formData and body are the places",
            )
        else:
            declared.append(_Declared(node, place, name))
    return declared


def _place(node: Node, path: PathKey) -> str:
    """Where a parameter stands, as the standard spells it if that is clear."""
    stated = node.text("in")
    if not stated:
        is_placeholder = node.text("name") in path.placeholders
        meant = (
            "path" if is_placeholder else "body" if node.child("schema") else "query"
        )
        node.findings.warn(
            "parameter-place",
            f"this parameter has no `in`; {meant} is assumed",
            node.pointer,
        )
        return meant
    meant = _MEANT.get(stated.lower(), stated)
    if meant != stated:
        node.findings.warn(
            "parameter-place",
            f"`in` should be `{meant}`, which is assumed, and not {stated!r}",
            node.pointer / "in",
        )
    return meant


def _inherit(inherited: list[_Declared], own: list[_Declared]) -> list[_Declared]:
    """Own parameters override inherited ones of the same name and place."""
    merged: dict[tuple[str, str], _Declared] = {}
    for level in (inherited, own):
        seen: set[tuple[str, str]] = set()
        for item in level:
            key = ("body", "") if item.place == "body" else (item.place, item.name)
            if key in seen and item.place == "body":
                # Kept apart, so that the second body is found and refused.
                key = ("body", item.node.pointer)
            elif key in seen:
                item.node.findings.warn(
                    "parameter-duplicate",
                    f"`{item.name}` is declared in {item.place} more than once; "
                    "the last one counts",
                    item.node.pointer,
                )
            seen.add(key)
            merged[key] = item
    return list(merged.values())


def _place_query_placeholders(
    path: PathKey, declared: list[_Declared]
) -> list[_Declared]:
    """`/search?q={text}`: the parameter `text` is the query parameter `q`."""
    wire_names = {placeholder: name for name, placeholder in path.query_placeholders}
    placed: list[_Declared] = []
    for item in declared:
        wire_name = wire_names.pop(item.name, None)
        if wire_name is not None and item.place in ("path", "query"):
            item = replace(item, place="query", name=wire_name)
        placed.append(item)
    return placed


def _lower_parameter(item: _Declared, schemas: SchemaTable) -> Parameter:
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
        schema=schemas.add(_schema_node(item)),
        required=required or place is Place.PATH,
        allow_empty=node.flag("allowEmptyValue"),
        description=node.text("description"),
        extensions=node.extensions(),
    )


def _schema_node(item: _Declared) -> Node:
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


def _constant(item: _Declared, parameter: Parameter) -> Constant | None:
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
    path: PathKey, path_node: Node, plain: list[Parameter], schemas: SchemaTable
) -> list[Parameter]:
    """Placeholders nobody declared: a string each, since a URL is text."""
    declared = {(item.place, item.name) for item in plain}
    wanted = [(Place.PATH, name, name) for name in path.placeholders]
    wanted += [(Place.QUERY, *names) for names in path.query_placeholders]
    found: list[Parameter] = []
    for place, name, placeholder in wanted:
        if (place, name) in declared:
            continue
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


def _body(bodies: list[_Declared]) -> Node | None:
    """The one body an operation may have: the first that is required, else described.

    Bodies that are described are those with a schema.
    """
    if len(bodies) < 2:
        return bodies[0].node if bodies else None
    chosen = min(
        bodies,
        key=lambda item: (
            not item.node.flag("required"),
            item.node.child("schema") is None,
        ),
    )
    for item in bodies:
        if item is not chosen:
            item.node.findings.warn(
                "body-duplicate",
                f"an operation has at most one body; `{item.name}` is left out for "
                f"`{chosen.name}`",
                item.node.pointer,
            )
    return chosen.node


def _body_or_form(
    body: Node, form: list[Parameter], *, is_form: bool
) -> tuple[Node | None, list[Parameter]]:
    """A body, or the fields of a form: what the operation consumes tells which."""
    told, kept = "the body is", "the fields of the form"
    if not is_form:
        told, kept = "the fields of the form are", "the body"
    body.findings.warn(
        "body-and-form",
        f"an operation has a body or form fields, not both; {told} left out for {kept}",
        body.pointer,
    )
    return (None, form) if is_form else (body, [])
