"""The operations of a client: a module for each tag, with methods and constants."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.ir import Api
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import, import_sections, imports_for_types
from triptych.python.layout import (
    elements,
    exports,
    keyword,
    parameters,
    result,
    statement,
)
from triptych.python.names import GroupNames, OperationNames
from triptych.python.signatures import Argument
from triptych.python.streams import STREAM_ITEM
from triptych.targets.client.declarations import (
    CallTypes,
    call_types,
    declaration,
    declaration_imports,
)
from triptych.targets.client.dialects import Dialects
from triptych.targets.client.pagination import (
    IteratorView,
    asynchronous,
    iterator_imports,
    iterator_view,
)
from triptych.targets.client.security import DefaultSecurity
from triptych.targets.exemptions import of_uncased_names
from triptych.targets.modules import operation_docstring, quoted_tag, with_hidden_types
from triptych.targets.parameters import shared_parameters

__all__ = ["GroupView", "group_view", "purpose"]

_RUNTIME_CLIENT = ".._runtime.client"
_RUNTIME_WIRE = ".._runtime.wire.parameters"

_PLAIN_IMPORTS = {
    Import(_RUNTIME_CLIENT, "Operation"),
    Import(_RUNTIME_CLIENT, "asynchronous"),
}

_STREAM_IMPORTS = {
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "StreamOperation"),
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "asynchronous_stream"),
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "items_of"),
    STREAM_ITEM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation: its module constant and its method.

    `declaration` makes the constant, an `Operation` of the runtime, and `asynchronous`
    the method of the asynchronous group. The `decorator` of
    an operation with streams says what their items are. A list that comes
    in pages has an `iterator`.
    """

    constant: str
    declaration: Code
    decorator: Code
    name: str
    parameters: Code
    result: Code
    arguments: Code
    docstring: tuple[str, ...]
    asynchronous: Code
    iterator: IteratorView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module of operations: two classes over the same constants.

    `type_imports` are those that only type checkers follow.
    """

    module_docstring: tuple[str, ...]
    exemptions: tuple[Code, ...]
    docstring: tuple[str, ...]
    async_docstring: tuple[str, ...]
    imports: tuple[tuple[Code, ...], ...]
    type_imports: tuple[Code, ...]
    exported: Code
    head: Code
    async_head: Code
    shared_parameters: tuple[Code, ...]
    operations: tuple[OperationView, ...]


def purpose(group: GroupNames) -> str:
    return f"Operations of {quoted_tag(group)}"


def group_view(
    api: Api, group: GroupNames, dialects: Dialects, security: DefaultSecurity
) -> GroupView:
    dialects = Dialects(
        arguments=with_hidden_types(dialects.arguments, group),
        results=with_hidden_types(dialects.results, group),
        sent=with_hidden_types(dialects.sent, group),
    )
    class_names = f"Async{group.stem}Operations", f"{group.stem}Operations"
    operations: list[OperationView] = []
    imports = {
        Import(_RUNTIME_CLIENT, name)
        for name in ("AsyncOperationGroup", "OperationGroup", "RequestOptions")
    }
    all_types = [call_types(api, item, dialects) for item in group.operations]
    shared = shared_parameters(
        [types.parameters for types in all_types],
        [item.constant for item in group.operations],
    )
    for item, types in zip(group.operations, all_types, strict=True):
        results = types.results
        iterator = iterator_view(
            item, results.returns, class_names[1], api.schemas, dialects.results
        )
        operations.append(
            _operation_view(
                item,
                types,
                iterator,
                class_names[1],
                declaration(api, item, types, shared, security, group.operations),
            )
        )
        imports |= _STREAM_IMPORTS if types.streams else _PLAIN_IMPORTS
        for found in types.streams:
            imports |= found.read.imports | found.declared.imports
        for argument in types.arguments:
            imports |= argument.declared.imports
        imports |= results.returns.imports
        imports |= iterator_imports(item, api.schemas, dialects.results)
        imports |= declaration_imports(api, item.operation, types)
        if item.operation.constants:
            imports.add(Import(_RUNTIME_WIRE, "Constant"))
        if item.arguments:
            imports.add(Import(_RUNTIME_WIRE, "Parameter"))
    for_types = imports_for_types(imports)
    shown = purpose(group)
    return GroupView(
        exemptions=of_uncased_names(group.operations),
        module_docstring=docstring_lines(summary=shown, indent=0),
        docstring=docstring_lines(summary=shown, indent=4),
        async_docstring=docstring_lines(
            summary=f"Asynchronous {shown[0].lower()}{shown[1:]}", indent=4
        ),
        imports=import_sections(
            imports | {Import("typing", "TYPE_CHECKING")} if for_types else imports
        ),
        type_imports=for_types,
        exported=exports(class_names),
        head=statement(f"class {class_names[1]}(OperationGroup):"),
        async_head=statement(f"class {class_names[0]}(AsyncOperationGroup):"),
        shared_parameters=shared.statements,
        operations=tuple(operations),
    )


def _operation_view(
    names: OperationNames,
    types: CallTypes,
    iterator: IteratorView | None,
    group_class: str,
    declared: Code,
) -> OperationView:
    arguments, streams = types.arguments, types.streams
    return OperationView(
        constant=names.constant,
        declaration=declared,
        decorator=(
            statement(f"@items_of({names.constant})", indent=4) if streams else Code("")
        ),
        name=names.method,
        parameters=_parameters(arguments),
        result=result(types.results.returns.source, indent=4),
        arguments=elements(
            (
                names.constant,
                "request_options",
                *(
                    keyword(item.argument, item.argument)
                    for item in _positional_first(arguments)
                ),
            ),
            indent=12,
        ),
        docstring=operation_docstring(names.operation, arguments),
        asynchronous=asynchronous(
            names.method,
            group_class,
            "asynchronous_stream" if streams else "asynchronous",
        ),
        iterator=iterator,
    )


def _parameters(arguments: tuple[Argument, ...]) -> Code:
    """The parameters of the method, with those that every method has."""
    declared = [
        f"{item.argument}: {item.declared.source}{'' if item.required else ' = None'}"
        for item in _positional_first(arguments)
    ]
    positional = sum(item.positional for item in arguments)
    return parameters(
        (
            "self",
            *declared[:positional],
            "*",
            *declared[positional:],
            "request_options: RequestOptions | None = None",
        ),
        indent=8,
    )


def _positional_first(arguments: tuple[Argument, ...]) -> list[Argument]:
    return sorted(arguments, key=lambda item: not item.positional)
