"""Every Python name of an API, allocated once, after all of it is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triptych.ir import Api, Operation, Parameter, Place, SchemaId
from triptych.pointer import Pointer
from triptych.python.identifiers import camel_case, package_name, snake_case
from triptych.python.models import ModelName, name_models
from triptych.python.operation_ids import readable_ids
from triptych.python.ordering import natural_order
from triptych.python.reserved import (
    ARGUMENTS,
    CLIENT_ATTRIBUTES,
    GROUP_METHODS,
    KEYWORDS,
    SERVER_ARGUMENTS,
)
from triptych.python.scope import Candidate, allocate
from triptych.python.security_names import SecuritySchemeNames, name_security_schemes
from triptych.python.versions import package_version

__all__ = [
    "TAG",
    "ArgumentName",
    "GroupNames",
    "Names",
    "OperationNames",
    "group_key",
    "name_api",
]

TAG = "tag:"
"""What precedes the name of a tag where a pointer could stand."""


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
        """The argument that carries the parameter at `pointer`."""
        return next(
            item.argument
            for item in self.arguments
            if item.parameter.pointer == pointer
        )


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
    """The names of an API: its packages' stem and version, its groups and classes."""

    package: str
    version: str
    groups: tuple[GroupNames, ...]
    models: Mapping[SchemaId, ModelName]
    security_schemes: tuple[SecuritySchemeNames, ...] = ()

    @property
    def distribution(self) -> str:
        """The stem of distribution names, as PEP 503 normalises it."""
        return re.sub(r"[-_.]+", "-", self.package).strip("-").lower()


_UNTAGGED = "default"


def name_api(api: Api, name: str, renames: Mapping[str, str]) -> Names:
    """Allocate the Python names of `api`, whose packages begin with `name`.

    `renames` has names that win over all others, by the pointer of an operation, a
    parameter, a body or a schema, or by `tag:` and the name of a tag.
    """
    grouped: defaultdict[str, list[Operation]] = defaultdict(list)
    for operation in api.operations:
        tag = operation.tags[0] if operation.tags else _UNTAGGED
        grouped[group_key(tag)].append(operation)
    spellings = {key: _spelling(api, operations) for key, operations in grouped.items()}
    renamed = {
        group_key(tag): wanted
        for what, wanted in renames.items()
        if (tag := what.removeprefix(TAG)) != what
    }
    attributes = allocate(
        (
            Candidate(
                key=key,
                wanted=renamed.get(key) or _attribute(spelling),
                final=key in renamed,
            )
            for key, spelling in spellings.items()
        ),
        KEYWORDS | CLIENT_ATTRIBUTES | SERVER_ARGUMENTS,
    )
    stems = _stems(attributes.values())
    groups = [
        GroupNames(
            tag=spellings[key],
            attribute=attributes[key],
            stem=stems[attributes[key]],
            operations=_name_operations(operations, renames),
        )
        for key, operations in grouped.items()
    ]
    return Names(
        package=package_name(name),
        version=package_version(api.version),
        groups=tuple(sorted(groups, key=lambda group: natural_order(group.attribute))),
        models=name_models(api.schemas, _contexts(groups), renames),
        security_schemes=name_security_schemes(
            api.security_schemes, package_name(name)
        ),
    )


# `from .operations.group import (` has to fit into a line of a method.
_GROUP_LENGTH = 48


def _attribute(tag: str) -> str:
    return snake_case(tag, fallback="group", length=_GROUP_LENGTH)


def _stems(attributes: Iterable[str]) -> Mapping[str, str]:
    """The stem of the class names of each group."""
    wanted = {item: camel_case(item, fallback="group") for item in attributes}
    # `AsyncUsers...` is the asynchronous class of the group `users` already.
    taken = {f"Async{stem}" for stem in wanted.values()}
    return allocate(
        (
            Candidate(key=key, wanted=f"{stem}Group" if stem in taken else stem)
            for key, stem in wanted.items()
        ),
        (),
        separator="",
    )


def group_key(tag: str) -> str:
    """Tags that differ only in case, blanks or punctuation are one group."""
    return re.sub(r"[\W_]+", "", tag).casefold() or tag


def _spelling(api: Api, operations: Iterable[Operation]) -> str:
    """One spelling of a group's tag: a declared one, else the first in sorted order."""
    used = sorted({operation.tags[0] for operation in operations if operation.tags})
    declared = [tag.name for tag in api.tags if tag.name in used]
    return (declared or used or [_UNTAGGED])[0]


def _name_operations(
    operations: Iterable[Operation], renames: Mapping[str, str]
) -> tuple[OperationNames, ...]:
    by_id = {operation.id: operation for operation in operations}
    readable = readable_ids(by_id.values())
    methods = allocate(
        (
            Candidate(
                key=key,
                wanted=renames.get(operation.pointer)
                or snake_case(readable[key], fallback="operation"),
                explicit=not operation.id_is_derived,
                final=operation.pointer in renames,
            )
            for key, operation in by_id.items()
        ),
        KEYWORDS | GROUP_METHODS,
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
            _name_operation(operation, methods[key], constants[methods[key]], renames),
            iterator=iterators.get(key, ""),
        )
        for key, operation in by_id.items()
    )


def _iterator(method: str) -> str:
    """`iter_books` for `list_books`, and `iter_find_books` for `find_books`."""
    listed = method.removeprefix("list_")
    return f"iter_{listed or method}".rstrip("_")


def _name_operation(
    operation: Operation, method: str, constant: str, renames: Mapping[str, str]
) -> OperationNames:
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
        Candidate(
            key=_argument_key(name, parameter),
            wanted=renames.get(parameter.pointer, name),
            final=parameter.pointer in renames,
        )
        for name, parameter in spelled
    ]
    has_body = body is not None and not body.fields
    if body is not None and has_body:
        wanted.append(
            Candidate(
                key="body:",
                wanted=renames.get(body.pointer, "body"),
                explicit=False,
                final=body.pointer in renames,
            )
        )
    # Letters without case make the constant the same word as an argument may be.
    arguments = allocate(wanted, KEYWORDS | ARGUMENTS | {constant})
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


def _contexts(groups: Iterable[GroupNames]) -> dict[SchemaId, str]:
    """What the schemas of bodies are called by that have no name of their own."""
    contexts: dict[SchemaId, str] = {}
    for group in groups:
        for item in group.operations:
            # Unlike the method, the id is unique beyond its group.
            stem = camel_case(item.operation.id, fallback="operation")
            for parameter in item.operation.parameters:
                named = camel_case(parameter.name, fallback="parameter")
                contexts.setdefault(parameter.schema, f"{stem}{named}")
            body = item.operation.request_body
            for content in body.contents if body is not None else ():
                if content.schema is not None:
                    contexts.setdefault(content.schema, f"{stem}Body")
            successes = [r for r in item.operation.responses if r.is_success]
            for response in item.operation.responses:
                plain = bool(successes) and response is successes[0]
                suffix = "Response" if plain else f"Response{response.status.title()}"
                for content in response.contents:
                    if content.schema is not None:
                        contexts.setdefault(content.schema, f"{stem}{suffix}")
    return contexts


_POSITION = re.compile(r"\d+")
