"""Rules of Ruff from which a module is exempt, each with the reason on its line.

Ruff judges a module by the names and forms in it alone, and is wrong about these.
"""

from __future__ import annotations

from collections.abc import Iterable

from triptych.python.code import Code
from triptych.python.names import OperationNames

__all__ = [
    "HIDDEN_TYPES",
    "MODELS_LIKE_ERRORS",
    "is_like_error",
    "of_uncased_names",
]

MODELS_LIKE_ERRORS = Code("# ruff: noqa: N818 (models are not exceptions)")

HIDDEN_TYPES = Code("# ruff: noqa: UP013 (in a class a key would hide a type)")


def is_like_error(class_name: str, bases: Iterable[str]) -> bool:
    """Whether a class is taken for an exception that should be called an error."""
    return not class_name.endswith("Error") and any(
        base == "Exception" or base.endswith("Error") for base in bases
    )


def of_uncased_names(operations: Iterable[OperationNames]) -> tuple[Code, ...]:
    """The exemptions of methods whose names are in a script without lower case."""
    methods: set[str] = set()
    arguments: set[str] = set()
    for item in operations:
        methods |= {item.method, item.iterator}
        arguments |= {item.body, *(argument.argument for argument in item.arguments)}
    named = {"N802": methods, "N803": arguments}
    rules = [rule for rule, names in named.items() if any(map(_is_uncased, names))]
    if not rules:
        return ()
    listed = ", ".join(rules)
    return (Code(f"# ruff: noqa: {listed} (their letters have no lower case)"),)


def _is_uncased(name: str) -> bool:
    return any(
        not (character.islower() or character in "0123456789_") for character in name
    )
