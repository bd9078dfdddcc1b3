"""Whether one annotation admits what another one says, as far as the text can tell."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["admits", "aliases_of", "expanded", "result_members"]

# Streams of items, between which comments may stand, and events around them.
_STREAMS: Final = ("Events", "NamedEvents", "Records")

# What admits a value besides its own type.
_WIDER: Final[Mapping[str, frozenset[str]]] = {
    "bool": frozenset({"int", "float"}),
    "bytes": frozenset({"Base64", "Base64Url", "BinaryContent"}),
    "Base64": frozenset({"bytes"}),
    "Base64Url": frozenset({"bytes"}),
    "datetime": frozenset({"date"}),
    "int": frozenset({"float"}),
    "dict": frozenset({"Dict", "Mapping", "MutableMapping"}),
    "list": frozenset(
        {"Collection", "Container", "Iterable", "List", "MutableSequence"}
        | {"Reversible", "Sequence"}
    ),
    "AsyncGenerator": frozenset({"BinaryContent", *_STREAMS}),
    "AsyncIterable": frozenset({"BinaryContent", *_STREAMS}),
    "AsyncIterator": frozenset({"BinaryContent", *_STREAMS}),
    "BinaryIO": frozenset({"BinaryContent"}),
    "BufferedReader": frozenset({"BinaryContent"}),
    "BytesIO": frozenset({"BinaryContent"}),
    "Generator": frozenset({"BinaryContent", *_STREAMS}),
    "IO": frozenset({"BinaryContent"}),
    "Iterator": frozenset({"BinaryContent", *_STREAMS}),
    "Path": frozenset({"BinaryContent"}),
}


def aliases_of(module: str) -> Mapping[str, ast.expr]:
    """The lists of values by the names that the text of a module gives them."""
    return {
        statement.target.id: statement.value
        for statement in ast.parse(module).body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and isinstance(statement.value, ast.Subscript)
    }


def expanded(
    annotation: ast.expr,
    aliases: Mapping[str, ast.expr],
    names: Mapping[str, str] | None = None,
) -> ast.expr:
    """The annotation with the values in place of names for them.

    `names` are those a module gives to what it imports.
    """
    renamed = names or {}

    def inside(node: ast.expr) -> ast.expr:
        match node:
            case ast.Name(id=name):
                return aliases.get(renamed.get(name, name), node)
            case ast.Attribute(attr=name):
                return aliases.get(name, node)
            case ast.Subscript(value=value, slice=arguments, ctx=context):
                return ast.Subscript(value=value, slice=inside(arguments), ctx=context)
            case ast.Tuple(elts=items, ctx=context):
                return ast.Tuple(elts=list(map(inside, items)), ctx=context)
            case ast.BinOp(left=left, op=operator, right=right):
                return ast.BinOp(left=inside(left), op=operator, right=inside(right))
            case _:
                return node

    return inside(annotation) if aliases else annotation


def admits(
    wide: ast.expr, narrow: ast.expr, names: Mapping[str, str] | None = None
) -> bool:
    """Whether a value of the type `narrow` may stand where `wide` is expected.

    `names` are those a module gives to what it imports. Module names in front of types
    do not count.
    """
    renamed = names or {}
    wanted = list(_members(wide))
    return all(
        any(_admits_member(item, given, renamed) for item in wanted)
        or _is_literal_of(wanted, given, renamed)
        for given in _members(narrow)
    )


def result_members(annotation: ast.expr) -> Iterator[ast.expr]:
    """The values a method's result may hold: without responses, and inside answers."""
    for member in _members(annotation):
        origin = _origin(member, {})
        if origin == "Answer" and isinstance(member, ast.Subscript):
            yield from _members(_arguments(member)[0])
        elif not origin.endswith("Response") and origin != "Answer":
            yield member


def _members(annotation: ast.expr) -> Iterator[ast.expr]:
    """The members of a union, however it is written; a long one nests deeply."""
    pending = [annotation]
    while pending:
        node = pending.pop()
        match node:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                pending += [right, left]
            case ast.Subscript(value=value) if _name(value) == "Optional":
                pending += [ast.Constant(None), *_arguments(node)]
            case ast.Subscript(value=value) if _name(value) == "Union":
                pending += reversed(_arguments(node))
            case ast.Subscript(value=value) if _name(value) == "Annotated":
                pending += _arguments(node)[:1]
            case ast.Constant(value=str() as text):
                try:
                    pending.append(ast.parse(text, mode="eval").body)
                except (SyntaxError, ValueError):
                    yield node
            case _:
                yield node


def _admits_member(wide: ast.expr, narrow: ast.expr, names: Mapping[str, str]) -> bool:
    wanted, given = _origin(wide, names), _origin(narrow, names)
    if wanted in ("Any", "object") or given == "Any":
        return True
    if "Literal" in (wanted, given):
        return wanted == given and _values(narrow) <= _values(wide)
    if wanted != given and wanted not in _WIDER.get(given, ()):
        return False
    if wanted == "BinaryContent":
        return True
    if wanted in _STREAMS and given not in _STREAMS:
        return _admits_items(wide, narrow, names)
    if not isinstance(wide, ast.Subscript) or not isinstance(narrow, ast.Subscript):
        return True
    outer, inner = _arguments(wide), _arguments(narrow)
    return len(outer) != len(inner) or all(
        admits(one, other, names) for one, other in zip(outer, inner, strict=True)
    )


def _admits_items(wide: ast.expr, narrow: ast.expr, names: Mapping[str, str]) -> bool:
    """Whether the items of an iterator are those of a stream."""
    outer, inner = _arguments(wide)[:1], _arguments(narrow)[:1]
    return all(
        admits(wanted, item, names)
        for wanted in outer
        for given in inner
        for item in _items(given, names, has_events=_origin(wide, names) != "Records")
    )


def _items(
    annotation: ast.expr, names: Mapping[str, str], *, has_events: bool
) -> Iterator[ast.expr]:
    """What an iterator yields that is an item, or in the data of an event."""
    for member in _members(annotation):
        match _origin(member, names):
            case "Comment":
                pass
            case "Event" if has_events:
                yield from _arguments(member)
            case _:
                yield member


def _is_literal_of(
    wanted: list[ast.expr], given: ast.expr, names: Mapping[str, str]
) -> bool:
    """Whether each value of a `Literal` is of one of the wanted types."""
    if _origin(given, names) != "Literal":
        return False
    types = {_origin(item, names) for item in wanted}
    listed = {
        value
        for item in wanted
        if _origin(item, names) == "Literal"
        for value in _values(item)
    }
    return all(value in listed or value[0] in types for value in _values(given))


def _values(literal: ast.expr) -> set[tuple[str, str]]:
    """The values of a `Literal`, each with the name of its type."""
    return {
        (type(item.value).__name__, repr(item.value))
        for item in _arguments(literal)
        if isinstance(item, ast.Constant)
    }


def _arguments(generic: ast.expr) -> list[ast.expr]:
    if not isinstance(generic, ast.Subscript):
        return []
    inner = generic.slice
    return list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]


def _origin(annotation: ast.expr, names: Mapping[str, str]) -> str:
    """The name of a type without what is in its brackets."""
    plain = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    name = _name(plain)
    return names.get(name, name) if isinstance(plain, ast.Name) else name


def _name(expression: ast.expr) -> str:
    match expression:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ast.unparse(expression)
