"""The constants of operations: what a call sends, and how its responses are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from triptych.python.imports import Import
from triptych.python.layout import assignment, call, keyword, statement
from triptych.python.literals import literal
from triptych.python.names import OperationNames
from triptych.python.signatures import (
    Argument,
    body_annotation,
    has_named_fields,
    signature,
)
from triptych.python.streams import (
    StreamType,
    item_annotation,
    items_keyword,
    stream_types,
    streamed_contents,
)
from triptych.runtime.wire.media_types import is_json
from triptych.targets.client.dialects import Dialects
from triptych.targets.client.pagination import pagination_keyword
from triptych.targets.client.security import DefaultSecurity, security_keyword
from triptych.targets.modules import (
    asked_for,
    body_annotations,
    is_binary,
    operation_keywords,
    result_annotations,
    results_keyword,
    text_first,
    texts_keyword,
)
from triptych.targets.parameters import (
    DeclaredParameters,
    SharedParameters,
    declared_parameters,
    has_checks,
    parameters_keyword,
)
from triptych.targets.xml_table import XML_IMPORT, body_type

__all__ = ["CallTypes", "Results", "call_types", "declaration", "declaration_imports"]

_ANY_MEDIA_TYPE = ("*/*", "application/*")

_EMPTY_STATUSES = ("204", "205")


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a call gives: the types of bodies by status, and their union.

    `xml` has what is written as XML, by status.
    """

    success: Mapping[str, Annotation]
    errors: Mapping[str, Annotation]
    returns: Annotation
    xml: Mapping[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTypes:
    """The types of one operation: of arguments, what is sent, and what comes back.

    `arguments` are what callers pass, `limited` what is sent, with its limits, and
    `parameters` how a constant declares those that stand outside of the body.
    """

    arguments: tuple[Argument, ...]
    limited: tuple[Argument, ...]
    parameters: DeclaredParameters
    sent_bodies: Mapping[str, Annotation]
    results: Results
    streams: tuple[StreamType, ...]


def call_types(api: Api, names: OperationNames, dialects: Dialects) -> CallTypes:
    """The types of an operation in the dialects of its group."""
    operation = names.operation
    limited = signature(names, api.schemas, dialects.sent)
    streamed = streamed_contents(operation.responses)
    return CallTypes(
        arguments=signature(names, api.schemas, dialects.arguments),
        limited=limited,
        parameters=declared_parameters(limited, operation, api, is_server=False),
        sent_bodies=_sent_bodies(operation, api.schemas, in_json(dialects.sent)),
        results=_results(api, names, dialects.results),
        streams=tuple(stream_types(streamed, api.schemas, dialects.results)),
    )


def declaration_imports(
    api: Api, operation: IrOperation, types: CallTypes
) -> set[Import]:
    """What the constant of an operation refers to, but for classes of the runtime."""
    results = types.results
    imports: set[Import] = set()
    for annotation in (*results.success.values(), *results.errors.values()):
        imports |= annotation.imports
    for argument in types.limited:
        if has_checks(argument, api.schemas):
            imports |= argument.annotation.imports
    for annotation in types.sent_bodies.values():
        imports |= annotation.imports if annotation != ANY else frozenset()
    if results.xml or _sent_xml(operation) is not None:
        imports.add(XML_IMPORT)
    return imports


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


def _results(api: Api, names: OperationNames, dialect: Dialect) -> Results:
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
    return Results(
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


def _accepted(
    operation: IrOperation, schemas: Mapping[SchemaId, Schema]
) -> Iterable[str]:
    """The media types that are asked for, the first one first of all."""
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
        for content in asked_for(response, schemas)
    )
    covered = successes or [
        item for item in operation.responses if item.status == "default"
    ]
    is_known = any(item.contents for item in covered)
    if accept and not is_known and (any(map(_is_open, covered)) or not covered):
        accept["*/*"] = None
    return accept


def _is_open(response: Response) -> bool:
    """Whether nothing is said about the body that a response may have."""
    return not response.contents and response.status not in _EMPTY_STATUSES


def declaration(
    api: Api,
    names: OperationNames,
    types: CallTypes,
    shared: SharedParameters,
    security: DefaultSecurity,
    group: Iterable[OperationNames],
) -> Code:
    """The statement that makes the constant, an `Operation` of the runtime."""
    operation, results, streams = names.operation, types.results, types.streams
    body = operation.request_body
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
    return statement(
        assignment(
            names.constant,
            call(
                "StreamOperation" if streams else "Operation",
                (
                    *operation_keywords(operation),
                    *parameters_keyword(types.parameters, shared),
                    *_body_keywords(names, types.sent_bodies),
                    *texts_keyword("content_types", content_types),
                    *(texts_keyword("free_forms", free_forms) if free_forms else ()),
                    *texts_keyword("accept", _accepted(operation, api.schemas)),
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
