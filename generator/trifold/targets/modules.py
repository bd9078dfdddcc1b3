"""Views that modules of several targets share: imports, constants, arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trifold.ir import BinarySchema, Constant, Schema, SchemaId
from trifold.passes.wire import array_styles
from trifold.python.annotations import Import
from trifold.python.code import Code
from trifold.python.signatures import Argument

__all__ = [
    "ConstantView",
    "ImportView",
    "ParameterView",
    "constant_views",
    "import_views",
    "parameter_views",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """`from module import names`."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstantView:
    """A constant of an operation, as an argument of the runtime's `Constant`."""

    place: str
    name: str
    value: str


def import_views(imports: Iterable[Import]) -> tuple[ImportView, ...]:
    """Imports grouped by module and sorted, names within a module in isort's order."""
    modules: defaultdict[str, set[str]] = defaultdict(set)
    for item in imports:
        modules[item.module].add(item.name)
    return tuple(
        ImportView(module=module, names=tuple(sorted(names, key=_isort_key)))
        for module, names in sorted(modules.items())
    )


def _isort_key(name: str) -> tuple[int, str]:
    """Constants before classes before the rest."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name


def constant_views(constants: Iterable[Constant]) -> tuple[ConstantView, ...]:
    """The constants of an operation."""
    return tuple(
        ConstantView(place=item.place.value, name=item.name, value=item.value)
        for item in constants
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter, as arguments of the runtime's `Parameter`."""

    argument: str
    place: str
    name: str
    required: bool
    allow_empty: bool
    style: tuple[str, ...]
    file: bool
    annotation: Code


def parameter_views(
    arguments: Iterable[Argument], schemas: Mapping[SchemaId, Schema]
) -> tuple[ParameterView, ...]:
    """The parameters behind the arguments of a method; a body is not one."""
    return tuple(
        ParameterView(
            argument=argument.argument,
            place=argument.parameter.place.value,
            name=argument.parameter.name,
            required=argument.parameter.required,
            allow_empty=argument.parameter.allow_empty,
            style=array_styles(argument.parameter, schemas),
            file=isinstance(schemas[argument.parameter.schema], BinarySchema),
            annotation=Code(argument.annotation.source),
        )
        for argument in arguments
        if argument.parameter is not None
    )
