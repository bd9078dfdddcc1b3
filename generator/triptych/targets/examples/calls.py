"""Example calls of an operation, in Python and as a curl command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triptych.ir import (
    Api,
    ArgumentPagination,
    ArraySchema,
    Operation,
    Pagination,
    SchemaId,
    TokenPagination,
)
from triptych.python.annotations import Dialect
from triptych.python.code import Code
from triptych.python.example_source import ExampleSource, example_source
from triptych.python.imports import Import
from triptych.python.literals import literal
from triptych.python.models import ModelName
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.signatures import Argument, signature
from triptych.python.streams import is_stream, streamed_contents
from triptych.runtime.wire.streams import EVENTS
from triptych.targets.examples.arguments import (
    SampledArgument,
    chosen_arguments,
    sampled_arguments,
)
from triptych.targets.examples.curl import curl_command

__all__ = ["CallView", "call_view", "iteration_view", "streaming_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call of one operation that runs as it stands.

    `arguments` are as written in the call. `imports` are what they need besides the
    client: a module of the package itself has no module name. Without `has_result`
    there is nothing to print. A `loop` goes through the items of a stream.
    """

    attribute: str
    method: str
    arguments: tuple[Code, ...]
    imports: frozenset[Import]
    has_result: bool
    curl: str
    loop: str = ""


def call_view(
    api: Api,
    group: GroupNames,
    names: OperationNames,
    dialect: Dialect,
    all_names: Names,
) -> CallView | None:
    """The example of an operation: its required arguments and a few others.

    It asks for the first page of a list: nobody has made up the token of another one.
    None where a required argument has no sample that can be shown and sent.
    """
    arguments = signature(names, api.schemas, dialect)
    if isinstance(names.operation.pagination, TokenPagination):
        arguments = _without_start(arguments, names.operation.pagination)
    chosen = chosen_arguments(arguments)
    sampled = sampled_arguments(api, names.operation, chosen)
    if sampled is None:
        return None
    sources = [_source(api, item, all_names.models) for item in sampled]
    return CallView(
        attribute=group.attribute,
        method=names.method,
        arguments=_call_arguments(sampled, sources),
        imports=frozenset().union(*(source.imports for source in sources)),
        has_result=_has_result(names.operation),
        curl=curl_command(api, names.operation, sampled, all_names.security_schemes),
        loop=_loop(names.operation) if is_stream(names.operation) else "",
    )


def streaming_view(call: CallView, operation: Operation) -> CallView | None:
    """The same for the items of what an operation streams beside something else."""
    loop = _loop(operation)
    return replace(call, loop=loop) if loop and not call.loop else None


def _loop(operation: Operation) -> str:
    """What a loop goes through, empty if there is no stream."""
    for content in streamed_contents(operation.responses):
        if content.stream is not None and content.stream.framing == EVENTS:
            return "event in response.events()"
        return "item in response.items()"
    return ""


def iteration_view(
    api: Api,
    group: GroupNames,
    names: OperationNames,
    dialect: Dialect,
    models: Mapping[SchemaId, ModelName],
) -> CallView | None:
    """The same for its iterator if it has one, which begins with the first page."""
    pagination = names.operation.pagination
    if pagination is None:
        return None
    arguments = _without_start(signature(names, api.schemas, dialect), pagination)
    chosen = chosen_arguments(arguments)
    sampled = sampled_arguments(api, names.operation, chosen)
    if sampled is None:
        return None
    sources = [_source(api, item, models) for item in sampled]
    return CallView(
        attribute=group.attribute,
        method=names.iterator,
        arguments=_call_arguments(sampled, sources),
        imports=frozenset().union(*(source.imports for source in sources)),
        has_result=True,
        curl="",
    )


def _call_arguments(
    sampled: Iterable[SampledArgument], sources: Iterable[ExampleSource]
) -> tuple[Code, ...]:
    return tuple(
        Code(
            source.source
            if item.argument.positional
            else f"{item.argument.argument}={source.source}"
        )
        for item, source in zip(sampled, sources, strict=True)
    )


def _has_result(operation: Operation) -> bool:
    """Whether any success may have a body (RFC 9110, sections 15.3.5 and 15.3.6)."""
    statuses = {item.status for item in operation.responses if item.is_success}
    return not statuses or bool(statuses - {"204", "205"})


def _source(
    api: Api, item: SampledArgument, models: Mapping[SchemaId, ModelName]
) -> ExampleSource:
    if item.is_file:
        is_list = item.schema and isinstance(api.schemas[item.schema], ArraySchema)
        return ExampleSource('[b"..."]' if is_list else 'b"..."')
    if item.schema is None:
        return ExampleSource(literal(item.value))
    return example_source(item.value, item.schema, api.schemas, models)


def _without_start(
    arguments: tuple[Argument, ...], pagination: Pagination
) -> tuple[Argument, ...]:
    """The arguments without an optional one that says which page is wanted."""
    if not isinstance(pagination, ArgumentPagination) or pagination.member:
        return arguments
    return tuple(
        argument
        for argument in arguments
        if argument.required
        or argument.parameter is None
        or argument.parameter.pointer != pagination.parameter
    )
