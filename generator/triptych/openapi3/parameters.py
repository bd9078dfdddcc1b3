"""Lowering of parameters ("Parameter Object")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

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
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Constant, Parameter, Place, Style
from triptych.openapi3.contents import first_content
from triptych.openapi3.misplaced import schema_of_parameter
from triptych.runtime.wire.media_types import FORM, essence

__all__ = ["STYLES", "OperationParameters", "lower_parameters"]

_PLACES: Final = {
    "path": Place.PATH,
    "query": Place.QUERY,
    "querystring": Place.QUERYSTRING,
    "header": Place.HEADER,
    "cookie": Place.COOKIE,
}

STYLES: Final = {
    "matrix": Style.MATRIX,
    "label": Style.LABEL,
    "simple": Style.SIMPLE,
    "form": Style.FORM,
    "cookie": Style.COOKIE,
    "spaceDelimited": Style.SPACE,
    "pipeDelimited": Style.PIPE,
    "deepObject": Style.DEEP_OBJECT,
}

# The styles each place may have, the default one first.
_STYLES_OF: Final = {
    Place.PATH: (Style.SIMPLE, Style.LABEL, Style.MATRIX),
    Place.QUERY: (Style.FORM, Style.SPACE, Style.PIPE, Style.DEEP_OBJECT),
    Place.QUERYSTRING: (Style.FORM,),
    Place.HEADER: (Style.SIMPLE,),
    Place.COOKIE: (Style.FORM, Style.COOKIE),
}

_Declared: TypeAlias = Declared[Place]

# What the standard has other members for, and says is ignored as a parameter.
_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationParameters:
    """The parameters of one operation, and what is fixed in its requests."""

    constants: tuple[Constant, ...]
    parameters: tuple[Parameter, ...]


def lower_parameters(
    path: PathKey,
    path_node: Node,
    path_level: Iterable[Node],
    operation_level: Iterable[Node],
    references: References,
    schemas: SchemaTable,
) -> OperationParameters:
    """The parameters of an operation, path-level ones inherited and overridden.

    `path` supplies constants and placeholders; `path_node` is where findings about the
    path template go.
    """
    merged: dict[tuple[Place, str], _Declared] = {}
    for level in (path_level, operation_level):
        seen: set[tuple[Place, str]] = set()
        for item in _declared(level, references):
            key = (item.place, item.name)
            if key in seen:
                item.node.findings.warn(
                    "parameter-duplicate",
                    f"`{item.name}` is declared in {item.place} more than once; the "
                    "last one counts",
                    item.node.pointer,
                )
            seen.add(key)
            merged[key] = item
    constants = query_constants(path, path_node)
    placed = at_query_placeholders(path, merged.values(), Place.QUERY)
    kept = [item for item in placed if is_usable(item, path) and _counts(item)]
    kept = _with_one_query(kept, has_query=bool(constants))
    parameters = [_lower_parameter(item, references, schemas) for item in kept]
    parameters += [
        replace(
            item,
            style=_STYLES_OF[item.place][0],
            explode=item.place is Place.QUERY,
        )
        for item in undeclared_placeholders(path, path_node, parameters, schemas)
    ]
    return OperationParameters(
        constants=tuple(constants),
        parameters=tuple(parameters),
    )


def _declared(nodes: Iterable[Node], references: References) -> Iterator[_Declared]:
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
        name, stated = node.text("name"), node.text("in")
        place = _PLACES.get(stated) or _PLACES.get(stated.lower())
        if stated == "body":
            # What it is the body of says more.
            continue
        if place is Place.QUERYSTRING and _is_form(node):
            # The members of the object are what exploded ones are.
            place = Place.QUERY
        if not name:
            node.findings.warn(
                "parameter-name",
                "this parameter has no `name`; it is left out",
                node.pointer,
            )
        elif place is None:
            node.findings.warn(
                "parameter-place",
                f"`in` of the parameter `{name}` is "
                + (f"{stated!r}" if stated else "missing")
                + "; it is left out",
                node.pointer / "in" if stated else node.pointer,
                hint="path, query, querystring, header and cookie are the places",
            )
        else:
            yield Declared(node, place, name)


def _is_form(node: Node) -> bool:
    """Whether a whole query string is a form, which it is also without a media type."""
    content = first_content(node)
    if content is None:
        node.findings.warn(
            "parameter-content",
            f"a whole query string has `content`; {FORM} is assumed",
            node.pointer,
        )
        return True
    return essence(content.media_type) == FORM


def _counts(item: _Declared) -> bool:
    """Whether the standard has no other member that says what a parameter is."""
    if item.place is not Place.HEADER or item.name.lower() not in _IGNORED_HEADERS:
        return True
    item.node.findings.warn(
        "header-ignored",
        f"by the standard a parameter that describes the header `{item.name}` is "
        "ignored",
        item.node.pointer,
        hint="media types and security schemes say what it is",
    )
    return False


def _with_one_query(items: list[_Declared], *, has_query: bool) -> list[_Declared]:
    """The parameters without whole query strings that others leave no room for."""
    is_taken = has_query or any(item.place is Place.QUERY for item in items)
    kept: list[_Declared] = []
    for item in items:
        if item.place is Place.QUERYSTRING:
            if is_taken:
                item.node.findings.warn(
                    "parameter-place",
                    f"`{item.name}` can't be the whole query string beside other "
                    "parameters in it; it is left out",
                    item.node.pointer,
                )
                continue
            is_taken = True
        kept.append(item)
    return kept


def _lower_parameter(
    item: _Declared, references: References, schemas: SchemaTable
) -> Parameter:
    node, place = item.node, item.place
    required = is_always_required(item) or node.flag("required")
    content = first_content(node)
    schema = node.child("schema")
    if content is not None and schema is None:
        schema = (references.resolve(content.node) or content.node).child("schema")
    if schema is None:
        schema = schema_of_parameter(node)
    if schema is None:
        node.findings.warn(
            "type-missing",
            f"the parameter `{item.name}` has no `schema`; string is assumed",
            node.pointer,
        )
        schema = Node({"type": "string"}, node.pointer / "schema", node.findings)
    style = _style(node, place)
    return Parameter(
        pointer=node.pointer,
        place=place,
        name=item.name,
        schema=schemas.add(schema),
        required=required,
        allow_empty=node.flag("allowEmptyValue"),
        allow_reserved=place is Place.QUERY and node.flag("allowReserved"),
        style=style,
        explode=(
            node.flag("explode")
            if node.child("explode")
            else style in (Style.FORM, Style.COOKIE)
        ),
        media_type=content.media_type if content is not None else "",
        deprecated=node.flag("deprecated"),
        description=node.text("description"),
        extensions=node.extensions(),
    )


def _style(node: Node, place: Place) -> Style:
    stated = node.text("style")
    style = STYLES.get(stated)
    allowed = _STYLES_OF[place]
    if style in allowed:
        return style
    if stated:
        node.findings.warn(
            "parameter-style",
            f"`{stated}` is not a style of parameters in {place}; {allowed[0]} is "
            "assumed",
            node.pointer / "style",
        )
    return allowed[0]
