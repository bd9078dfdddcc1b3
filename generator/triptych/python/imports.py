"""Import statements, in the order isort gives them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from triptych.python.code import Code
from triptych.python.layout import from_import
from triptych.python.ordering import natural_order

__all__ = ["Import", "import_sections", "imports_for_types"]


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`, or, without a name, `import module as alias`.

    One that `is_for_types` is only needed where types are checked.
    """

    module: str
    name: str = ""
    alias: str = ""
    is_for_types: bool = False


def import_sections(imports: Iterable[Import]) -> tuple[tuple[Code, ...], ...]:
    """The statements: the standard library's, other packages', the package's own.

    Sections without a statement are left out, and so are imports for types.
    """
    sections: tuple[set[Import], ...] = (set(), set(), set())
    for item in imports:
        if item.is_for_types:
            continue
        sections[_section(item.module)].add(item)
    return tuple(_statements(section) for section in sections if section)


def imports_for_types(imports: Iterable[Import]) -> tuple[Code, ...]:
    """The statements for type checkers only, which stand indented in an `if`."""
    return _statements((item for item in imports if item.is_for_types), indent=4)


def _section(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _statements(imports: Iterable[Import], *, indent: int = 0) -> tuple[Code, ...]:
    modules: defaultdict[str, set[str]] = defaultdict(set)
    whole: list[Code] = []
    for item in sorted(imports):
        if item.name:
            modules[item.module].add(item.name)
        else:
            alias = "" if item.alias == item.module else f" as {item.alias}"
            whole.append(Code(f"import {item.module}{alias}"))
    return (
        *whole,
        *(
            from_import(module, names, indent=indent)
            for module, names in sorted(
                modules.items(), key=lambda item: _order(item[0])
            )
        ),
    )


def _order(module: str) -> tuple[object, ...]:
    """Relative modules from the outermost package inwards."""
    dots = len(module) - len(module.lstrip("."))
    return -dots, natural_order(module)
