"""Every Python name of an API, allocated once, after all of it is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trifold.ir import Api, Operation, Parameter, Place
from trifold.python.identifiers import camel_case, package_name, snake_case
from trifold.python.reserved import (
    ARGUMENTS,
    CLIENT_ATTRIBUTES,
    GROUP_METHODS,
    KEYWORDS,
    SERVER_ARGUMENTS,
)
from trifold.python.scope import Candidate, allocate
from trifold.python.versions import package_version

__all__ = ["ArgumentName", "GroupNames", "Names", "OperationNames", "name_api"]


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
    structured request body, empty if there is none.
    """

    operation: Operation
    method: str
    constant: str
    arguments: tuple[ArgumentName, ...]
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNames:
    """The operations that share a first tag.

    `tag` is the tag as the document spells it. `attribute` names the group on a client,
    its argument of `create_app` and its modules; `stem` begins its class names.
    """

    tag: str
    attribute: str
    stem: str
    operations: tuple[OperationNames, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of an API: its packages' stem and version, its groups."""

    package: str
    version: str
    groups: tuple[GroupNames, ...]

    @property
    def distribution(self) -> str:
        """The stem of distribution names, as PEP 503 normalises it."""
        return re.sub(r"[-_.]+", "-", self.package).strip("-").lower()


_UNTAGGED = "default"


def name_api(api: Api, name: str) -> Names:
    """Allocate the Python names of `api`, whose packages begin with `name`."""
    grouped: defaultdict[str, list[Operation]] = defaultdict(list)
    for operation in api.operations:
        grouped[_group_key(operation)].append(operation)
    spellings = {key: _spelling(api, operations) for key, operations in grouped.items()}
    attributes = allocate(
        (
            Candidate(key=key, wanted=snake_case(spelling, fallback="group"))
            for key, spelling in spellings.items()
        ),
        KEYWORDS | CLIENT_ATTRIBUTES | SERVER_ARGUMENTS,
    )
    groups = [
        GroupNames(
            tag=spellings[key],
            attribute=attributes[key],
            stem=camel_case(attributes[key], fallback="group"),
            operations=_name_operations(operations),
        )
        for key, operations in grouped.items()
    ]
    return Names(
        package=package_name(name),
        version=package_version(api.version),
        groups=tuple(sorted(groups, key=lambda group: group.attribute)),
    )


def _group_key(operation: Operation) -> str:
    """Tags that differ only in case, blanks or punctuation are one group."""
    tag = operation.tags[0] if operation.tags else _UNTAGGED
    return re.sub(r"[\W_]+", "", tag).casefold() or tag


def _spelling(api: Api, operations: Iterable[Operation]) -> str:
    """One spelling of a group's tag: a declared one, else the first in sorted order."""
    used = sorted({operation.tags[0] for operation in operations if operation.tags})
    declared = [tag.name for tag in api.tags if tag.name in used]
    return (declared or used or [_UNTAGGED])[0]


def _name_operations(operations: Iterable[Operation]) -> tuple[OperationNames, ...]:
    by_id = {operation.id: operation for operation in operations}
    methods = allocate(
        (
            Candidate(
                key=key,
                wanted=snake_case(key, fallback="operation"),
                explicit=not operation.id_is_derived,
            )
            for key, operation in by_id.items()
        ),
        KEYWORDS | GROUP_METHODS,
    )
    return tuple(
        _name_operation(operation, methods[key]) for key, operation in by_id.items()
    )


def _name_operation(operation: Operation, method: str) -> OperationNames:
    body = operation.request_body
    parameters = _ordered(operation)
    spelled = [
        (snake_case(parameter.name, fallback="parameter"), parameter)
        for parameter in parameters
    ]
    candidates = {
        _argument_key(wanted, parameter): parameter for wanted, parameter in spelled
    }
    wanted = [
        Candidate(key=_argument_key(name, parameter), wanted=name)
        for name, parameter in spelled
    ]
    has_body = body is not None and not body.fields
    if has_body:
        wanted.append(Candidate(key="body:", wanted="body", explicit=False))
    arguments = allocate(wanted, KEYWORDS | ARGUMENTS)
    return OperationNames(
        operation=operation,
        method=method,
        constant=method.upper(),
        arguments=tuple(
            ArgumentName(parameter=parameter, argument=arguments[key])
            for key, parameter in candidates.items()
        ),
        body=arguments["body:"] if has_body else "",
    )


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
