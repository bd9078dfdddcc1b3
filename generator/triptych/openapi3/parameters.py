"""Lowering of parameters ("Parameter Object")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from triptych.description.node import Node
from triptych.description.operations.headers import is_header_name
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
    Place.COOKIE: (Style.FORM,),
}

# What the standard has other members for, and says is ignored as a parameter.
_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationParameters:
    """The parameters of one operation, and what is fixed in its requests."""

    constants: tuple[Constant, ...]
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class _Declared:
    """A parameter object after references, with the place and name it declares."""

    node: Node
    place: Place
    name: str


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
    fixed = {name for name, _ in path.constant_query}
    placed = _place_query_placeholders(path, merged.values())
    kept = [item for item in placed if _is_usable(item, path, fixed)]
    kept = _with_one_query(kept, has_query=bool(fixed))
    parameters = [_lower_parameter(item, references, schemas) for item in kept]
    parameters += _undeclared(path, path_node, parameters, schemas)
    return OperationParameters(
        constants=tuple(
            Constant(
                pointer=path_node.pointer, place=Place.QUERY, name=name, value=value
            )
            for name, value in path.constant_query
        ),
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
            yield _Declared(node, place, name)


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


def _is_usable(item: _Declared, path: PathKey, fixed: set[str]) -> bool:
    """Whether a parameter can be sent; if not, that is a warning."""
    node, name = item.node, item.name
    if item.place is Place.QUERY and name in fixed:
        node.findings.warn(
            "parameter-constant",
            f"the path key fixes `{name}`; this parameter is left out",
            node.pointer,
        )
        return False
    if item.place is Place.PATH and name not in path.placeholders:
        node.findings.warn(
            "path-parameter-unused",
            f"`{{{name}}}` is not in the path template; this parameter is left out",
            node.pointer,
        )
        return False
    if item.place is Place.HEADER and name.lower() in _IGNORED_HEADERS:
        node.findings.warn(
            "header-ignored",
            f"by the standard a parameter that describes the header `{name}` is "
            "ignored",
            node.pointer,
            hint="media types and security schemes say what it is",
        )
        return False
    if item.place is Place.HEADER and not is_header_name(name):
        node.findings.warn(
            "header-name",
            f"a header can't be called {name!r}; this parameter is left out",
            node.pointer,
        )
        return False
    return True


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


def _place_query_placeholders(
    path: PathKey, declared: Iterable[_Declared]
) -> Iterator[_Declared]:
    """`/search?q={text}`: the parameter `text` is the query parameter `q`."""
    wire_names = {placeholder: name for name, placeholder in path.query_placeholders}
    for item in declared:
        wire_name = wire_names.pop(item.name, None)
        if wire_name is not None and item.place in (Place.PATH, Place.QUERY):
            item = replace(item, place=Place.QUERY, name=wire_name)
        yield item


def _lower_parameter(
    item: _Declared, references: References, schemas: SchemaTable
) -> Parameter:
    node, place = item.node, item.place
    required = node.flag("required")
    if place is Place.PATH and not required:
        node.findings.warn(
            "path-parameter-optional",
            f"a path parameter is always required; `{item.name}` is taken as such",
            node.pointer,
        )
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
        required=required or place is Place.PATH,
        allow_empty=node.flag("allowEmptyValue"),
        allow_reserved=place is Place.QUERY and node.flag("allowReserved"),
        style=style,
        explode=(
            node.flag("explode") if node.child("explode") else style is Style.FORM
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


def _undeclared(
    path: PathKey, path_node: Node, declared: list[Parameter], schemas: SchemaTable
) -> list[Parameter]:
    """Placeholders nobody declared: a string each, since a URL is text."""
    known = {(item.place, item.name) for item in declared}
    wanted = [(Place.PATH, name, name) for name in path.placeholders]
    wanted += [(Place.QUERY, *names) for names in path.query_placeholders]
    found: list[Parameter] = []
    for place, name, placeholder in wanted:
        if (place, name) in known:
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
                style=_STYLES_OF[place][0],
                explode=place is Place.QUERY,
            )
        )
    return found
