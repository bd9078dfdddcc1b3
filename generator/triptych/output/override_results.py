"""What a user's files in place of templates give, held against where they stand.

A file may keep every rule for templates, and give what is not Python, what its class
has already, or what ends that class.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Final, NoReturn

from triptych.diagnostics import DiagnosticsError, Position, error
from triptych.output.overrides import Override, Overrides

__all__ = ["check_classes", "check_toml", "refuse"]

_IN_CLASS: Final = "members"
"""Ends the names of blocks that stand in the body of a class."""

_LINE: Final = re.compile(r"\bline (\d+)")


def check_toml(path: str, text: str, overrides: Overrides, template: str) -> None:
    """Raise `DiagnosticsError` if a file is not TOML because of an override."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        number = _LINE.search(str(broken))
        lines = text.splitlines()[int(number[1]) - 1 :][:1] if number else []
        refuse(path, f"TOML: {broken}", overrides, template, *lines)


def refuse(
    path: str, what: str, overrides: Overrides, template: str, line: str = ""
) -> None:
    """Raise `DiagnosticsError` for what the overrides of `template` give, if any."""
    candidates = overrides.of(template)
    written = [item for item in candidates if item.line_of(line) is not None]
    for override in (*written, *candidates)[:1]:
        message = f"with this template {path} is not {what}"
        _fail(override, override.line_of(line), message)


def check_classes(path: str, text: str, overrides: Overrides, template: str) -> None:
    """Raise `DiagnosticsError` for what overrides do to the classes of a module.

    They give a class a member that it has already, or end the class that they stand
    in. A module that is not Python is left to who formats it.
    """
    items = overrides.of(template)
    try:
        tree = ast.parse(text) if items else None
    except (SyntaxError, ValueError, RecursionError):
        return
    lines = text.splitlines()
    inside = [item for item in items if item.block.endswith(_IN_CLASS)]
    last = ""
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.ClassDef):
            _check_members(node, lines, items)
        _check_place(node, lines, inside, last)
        last = node.name if isinstance(node, ast.ClassDef) else last


def _check_place(
    node: ast.stmt, lines: Sequence[str], inside: Sequence[Override], last: str
) -> None:
    """What is written for the inside of the class `last` must not stand below it."""
    line = lines[node.lineno - 1]
    for item in inside:
        number = item.line_of(line)
        written = item.line(number) if number is not None else None
        if written is not None and not written.startswith((" ", "\t")):
            message = f"this line leaves the class `{last}` around `{item.block}`"
            _fail(item, number, message, "indent it by four spaces")


def _check_members(
    node: ast.ClassDef, lines: Sequence[str], items: Sequence[Override]
) -> None:
    known: dict[str, ast.stmt] = {}
    for name, member in _members(node):
        other = known.setdefault(name, member)
        if other is member:
            continue
        # The one that an override gives may stand above the other.
        for statement in (member, other):
            for item in items:
                number = item.line_of(lines[statement.lineno - 1])
                if number is not None:
                    message = f"the class `{node.name}` already has a member `{name}`"
                    _fail(item, number, message, "choose another name")


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ast.stmt]]:
    """What the body of a class defines, without what defines a name in parts."""
    for member in node.body:
        match member:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if not any(map(_is_part, member.decorator_list)):
                    yield member.name, member
            case ast.ClassDef():
                yield member.name, member
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, member
            case ast.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Name):
                        yield target.id, member


def _is_part(decorator: ast.expr) -> bool:
    """Whether a name is defined by several functions with such decorators."""
    parts = {"overload", "setter", "getter", "deleter", "register"}
    name = decorator.attr if isinstance(decorator, ast.Attribute) else ""
    return (decorator.id if isinstance(decorator, ast.Name) else name) in parts


def _fail(
    item: Override, number: int | None, message: str, hint: str | None = None
) -> NoReturn:
    found = error(
        "template-failed",
        message,
        file=item.file,
        position=None if number is None else Position(number, 1),
        source_line=None if number is None else item.line(number),
        hint=hint,
    )
    raise DiagnosticsError([found])
