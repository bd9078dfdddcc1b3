"""What parameters have in common in all standards: places, names, placeholders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from triptych.description.node import Node
from triptych.description.operations.headers import is_header_name
from triptych.description.operations.paths import PathKey
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Constant, Parameter, Place

__all__ = [
    "Declared",
    "at_query_placeholders",
    "is_always_required",
    "is_usable",
    "query_constants",
    "undeclared_placeholders",
]

P = TypeVar("P", bound=str)


@dataclass(frozen=True, slots=True)
class Declared(Generic[P]):
    """A parameter object after references, with the place and name it declares."""

    node: Node
    place: P
    name: str


def query_constants(path: PathKey, path_node: Node) -> list[Constant]:
    """What the query in a path key fixes."""
    return [
        Constant(pointer=path_node.pointer, place=Place.QUERY, name=name, value=value)
        for name, value in path.constant_query
    ]


def at_query_placeholders(
    path: PathKey, declared: Iterable[Declared[P]], query: P
) -> Iterator[Declared[P]]:
    """`/search?q={text}`: the parameter `text` is the query parameter `q`."""
    wire_names = {placeholder: name for name, placeholder in path.query_placeholders}
    for item in declared:
        wire_name = wire_names.pop(item.name, None)
        if wire_name is not None and item.place in (Place.PATH, Place.QUERY):
            item = replace(item, place=query, name=wire_name)
        yield item


def is_usable(item: Declared[P], path: PathKey) -> bool:
    """Whether a parameter can be sent; if not, that is a warning."""
    findings, pointer, name = item.node.findings, item.node.pointer, item.name
    fixed = {constant for constant, _ in path.constant_query}
    if item.place == Place.QUERY and name in fixed:
        findings.warn(
            "parameter-constant",
            f"the path key fixes `{name}`; this parameter is left out",
            pointer,
        )
        return False
    if item.place == Place.PATH and name not in path.placeholders:
        findings.warn(
            "path-parameter-unused",
            f"`{{{name}}}` is not in the path template; this parameter is left out",
            pointer,
        )
        return False
    if item.place == Place.HEADER and not is_header_name(name):
        findings.warn(
            "header-name",
            f"a header can't be called {name!r}; this parameter is left out",
            pointer,
        )
        return False
    return True


def is_always_required(item: Declared[P]) -> bool:
    """Whether a parameter is one of a path, which should say that it is required."""
    if item.place != Place.PATH:
        return False
    if not item.node.flag("required"):
        item.node.findings.warn(
            "path-parameter-optional",
            f"a path parameter is always required; `{item.name}` is taken as such",
            item.node.pointer,
        )
    return True


def undeclared_placeholders(
    path: PathKey,
    path_node: Node,
    declared: Iterable[Parameter],
    schemas: SchemaTable,
    declared_above: Collection[str] = (),
) -> list[Parameter]:
    """Placeholders nobody declared: a string each, since a URL is text.

    Those in `declared_above` need no parameter of their own.
    """
    known = {(item.place, item.name) for item in declared}
    wanted = [(Place.PATH, name, name) for name in path.placeholders]
    wanted += [(Place.QUERY, *names) for names in path.query_placeholders]
    found: list[Parameter] = []
    for place, name, placeholder in wanted:
        if (place, name) in known:
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
