"""Example calls of an operation, in Python and as a curl command line."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from trifold.ir import Api, BinarySchema, Operation, Place
from trifold.json_value import JsonValue
from trifold.passes.samples import sample
from trifold.passes.wire import array_styles
from trifold.python.annotations import Dialect
from trifold.python.code import Code
from trifold.python.literals import literal
from trifold.python.names import GroupNames, OperationNames
from trifold.python.signatures import Argument, signature
from trifold.runtime.wire.encode import (
    encode_path,
    encode_query,
    encode_text,
    percent_encode,
)
from trifold.runtime.wire.parameters import Parameter as WireParameter

__all__ = [
    "EXAMPLE_BASE_URL",
    "CallView",
    "call_view",
    "client_arguments",
    "python_example",
]

EXAMPLE_BASE_URL = "http://127.0.0.1:8000"
"""Where the generated server listens unless told otherwise: what examples call when
the document names no host."""

# Enough optional arguments to show how they are passed, without burying the call.
_OPTIONAL_ARGUMENTS = 2

_WIDTH = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call of one operation that runs as it stands.

    `arguments` pairs names with literals; a positional one has an empty name.
    """

    attribute: str
    method: str
    arguments: tuple[tuple[str, Code], ...]
    curl: str


@dataclass(frozen=True, slots=True)
class _Sampled:
    argument: Argument
    value: JsonValue
    is_file: bool


def call_view(
    api: Api, group: GroupNames, names: OperationNames, dialect: Dialect
) -> CallView:
    """The example of an operation: its required arguments and a few others."""
    sampled = [
        _sampled(api, names.operation, argument)
        for argument in _chosen(signature(names, api.schemas, dialect))
    ]
    return CallView(
        attribute=group.attribute,
        method=names.method,
        arguments=tuple(
            (
                "" if item.argument.positional else item.argument.argument,
                Code('b"..."' if item.is_file else literal(item.value)),
            )
            for item in sampled
        ),
        curl=_curl(api, names.operation, sampled),
    )


def _chosen(arguments: Sequence[Argument]) -> list[Argument]:
    optional = [argument for argument in arguments if not argument.required]
    shown = optional[:_OPTIONAL_ARGUMENTS]
    return [item for item in arguments if item.required or item in shown]


def _sampled(api: Api, operation: Operation, argument: Argument) -> _Sampled:
    if argument.parameter is None:
        body = operation.request_body
        schema = body.contents[0].schema if body is not None else None
        value = sample(schema, api.schemas, "body") if schema is not None else {}
        return _Sampled(argument, value, is_file=False)
    schema_id = argument.parameter.schema
    is_file = isinstance(api.schemas[schema_id], BinarySchema)
    value = sample(schema_id, api.schemas, argument.parameter.name)
    return _Sampled(argument, value, is_file=is_file)


def client_arguments(api: Api) -> Code:
    """What examples give to `Client(...)`: nothing where it has a base URL itself."""
    server = api.servers[0]
    if server.is_absolute:
        return Code("")
    return Code(literal(EXAMPLE_BASE_URL + server.url.rstrip("/")))


def python_example(package: str, arguments_of_client: Code, call: CallView) -> str:
    """A script that makes the call and prints its result."""
    made = _python_call("    result = client", call)
    return (
        f"from {package} import Client\n\n"
        f"with Client({arguments_of_client}) as client:\n{made}\n    print(result)"
    )


def async_python_example(
    package: str, arguments_of_client: Code, call: CallView
) -> str:
    """The same with the asynchronous client."""
    made = _python_call("        result = await client", call)
    return (
        f"import asyncio\n\nfrom {package} import AsyncClient\n\n\n"
        "async def main() -> None:\n"
        f"    async with AsyncClient({arguments_of_client}) as client:\n"
        f"{made}\n        print(result)\n\n\n"
        "asyncio.run(main())"
    )


def _python_call(client: str, call: CallView) -> str:
    """The call as Black has it: on one line, or an argument a line."""
    arguments = [
        f"{name}={value}" if name else str(value) for name, value in call.arguments
    ]
    target = f"{client}.{call.attribute}.{call.method}"
    line = f"{target}({', '.join(arguments)})"
    if len(line) <= _WIDTH:
        return line
    indent = " " * (len(client) - len(client.lstrip()))
    lines = "".join(f"{indent}    {argument},\n" for argument in arguments)
    return f"{target}(\n{lines}{indent})"


def _curl(api: Api, operation: Operation, sampled: Sequence[_Sampled]) -> str:
    """A command line that sends what the Python example sends."""
    server = api.servers[0]
    base = server.url if server.is_absolute else EXAMPLE_BASE_URL + server.url
    url = base.rstrip("/") + _request_target(api, operation, sampled)
    words = ["curl"]
    if operation.method != "GET":
        words += ["-X", operation.method.value]
    words.append(shlex.quote(url))
    lines = [" ".join(words)]
    lines += [
        f"-H {shlex.quote(f'{item.name}: {item.value}')}"
        for item in operation.constants
        if item.place is Place.HEADER
    ]
    lines += _curl_headers(api, sampled)
    lines += _curl_body(api, operation, sampled)
    return " \\\n  ".join(lines)


def _request_target(api: Api, operation: Operation, sampled: Sequence[_Sampled]) -> str:
    """Path and query as the generated client encodes them."""
    path = operation.path_template
    query = [
        f"{percent_encode(item.name)}={percent_encode(item.value)}"
        for item in operation.constants
        if item.place is Place.QUERY
    ]
    for item, parameter in _on_the_wire(api, sampled):
        if parameter.place == "path":
            value = encode_path(parameter, item.value)
            path = path.replace(f"{{{parameter.name}}}", value)
        elif parameter.place == "query":
            name = percent_encode(parameter.name)
            query += [f"{name}={text}" for text in encode_query(parameter, item.value)]
    return f"{path}?{'&'.join(query)}" if query else path


def _curl_headers(api: Api, sampled: Sequence[_Sampled]) -> list[str]:
    return [
        f"-H {shlex.quote(f'{parameter.name}: {text}')}"
        for item, parameter in _on_the_wire(api, sampled)
        if parameter.place == "header"
        for text in encode_text(parameter, item.value)
    ]


def _curl_body(
    api: Api, operation: Operation, sampled: Sequence[_Sampled]
) -> list[str]:
    body = operation.request_body
    if body is None:
        return []
    media_type = body.contents[0].media_type
    if not body.fields:
        value = next(
            (item.value for item in sampled if not item.argument.parameter), {}
        )
        return [
            f"-H {shlex.quote(f'Content-Type: {media_type}')}",
            f"-d {shlex.quote(json.dumps(value))}",
        ]
    option = "-F" if media_type == "multipart/form-data" else "--data-urlencode"
    fields = [
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.FORM
    ]
    for item, parameter in _on_the_wire(api, sampled):
        if item.is_file:
            fields.append(f"{parameter.name}=@file")
        elif parameter.place == "form":
            texts = encode_text(parameter, item.value)
            fields += [f"{parameter.name}={text}" for text in texts]
    return [f"{option} {shlex.quote(field)}" for field in fields]


def _on_the_wire(
    api: Api, sampled: Sequence[_Sampled]
) -> list[tuple[_Sampled, WireParameter]]:
    return [
        (
            item,
            WireParameter(
                argument=item.argument.argument,
                place=item.argument.parameter.place.value,
                name=item.argument.parameter.name,
                style=array_styles(item.argument.parameter, api.schemas),
            ),
        )
        for item in sampled
        if item.argument.parameter is not None
    ]
