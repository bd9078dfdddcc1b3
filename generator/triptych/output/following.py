"""When a file that belongs to the user follows the document all the same.

Files written once that are still as a run wrote them follow the document like
generated ones. In a package that somebody has begun to change, they may only offer
more than before: what they offered may be imported, and no change of a document may
keep a server from starting.
"""

from __future__ import annotations

import ast

__all__ = ["may_follow", "package_of"]


def package_of(path: str) -> str:
    """The folder of the Python package that a module is in; "" for other files.

    Packages are the folders in the folder of a target.
    """
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and path.endswith(".py") else ""


def may_follow(path: str, old: bytes, new: str) -> bool:
    """Whether nothing that the module `old` offers is missing from `new`."""
    if not path.endswith(".py"):
        return True
    return _offered(old.decode()) <= _offered(new)


def _offered(text: str) -> set[str]:
    """The names that other modules may import: `__all__`, else what is defined."""
    defined: set[str] = set()
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef):
            defined.add(statement.name)
        elif isinstance(statement, ast.Assign):
            names = {
                target.id
                for target in statement.targets
                if isinstance(target, ast.Name)
            }
            if "__all__" in names:
                return set(ast.literal_eval(statement.value))
            defined |= names
    return defined
