"""The module of named enums: aliases of their values, and constants for named ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.ir import Api
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.enums import EnumName, EnumValue
from triptych.python.imports import Import, import_sections
from triptych.python.layout import exports, statement
from triptych.python.literals import literal
from triptych.python.names import Names

__all__ = [
    "ENUMS_MODULE",
    "EnumsView",
    "distinct_enums",
    "enums_view",
    "exported_names",
]

ENUMS_MODULE = "enums"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """An alias or a constant, and what is said about it."""

    declaration: Code
    docstring: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumsView:
    """The module: each alias is followed by its constants."""

    docstring: tuple[str, ...]
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    enums: tuple[tuple[StatementView, ...], ...]


def distinct_enums(names: Names) -> tuple[EnumName, ...]:
    """Each enum once, by name; several schemas may be of one."""
    by_name = {item.name: item for item in names.enums.values()}
    return tuple(by_name[name] for name in sorted(by_name))


def exported_names(enums: Iterable[EnumName]) -> list[str]:
    """What the module offers."""
    return [
        name
        for item in enums
        for name in (item.name, *(value.constant for value in item.values))
        if name
    ]


def enums_view(api: Api, names: Names) -> EnumsView:
    enums = distinct_enums(names)
    offered = exported_names(enums)
    imports = {Import("typing", "Literal"), Import("typing", "TypeAlias")}
    if len(offered) > len(enums):
        imports.add(Import("typing", "Final"))
    return EnumsView(
        docstring=docstring_lines(summary=f"Enums of {api.title}", indent=0),
        imports=import_sections(imports),
        exported=exports(offered),
        enums=tuple(
            (
                _alias(item),
                *(_constant(value) for value in item.values if value.constant),
            )
            for item in enums
        ),
    )


def _alias(enum: EnumName) -> StatementView:
    unnamed = [
        f"- `{literal(value.value)}`: {value.description}"
        for value in enum.values
        if value.description and not value.constant
    ]
    values = ", ".join(literal(value.value) for value in enum.values)
    return StatementView(
        declaration=statement(f"{enum.name}: TypeAlias = Literal[{values}]"),
        docstring=docstring_lines(
            summary="", description=enum.schema.description, notes=unnamed, indent=0
        ),
    )


def _constant(value: EnumValue) -> StatementView:
    return StatementView(
        declaration=statement(f"{value.constant}: Final = {literal(value.value)}"),
        docstring=docstring_lines(summary="", description=value.description, indent=0),
    )
