"""The operations of a server: a module for each tag, with its service's base class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from triptych.ir import Api, Operation
from triptych.passes.json_schemas import schema_name
from triptych.passes.requests.base_paths import base_path, has_own_path
from triptych.python.annotations import Annotation, Dialect, in_json
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.enums import enum_annotations
from triptych.python.imports import Import, import_sections
from triptych.python.layout import (
    assignment,
    call,
    exports,
    from_import,
    keyword,
    parameter,
    parameters,
    result,
    statement,
    tuple_of,
)
from triptych.python.literals import literal
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.signatures import Argument, body_annotation, signature
from triptych.targets.exemptions import of_uncased_names
from triptych.targets.modules import (
    operation_docstring,
    operation_keywords,
    quoted_tag,
    texts_keyword,
    with_hidden_types,
)
from triptych.targets.parameters import (
    DeclaredParameters,
    SharedParameters,
    declared_parameters,
    parameters_keyword,
    shared_parameters,
)
from triptych.targets.server.json_schemas import has_json_schema
from triptych.targets.server.responses import Responses, responses
from triptych.targets.xml_table import XML_IMPORT, body_type

__all__ = [
    "GroupView",
    "ServiceView",
    "argument_dialect",
    "group_view",
    "service_view",
]

_RUNTIME = ".._runtime.server"


def argument_dialect(names: Names) -> Dialect:
    """What services are given: lists and uploaded files."""
    upload = Import("starlette.datastructures", "UploadFile")
    return Dialect(
        file=Annotation("UploadFile", frozenset({upload})),
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation: what the router and the decoder know, and the service method.

    `declaration` makes the constant, a `ServerOperation` of the runtime; `refusal` is
    what the method does until it is overridden. `returns` is all that the method may
    return, `plain` a result as it stands.
    """

    constant: str
    declaration: Code
    refusal: Code
    name: str
    parameters: Code
    has_arguments: bool
    result: Code
    plain: Code
    docstring: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """What the application knows of the service of one tag."""

    attribute: str
    module_import: Code
    app_import: Code
    class_name: str
    create_app_parameter: Code
    endpoints: Code
    methods: tuple[str, ...]


def service_view(group: GroupNames) -> ServiceView:
    """The service of a group, by its names alone."""
    class_name = f"{group.stem}Service"
    module = f"_{group.attribute}"
    return ServiceView(
        attribute=group.attribute,
        module_import=from_import(f".{group.attribute}", [class_name]),
        app_import=statement(f"from .services import {group.attribute} as {module}"),
        class_name=class_name,
        create_app_parameter=parameter(
            f"{group.attribute}: {module}.{class_name} | None = None", indent=4
        ),
        endpoints=Code(f"*{module}.endpoints({group.attribute})"),
        methods=tuple(item.method for item in group.operations),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module with the operations of one tag and the base class of their service.

    `signature_imports` are what signatures need whose methods return a plain result.
    """

    tag: str
    module_docstring: tuple[str, ...]
    exemptions: tuple[Code, ...]
    class_docstring: tuple[str, ...]
    attribute: str
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    class_name: str
    head: Code
    endpoints_head: Code
    shared_parameters: tuple[Code, ...]
    operations: tuple[OperationView, ...]
    unserved_endpoints: Code
    served_endpoints: Code
    signature_imports: frozenset[Import]


def group_view(
    api: Api, group: GroupNames, given: Dialect, returned: Dialect
) -> GroupView:
    """The view of a group; the dialects are of `argument_dialect`, `result_dialect`."""
    dialect = with_hidden_types(given, group)
    result_types = with_hidden_types(returned, group)
    operations: list[OperationView] = []
    signature_imports: set[Import] = set()
    imports = {
        Import("abc", "abstractmethod"),
        *(
            Import(_RUNTIME, name)
            for name in (
                "Endpoint",
                "Reply",
                "ServerOperation",
                "Service",
                "not_implemented",
            )
        ),
    }
    # What is read has limits; what a service is given is of a plain type.
    constrained = replace(dialect, constrained=True, formats_count=True)
    signatures = [
        signature(item, api.schemas, constrained) for item in group.operations
    ]
    parameters_of = [
        declared_parameters(limited, item.operation, api, is_server=True)
        for item, limited in zip(group.operations, signatures, strict=True)
    ]
    shared = shared_parameters(
        parameters_of, [item.constant for item in group.operations]
    )
    for item, limited, declared in zip(
        group.operations, signatures, parameters_of, strict=True
    ):
        arguments = signature(item, api.schemas, dialect)
        body, body_imports = _body_keyword(api, item, in_json(dialect))
        answers = responses(item.operation, api.schemas, result_types)
        operations.append(
            _operation_view(api, item, arguments, declared, shared, answers, body)
        )
        imports |= answers.imports | body_imports
        signature_imports |= answers.plain.imports
        for argument in limited:
            if argument.parameter is not None:
                imports |= argument.annotation.imports
        for argument in arguments:
            signature_imports |= argument.declared.imports
        if item.operation.constants:
            imports.add(Import(".._runtime.wire.parameters", "Constant"))
        if item.arguments:
            imports.add(Import(_RUNTIME, "TypedParameter"))
        if item.body:
            imports.add(Import(_RUNTIME, "RequestBody"))
            imports.add(Import(_RUNTIME, "Content"))
    class_name = f"{group.stem}Service"
    tag = quoted_tag(group)
    return GroupView(
        exemptions=of_uncased_names(group.operations),
        tag=group.tag,
        module_docstring=docstring_lines(
            summary=f"Operations of {tag}, and the base class of their service",
            indent=0,
        ),
        class_docstring=docstring_lines(
            summary=f"Operations of {tag}",
            description=(
                "Methods may be `def` or `async def`. Those that are not overridden "
                "return 501. An argument that is absent from the request has its "
                "default, or is None."
            ),
            indent=4,
        ),
        attribute=group.attribute,
        imports=import_sections(imports | signature_imports),
        exported=exports([class_name, "endpoints"]),
        class_name=class_name,
        head=statement(f"class {class_name}(Service):"),
        endpoints_head=statement(
            f"def endpoints(service: {class_name} | None) -> tuple[Endpoint, ...]:"
        ),
        shared_parameters=shared.statements,
        operations=tuple(operations),
        unserved_endpoints=_endpoints(
            [[item.constant] for item in group.operations], indent=8
        ),
        served_endpoints=_endpoints(
            [[item.constant, f"service.{item.method}"] for item in group.operations],
            indent=4,
        ),
        signature_imports=frozenset(signature_imports),
    )


def _endpoints(arguments: Iterable[Sequence[str]], *, indent: int) -> Code:
    items = [call("Endpoint", item) for item in arguments]
    return statement(f"return {tuple_of(items)}", indent=indent)


def _operation_view(
    api: Api,
    names: OperationNames,
    arguments: tuple[Argument, ...],
    declared: DeclaredParameters,
    shared: SharedParameters,
    answers: Responses,
    body: tuple[Code, ...],
) -> OperationView:
    operation = names.operation
    return OperationView(
        constant=names.constant,
        declaration=statement(
            assignment(
                names.constant,
                call(
                    "ServerOperation",
                    (
                        *operation_keywords(operation),
                        *_base_path_keyword(api, operation),
                        *parameters_keyword(declared, shared),
                        *body,
                        *answers.keywords,
                        *_security_keyword(operation),
                    ),
                ),
            )
        ),
        refusal=statement(
            call("raise not_implemented", [literal(operation.id)]), indent=8
        ),
        name=names.method,
        parameters=_parameters(arguments),
        has_arguments=bool(arguments),
        result=result(f"Reply[{answers.result.source}]", indent=4),
        plain=Code(answers.plain.source),
        docstring=operation_docstring(operation, arguments),
    )


def _body_keyword(
    api: Api, names: OperationNames, dialect: Dialect
) -> tuple[tuple[Code, ...], frozenset[Import]]:
    """`body=` for a structured body, the media types of a form, or nothing."""
    body = names.operation.request_body
    if body is None:
        return (), frozenset()
    if not names.body:
        media_types = [content.media_type for content in body.contents]
        return texts_keyword("form_media_types", media_types), frozenset()
    contents: list[str] = []
    imports: set[Import] = set()
    for content in body.contents:
        annotation = body_annotation(names.operation, content, api.schemas, dialect)
        imports |= annotation.imports
        xml = content if content.as_xml else None
        if xml is not None:
            imports.add(XML_IMPORT)
        written = [literal(content.media_type), body_type(annotation, xml)]
        if content.schema and has_json_schema(names.operation, content, api.schemas):
            written.append(literal(schema_name(content.schema)))
        if content.is_form:
            written.append("form=True")
        contents.append(call("Content", written))
    arguments = [
        f"argument={literal(names.body)}",
        keyword("contents", tuple_of(contents)),
        *(["required=True"] if body.required else []),
    ]
    return (keyword("body", call("RequestBody", arguments)),), frozenset(imports)


def _base_path_keyword(api: Api, operation: Operation) -> tuple[Code, ...]:
    if not has_own_path(api, operation):
        return ()
    return (keyword("base_path", literal(base_path(api, operation))),)


def _security_keyword(operation: Operation) -> tuple[Code, ...]:
    """`security=({"key": ()},)`: the alternatives, nothing if all may call."""
    items = [
        literal(dict(sorted(requirement.schemes.items())))
        for requirement in operation.security
    ]
    return (keyword("security", tuple_of(items)),) if items else ()


def _parameters(arguments: tuple[Argument, ...]) -> Code:
    """The parameters of a service method; None stands for one that is left out."""
    declared = [
        f"{item.argument}: "
        + (item.annotation.source if item.default else item.declared.source)
        for item in arguments
    ]
    return parameters(("self", *(["*"] if declared else []), *declared), indent=8)
