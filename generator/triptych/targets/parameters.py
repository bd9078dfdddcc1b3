"""The parameters of an operation as both generated packages declare them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from triptych.ir import (
    AnySchema,
    Api,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
)
from triptych.passes.json_schemas import schema_name
from triptych.passes.requests.field_names import field_names
from triptych.passes.requests.files import holds_files
from triptych.passes.requests.wire import is_json_text, shapes, wire_parameter
from triptych.passes.schemas.aliases import target_of
from triptych.python.code import Code
from triptych.python.layout import assignment, call, keyword, statement, tuple_of
from triptych.python.literals import literal
from triptych.python.names import ArgumentName
from triptych.python.signatures import Argument
from triptych.runtime.wire.parameters import Parameter as WireParameter

__all__ = [
    "DeclaredParameters",
    "SharedParameters",
    "declared_parameters",
    "has_checks",
    "is_checked",
    "parameters_keyword",
    "plain_parameter",
    "shared_parameters",
]

DeclaredParameters: TypeAlias = Sequence[tuple[str, Code]]
"""Arguments of an operation, with the declarations of the parameters behind them."""


@dataclass(frozen=True, slots=True)
class SharedParameters:
    """What several operations of a module declare: `names` of constants.

    `statements` make these constants.
    """

    names: Mapping[Code, str]
    statements: tuple[Code, ...]


def has_checks(argument: Argument, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a client checks values: they have limits, or are objects."""
    parameter = argument.parameter
    if parameter is None:
        return False
    return "Annotated[" in argument.annotation.source or (
        argument.annotation.source != "Any"
        and "object" in shapes(parameter.schema, schemas)
    )


def is_checked(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a parameter, or the part of a form, is JSON that its schema describes."""
    if not is_json_text(parameter, schemas) or holds_files(parameter.schema, schemas):
        return False
    schema = schemas[target_of(parameter.schema, schemas)]
    return not (isinstance(schema, AnySchema) and not schema.enum)


def declared_parameters(
    arguments: Iterable[Argument], operation: Operation, api: Api, *, is_server: bool
) -> DeclaredParameters:
    """The parameters behind arguments; a body is not one.

    A client checks the limits that their types have. A server has to know all types,
    which may be empty, and which fields are members of an object.
    """
    return [
        (argument.argument, _parameter(argument, operation, api, is_server=is_server))
        for argument in arguments
        if argument.parameter is not None
    ]


def shared_parameters(
    operations: Iterable[DeclaredParameters], taken: Collection[str]
) -> SharedParameters:
    """The parameters that occur again, under names other than those `taken`."""
    counts = Counter(item for declared in operations for item in declared)
    names: dict[Code, str] = {}
    used = {unicodedata.normalize("NFKC", name) for name in taken}
    for (argument, code), count in counts.items():
        if count == 1:
            continue
        name = wanted = f"_{argument.strip('_').upper() or 'PARAMETER'}"
        number = 1
        while unicodedata.normalize("NFKC", name) in used:
            number += 1
            name = f"{wanted}_{number}"
        used.add(unicodedata.normalize("NFKC", name))
        names[code] = name
    return SharedParameters(
        names=names,
        statements=tuple(
            statement(assignment(name, code)) for code, name in names.items()
        ),
    )


def parameters_keyword(
    declared: DeclaredParameters, shared: SharedParameters
) -> tuple[Code, ...]:
    """`parameters=(...)` with what an operation declares."""
    items = [shared.names.get(code, code) for _, code in declared]
    return (keyword("parameters", tuple_of(items)),) if items else ()


def _parameter(
    argument: Argument, operation: Operation, api: Api, *, is_server: bool
) -> Code:
    parameter = argument.parameter
    assert parameter is not None
    wire = wire_parameter(argument.argument, parameter, api.schemas)
    written = [
        literal(argument.argument),
        literal(parameter.place.value),
        literal(parameter.name),
    ]
    if is_server:
        written.append(f"type={argument.annotation.source}")
    elif has_checks(argument, api.schemas):
        written.append(f"limits=lambda: {argument.annotation.source}")
    if parameter.required:
        written.append("required=True")
    if is_server and is_checked(parameter, api.schemas):
        written.append(f"schema={literal(schema_name(parameter.schema))}")
    if is_server and argument.default:
        written.append(f"default={argument.default}")
    if parameter.allow_empty and (is_server or parameter.place is Place.PATH):
        written.append("allow_empty=True")
    written += _form(wire, is_server=is_server)
    if holds_files(parameter.schema, api.schemas):
        written.append("file=True")
    if parameter.span:
        written.append(f"span={literal(parameter.span)}")
    names = field_names(parameter, operation, api) if is_server else None
    if names is not None and names.is_open:
        written.append(f"others={literal(names.others)}")
    elif names is not None:
        written.append(f"takes={literal(names.members)}")
    return call("TypedParameter" if is_server else "Parameter", written)


def plain_parameter(item: ArgumentName, wire: WireParameter) -> Code:
    """`Parameter(...)` without what only those need who send or serve it."""
    parameter = item.parameter
    written = [
        literal(item.argument),
        literal(parameter.place.value),
        literal(parameter.name),
        *(["required=True"] if parameter.required else []),
        *_form(wire, is_server=True),
    ]
    return call("Parameter", written)


def _form(wire: WireParameter, *, is_server: bool) -> list[str]:
    """How a value is written, where that is not as a plain text."""
    written: list[str] = []
    if wire.style:
        written.append(f"style={literal(wire.style)}")
    if wire.members:
        written.append(f"members={literal(wire.members)}")
    if wire.scalar:
        written.append("scalar=True")
    if wire.prefix:
        written.append(f"prefix={literal(wire.prefix)}")
    if wire.reserved:
        written.append("reserved=True")
    if wire.unescaped:
        written.append("unescaped=True")
    if wire.json:
        written.append("json=True")
    if wire.url_safe and not is_server:
        written.append("url_safe=True")
    if wire.media_type and not (is_server or wire.json):
        written.append(f"media_type={literal(wire.media_type)}")
    return written
