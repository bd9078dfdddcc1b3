"""The names of operations: their methods, constants and arguments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.ir import Operation, Parameter, Place
from triptych.pointer import Pointer
from triptych.python.grouping import Group
from triptych.python.identifiers import snake_case
from triptych.python.naming_rules import Naming
from triptych.python.operation_ids import readable_ids
from triptych.python.reserved import (
    ARGUMENTS,
    GROUP_METHODS,
    HIDEABLE,
    KEYWORDS,
    SOFT_KEYWORDS,
)
from triptych.python.scope import Candidate, allocate
from triptych.text import words

__all__ = [
    "ArgumentName",
    "OperationNames",
    "name_operations",
    "name_webhooks",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentName:
    """The Python argument that carries a parameter."""

    parameter: Parameter
    argument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationNames:
    """An operation with its method, its module constant and its arguments.

    `arguments` holds path parameters first, in the order of the template, then the
    others and the form fields in the document's order. `body` is the argument for a
    structured request body, empty if there is none; `iterator` is the method that goes
    through all pages of a list.
    """

    operation: Operation
    method: str
    constant: str
    arguments: tuple[ArgumentName, ...]
    body: str = ""
    iterator: str = ""

    def argument_of(self, pointer: Pointer) -> str:
        """The argument that carries the parameter, or the body, at `pointer`."""
        body = self.operation.request_body
        if self.body and body is not None and body.pointer == pointer:
            return self.body
        return next(
            item.argument
            for item in self.arguments
            if item.parameter.pointer == pointer
        )


def name_operations(
    group: Group,
    renames: Mapping[str, str],
    naming: Naming,
    ids: Collection[str],
) -> tuple[OperationNames, ...]:
    """The names of a group's operations, of which `ids` are those of the whole API."""
    by_id = {operation.id: operation for operation in group.operations}
    wanted = _wanted_methods(
        {
            key: replace(
                operation,
                id=naming.operation(_without_number(key, ids)),
                tags=tuple(map(naming.tag, operation.tags)),
            )
            for key, operation in by_id.items()
        },
        naming.tag(group.tags[0]),
    )
    return _named(by_id, wanted, renames, naming)


def name_webhooks(
    webhooks: Iterable[Operation], renames: Mapping[str, str], naming: Naming
) -> Mapping[Pointer, OperationNames]:
    """The names of all webhooks by their pointers: what the document calls them."""
    by_id = {item.id: item for item in webhooks}
    wanted = {
        key: snake_case(naming.operation(key), fallback="webhook") for key in by_id
    }
    named = _named(by_id, wanted, renames, naming)
    return {item.operation.pointer: item for item in named}


def _named(
    by_id: Mapping[str, Operation],
    wanted: Mapping[str, str],
    renames: Mapping[str, str],
    naming: Naming,
) -> tuple[OperationNames, ...]:
    methods = allocate(
        (
            Candidate(
                key=key,
                wanted=renames.get(operation.pointer) or wanted[key],
                explicit=not operation.id_is_derived,
                final=operation.pointer in renames,
            )
            for key, operation in by_id.items()
        ),
        KEYWORDS | GROUP_METHODS,
        permitted=HIDEABLE | SOFT_KEYWORDS,
    )
    constants = allocate(
        (Candidate(key=method, wanted=method.upper()) for method in methods.values()),
        (),
    )
    # After all methods, so that none is called otherwise for the sake of an iterator.
    iterators = allocate(
        (
            Candidate(key=key, wanted=_iterator(methods[key]))
            for key, operation in by_id.items()
            if operation.pagination is not None
        ),
        KEYWORDS | GROUP_METHODS | set(methods.values()),
    )
    return tuple(
        replace(
            _name_operation(
                operation, methods[key], constants[methods[key]], renames, naming
            ),
            iterator=iterators.get(key, ""),
        )
        for key, operation in by_id.items()
    )


def _without_number(operation_id: str, ids: Collection[str]) -> str:
    """`list` for `list_2`, where that is there to tell it from another `list`."""
    match = re.fullmatch(r"(.+)_\d+", operation_id, re.DOTALL)
    return match[1] if match and match[1] in ids else operation_id


def _wanted_methods(operations: Mapping[str, Operation], tag: str) -> dict[str, str]:
    """The method names that operations ask for, by the same keys.

    Of those that ask for the same one, all but that with the shortest path add what
    tells their path from that, if it is enough: a number would say nothing.
    """
    wanted = {
        key: snake_case(text, fallback="operation")
        for key, text in readable_ids(operations, tag=tag).items()
    }
    first: dict[str, str] = {}
    told: dict[str, str] = {}
    for key in sorted(
        wanted, key=lambda key: (len(words(operations[key].path_template)), key)
    ):
        name = wanted[key]
        if first.setdefault(name, key) != key:
            path, other = (operations[k].path_template for k in (key, first[name]))
            told[key] = _with_telling_words(name, path, other)
    counted = Counter([*first, *told.values()])
    return wanted | {key: name for key, name in told.items() if counted[name] == 1}


def _with_telling_words(name: str, path: str, other: str) -> str:
    known = {*words(name), *words(other)}
    telling = [word for word in words(path) if word not in known]
    return snake_case(" ".join([name, *telling]), fallback="operation")


def _iterator(method: str) -> str:
    """`iter_books` for `list_books`, and `iter_find_books` for `find_books`."""
    listed = method.removeprefix("list_")
    return f"iter_{listed or method}".rstrip("_")


def _name_operation(
    operation: Operation,
    method: str,
    constant: str,
    renames: Mapping[str, str],
    naming: Naming,
) -> OperationNames:
    body = operation.request_body
    parameters = _ordered(operation)
    spelled = _spelled(parameters, naming)
    candidates = {
        _argument_key(wanted, parameter): parameter for wanted, parameter in spelled
    }
    wanted = [
        Candidate(
            key=_argument_key(name, parameter),
            wanted=renames.get(parameter.pointer, name),
            final=parameter.pointer in renames,
        )
        for name, parameter in spelled
    ]
    has_body = body is not None and not body.fields
    if body is not None and has_body:
        is_taken = any(name == "body" for name, _ in spelled)
        wanted.append(
            Candidate(
                key="body:",
                wanted=renames.get(body.pointer)
                or ("request_body" if is_taken else "body"),
                explicit=False,
                final=body.pointer in renames,
            )
        )
    # Letters without case make the constant the same word as an argument may be.
    arguments = allocate(
        wanted, KEYWORDS | ARGUMENTS | {constant}, permitted=SOFT_KEYWORDS
    )
    return OperationNames(
        operation=operation,
        method=method,
        constant=constant,
        arguments=tuple(
            ArgumentName(parameter=parameter, argument=arguments[key])
            for key, parameter in candidates.items()
        ),
        body=arguments["body:"] if has_body else "",
    )


def _spelled(
    parameters: Sequence[Parameter], naming: Naming
) -> list[tuple[str, Parameter]]:
    """The names that parameters ask for, with their places where one is not enough."""
    names = [
        snake_case(naming.parameter(item.name), fallback="parameter")
        for item in parameters
    ]
    places: dict[str, list[Place]] = {}
    for name, parameter in zip(names, parameters, strict=True):
        places.setdefault(name, []).append(parameter.place)
    return [
        (
            (
                f"{name}_in_{parameter.place}"
                if len(set(places[name])) > 1
                and places[name].count(parameter.place) == 1
                else name
            ),
            parameter,
        )
        for name, parameter in zip(names, parameters, strict=True)
    ]


def _argument_key(wanted: str, parameter: Parameter) -> str:
    """Orders parameters that want one name: by place, and as it is spelled first."""
    place = list(Place).index(parameter.place)
    return f"{place} {wanted != parameter.name:d} {parameter.name}"


def _ordered(operation: Operation) -> list[Parameter]:
    """Path parameters in the order of the template, so that calls read like paths."""
    path: Mapping[str, Parameter] = {
        parameter.name: parameter
        for parameter in operation.parameters
        if parameter.place is Place.PATH
    }
    ordered = sorted(
        path.values(),
        key=lambda parameter: operation.path_template.find(f"{{{parameter.name}}}"),
    )
    ordered += [item for item in operation.parameters if item.place is not Place.PATH]
    if operation.request_body is not None:
        ordered += operation.request_body.fields
    return ordered
