"""What has been generated, counted in its files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

__all__ = ["client_operations", "docs_operations", "models", "server_operations"]

_FENCED = re.compile(r"^(`{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def client_operations(folder: Path, base: str) -> int:
    """The methods of the client's operation groups that derive from `base`."""
    return sum(
        len(_methods(item))
        for item in _classes(folder / "client", "*_client/operations/*.py")
        if any(isinstance(name, ast.Name) and name.id == base for name in item.bases)
    )


def server_operations(folder: Path) -> int:
    """The methods of the server's services."""
    classes = _classes(folder / "server", "*_server/_generated/services/*.py")
    return sum(len(_methods(item)) for item in classes)


# What several operations of a page share stands at its end.
_COMMON = "## Common arguments"


def docs_operations(folder: Path) -> int:
    """The headings of operations in the docs."""
    texts = (
        _FENCED.sub("", path.read_text(encoding="utf-8"))
        for path in (folder / "docs" / "operations").glob("*.md")
    )
    return sum(
        line.startswith("## ") and line != _COMMON
        for text in texts
        for line in text.splitlines()
    )


def models(folder: Path) -> int:
    """The classes of the client's models."""
    return len(_classes(folder / "client", "*_client/models/*.py"))


def _classes(folder: Path, pattern: str) -> list[ast.ClassDef]:
    return [
        statement
        for path in sorted(folder.glob(pattern))
        for statement in ast.parse(path.read_bytes()).body
        if isinstance(statement, ast.ClassDef)
    ]


def _methods(item: ast.ClassDef) -> set[str]:
    # An overloaded method is one, and an iterator is a second one of its operation.
    return {
        name
        for statement in item.body
        if (name := _method(statement)) and not name.startswith("_")
    }


def _method(statement: ast.stmt) -> str:
    match statement:
        case ast.FunctionDef(
            returns=ast.Subscript(value=ast.Name(id="Pages"))
        ) | ast.AsyncFunctionDef(returns=ast.Subscript(value=ast.Name(id="Pages"))):
            return ""
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Call(func=ast.Name(id="asynchronous" | "asynchronous_stream")),
        ):
            return name
        case _:
            return ""
