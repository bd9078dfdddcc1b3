"""The operations of a client: a module for each tag, with methods and constants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from triptych.ir import Api, Content, Response, Schema, SchemaId
from triptych.ir import Operation as IrOperation
from triptych.passes.requests.base_paths import base_path, has_own_path
from triptych.passes.xml.contents import holds_value, xml_content
from triptych.python.annotations import (
    ANY,
    Annotation,
    Dialect,
    in_json,
    union,
    union_members,
)
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.enums import enum_annotations
from triptych.python.imports import Import, import_sections, imports_for_types
from triptych.python.layout import (
    assignment,
    call,
    elements,
    exports,
    keyword,
    parameters,
    result,
    statement,
)
from triptych.python.literals import literal
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.signatures import (
    Argument,
    body_annotation,
    has_named_fields,
    signature,
)
from triptych.python.streams import (
    STREAM_ITEM,
    StreamType,
    item_annotation,
    items_keyword,
    stream_types,
    streamed_contents,
)
from triptych.runtime.wire.media_types import is_json
from triptych.targets.client.dicts import DICTS_MODULE
from triptych.targets.client.pagination import (
    IteratorView,
    asynchronous,
    iterator_imports,
    iterator_view,
    pagination_keyword,
)
from triptych.targets.client.security import DefaultSecurity, security_keyword
from triptych.targets.client.sent_objects import SentObjects
from triptych.targets.exemptions import of_uncased_names
from triptych.targets.modules import (
    asked_for,
    body_annotations,
    is_binary,
    operation_docstring,
    operation_keywords,
    quoted_tag,
    result_annotations,
    results_keyword,
    text_first,
    texts_keyword,
    with_hidden_types,
)
from triptych.targets.parameters import (
    DeclaredParameters,
    SharedParameters,
    declared_parameters,
    has_checks,
    parameters_keyword,
    shared_parameters,
)
from triptych.targets.xml_table import XML_IMPORT, body_type

__all__ = [
    "Dialects",
    "argument_dialect",
    "client_dialects",
    "group_view",
    "purpose",
    "result_dialect",
]

_SEQUENCE = Annotation("Sequence", frozenset({Import("collections.abc", "Sequence")}))

_ANY_MEDIA_TYPE = ("*/*", "application/*")

_EMPTY_STATUSES = ("204", "205")

_RUNTIME_CLIENT = ".._runtime.client"


_RUNTIME_WIRE = ".._runtime.wire.parameters"

_STREAM_IMPORTS = {
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "StreamOperation"),
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "asynchronous_stream"),
    Import(f"{_RUNTIME_CLIENT}.stream_operations", "items_of"),
    STREAM_ITEM,
}


def argument_dialect(api: Api, names: Names) -> Dialect:
    """What client methods accept: any sequence or mapping, a file in any form.

    For an object they take its model, or its members as they are sent: a dict of which
    they know the type, or any mapping where no such type can say what may be in it.
    """
    sent = SentObjects(api, names)
    typed = {key: names.models[key].class_name for key in sent.keys}
    typed |= {key: names.unions[key].name for key in sent.unions}
    abstract = "collections.abc"
    members = Annotation(
        "Mapping[str, object]", frozenset({Import(abstract, "Mapping")})
    )
    return Dialect(
        sequence=_SEQUENCE,
        mapping=Annotation("Mapping", frozenset({Import(abstract, "Mapping")})),
        file=Annotation("Upload", frozenset({Import(_RUNTIME_CLIENT, "Upload")})),
        content=Annotation(
            "BinaryContent", frozenset({Import(_RUNTIME_CLIENT, "BinaryContent")})
        ),
        models={
            key: union(
                (
                    model,
                    *((_dict_of(typed[key]),) if key in typed else ()),
                    *((members,) if key not in typed or sent.takes_others(key) else ()),
                )
            )
            for key, model in names.model_annotations.items()
        },
        enums=enum_annotations(names.enums),
    )


def _dict_of(name: str) -> Annotation:
    imported = Import("..", DICTS_MODULE, is_for_types=True)
    return Annotation(f"{DICTS_MODULE}.{name}", frozenset({imported}))


def result_dialect(names: Names) -> Dialect:
    """What client methods return: enums may have values nobody foresaw."""
    return Dialect(
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        open_enums=True,
    )


def sent_dialect(names: Names) -> Dialect:
    """What arguments have to be before they are sent, limits included.

    An enum may have got values since the client was made.
    """
    return Dialect(
        sequence=_SEQUENCE,
        file=ANY,
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        open_enums=True,
        constrained=True,
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialects:
    """What arguments, results and sent values are in a client, for all its groups."""

    arguments: Dialect
    results: Dialect
    sent: Dialect


def client_dialects(api: Api, names: Names) -> Dialects:
    """The dialects of a client with the models and enums of these names."""
    return Dialects(
        arguments=argument_dialect(api, names),
        results=result_dialect(names),
        sent=sent_dialect(names),
    )


def group_view(
    api: Api, group: GroupNames, dialects: Dialects, security: DefaultSecurity
) -> GroupView:
    dialect = with_hidden_types(dialects.arguments, group)
    result_types = with_hidden_types(dialects.results, group)
    sent = with_hidden_types(dialects.sent, group)
    class_names = f"Async{group.stem}Operations", f"{group.stem}Operations"
    operations: list[OperationView] = []
    imports = {
        Import(_RUNTIME_CLIENT, name)
        for name in ("AsyncOperationGroup", "OperationGroup", "RequestOptions")
    }
    is_streamed = [streamed_contents(it.operation.responses) for it in group.operations]
    if not all(is_streamed):
        imports.add(Import(_RUNTIME_CLIENT, "Operation"))
        imports.add(Import(_RUNTIME_CLIENT, "asynchronous"))
    signatures = [signature(item, api.schemas, sent) for item in group.operations]
    parameters_of = [
        declared_parameters(limited, item.operation, api, is_server=False)
        for item, limited in zip(group.operations, signatures, strict=True)
    ]
    shared = shared_parameters(
        parameters_of, [item.constant for item in group.operations]
    )
    for item, limited, declared in zip(
        group.operations, signatures, parameters_of, strict=True
    ):
        arguments = signature(item, api.schemas, dialect)
        sent_bodies = _sent_bodies(item.operation, api.schemas, in_json(sent))
        results = _results(api, item, result_types)
        streams = stream_types(
            streamed_contents(item.operation.responses), api.schemas, result_types
        )
        iterator = iterator_view(
            item, results.returns, class_names[1], api.schemas, result_types
        )
        operations.append(
            _operation_view(
                api,
                item,
                arguments,
                declared,
                shared,
                sent_bodies,
                results,
                security,
                iterator,
                class_names[1],
                streams,
                group.operations,
            )
        )
        for found in streams:
            imports |= found.read.imports | found.declared.imports
        if streams:
            imports |= _STREAM_IMPORTS
        imports |= results.returns.imports
        imports |= iterator_imports(item, api.schemas, result_types)
        for annotation in (*results.success.values(), *results.errors.values()):
            imports |= annotation.imports
        for argument in arguments:
            imports |= argument.declared.imports
        for argument in limited:
            if has_checks(argument, api.schemas):
                imports |= argument.annotation.imports
        for annotation in sent_bodies.values():
            imports |= annotation.imports if annotation != ANY else frozenset()
        if results.xml or _sent_xml(item.operation) is not None:
            imports.add(XML_IMPORT)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Results:
    """What a call gives: the types of bodies by status, and their union.

    `xml` has what is written as XML, by status.
    """

    success: Mapping[str, Annotation]
    errors: Mapping[str, Annotation]
    returns: Annotation
    xml: Mapping[str, Content]


def _sent_xml(operation: IrOperation) -> Content | None:
    """The content of a body that is sent as XML: where it can't be JSON."""
    body = operation.request_body
    return xml_content(body.contents, is_client=True) if body is not None else None


def _sent_bodies(
    operation: IrOperation, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> dict[str, Annotation]:
    """The types of bodies that are JSON, or forms, by media type."""
    body = operation.request_body
    contents = body.contents if body is not None else ()
    return {
        content.media_type: body_annotation(operation, content, schemas, dialect)
        for content in contents
        if content.schema is not None
        if holds_value(content)
        or content.media_type in _ANY_MEDIA_TYPE
        or (content.is_form and has_named_fields(content.schema, schemas))
        if not is_binary(content.schema, schemas)
    }


def _results(api: Api, names: OperationNames, dialect: Dialect) -> _Results:
    """Bodies are of types by which they are read, and results of those they are."""
    responses = names.operation.responses
    bodies = body_annotations(responses, api.schemas, in_json(dialect), is_client=True)
    declared = body_annotations(responses, api.schemas, dialect, is_client=True)
    successes = [item for item in responses if item.is_success]
    # Where no success is described, `default` describes it as well.
    covered = successes or [item for item in responses if item.status == "default"]
    success: Mapping[str, Annotation] = result_annotations(covered, bodies)
    described = success
    xml = {
        item.status: content
        for item in responses
        if (content := xml_content(item.contents, is_client=True)) is not None
    }
    if not xml:
        success = _shared(success)
    return _Results(
        # All that are described, or none where nothing is promised.
        success=success if set(success.values()) - {ANY} else {},
        errors={
            status: annotation
            for status, annotation in bodies.items()
            if status not in described or status == "default"
            if annotation != ANY
        },
        returns=union(result_annotations(covered, declared).values()),
        xml=xml,
    )


def _shared(success: Mapping[str, Annotation]) -> Mapping[str, Annotation]:
    """The types by status, said once where several statuses have the same."""
    alike = len(success) > 1 and len(set(success.values())) == 1
    return {"2XX": next(iter(success.values()))} if alike else success


def _is_open(response: Response) -> bool:
    """Whether nothing is said about the body that a response may have."""
    return not response.contents and response.status not in _EMPTY_STATUSES


def _operation_view(
    api: Api,
    names: OperationNames,
    arguments: tuple[Argument, ...],
    declared: DeclaredParameters,
    shared: SharedParameters,
    sent_bodies: Mapping[str, Annotation],
    results: _Results,
    security: DefaultSecurity,
    iterator: IteratorView | None,
    group_class: str,
    streams: Sequence[StreamType],
    group: Iterable[OperationNames],
) -> OperationView:
    operation = names.operation
    body = operation.request_body
    successes = [item for item in operation.responses if item.is_success]
    described = [
        item
        for item in successes or operation.responses
        if any(content.is_described for content in item.contents)
    ]
    accept = dict.fromkeys(
        # A header has no range of that kind.
        content.media_type.replace("*+json", "json")
        for response in described or operation.responses
        for content in asked_for(response, api.schemas)
    )
    covered = successes or [
        item for item in operation.responses if item.status == "default"
    ]
    is_known = any(item.contents for item in covered)
    if accept and not is_known and (any(map(_is_open, covered)) or not covered):
        accept["*/*"] = None
    redirects = [item.status for item in operation.responses if item.is_redirect]
    returned = results.returns.source
    kind = f"StreamOperation[{returned}, {item_annotation(streams).source}]"
    content_types = text_first(body.contents, api.schemas) if body else ()
    free_forms = [
        content.media_type
        for content in (body.contents if body else ())
        if content.is_form
        and not (content.schema and has_named_fields(content.schema, api.schemas))
    ]
    return OperationView(
        constant=names.constant,
        declaration=statement(
            assignment(
                names.constant,
                call(
                    "StreamOperation" if streams else "Operation",
                    (
                        *operation_keywords(operation),
                        *parameters_keyword(declared, shared),
                        *_body_keywords(names, sent_bodies),
                        *texts_keyword("content_types", content_types),
                        *(
                            texts_keyword("free_forms", free_forms)
                            if free_forms
                            else ()
                        ),
                        *texts_keyword("accept", accept),
                        *texts_keyword("redirects", redirects),
                        *security_keyword(operation, security),
                        *pagination_keyword(names, group),
                        *_server_keywords(api, operation),
                        *results_keyword("results", results.success, results.xml),
                        *results_keyword("errors", results.errors, results.xml),
                        *([items_keyword(streams)] if streams else []),
                    ),
                ),
                annotation=kind if streams else f"Operation[{returned}]",
            )
        ),
        decorator=(
            statement(f"@items_of({names.constant})", indent=4) if streams else Code("")
        ),
        name=names.method,
        parameters=_parameters(arguments),
        result=result(results.returns.source, indent=4),
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
        docstring=operation_docstring(operation, arguments),
        asynchronous=asynchronous(
            names.method,
            group_class,
            "asynchronous_stream" if streams else "asynchronous",
        ),
        iterator=iterator,
    )


def _server_keywords(api: Api, operation: IrOperation) -> tuple[Code, ...]:
    """`server=` for one that has a host, and its path if that is not the API's."""
    written: list[Code] = []
    if operation.servers and operation.servers[0].is_absolute:
        written.append(keyword("server", literal(operation.servers[0].url)))
    if has_own_path(api, operation):
        paths = dict.fromkeys(quote(item.path, safe="/%") for item in api.servers)
        own_path = quote(base_path(api, operation), safe="/%")
        written.append(keyword("own_path", literal(own_path)))
        written += texts_keyword("api_paths", paths)
    return tuple(written)


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


def _body_keywords(
    names: OperationNames, bodies: Mapping[str, Annotation]
) -> tuple[Code, ...]:
    """`body=`, whether it has to be there, and of which type its JSON is."""
    body = names.operation.request_body
    if body is None or not names.body:
        return ()
    sent = union(bodies.values())
    differ = len(set(bodies.values())) > 1 and sent != ANY
    is_nullable = "None" in union_members(sent)
    is_null = is_nullable and any(is_json(item.media_type) for item in body.contents)
    of_none = ["body_null"] if is_null else [] if is_nullable else ["body_required"]
    xml = _sent_xml(names.operation)
    by_type = {item.media_type: item for item in body.contents if xml and item.as_xml}
    return (
        keyword("body", literal(names.body)),
        *(keyword(name, "True") for name in of_none if body.required),
        *([keyword("body_type", body_type(sent, xml))] if sent != ANY else []),
        *(results_keyword("body_types", bodies, by_type) if differ else ()),
    )
