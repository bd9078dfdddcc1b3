"""What the README of a client shows besides calls of operations."""

from __future__ import annotations

from triptych.ir import Api
from triptych.passes.requests.files import holds_files
from triptych.python.names import Names
from triptych.python.streams import streamed_contents
from triptych.runtime.wire.streams import EVENTS

__all__ = [
    "errors_example",
    "pages_example",
    "request_example",
    "responses_example",
    "streams_example",
    "uploads_example",
]


def errors_example(package: str) -> str:
    """How to handle an error."""
    return (
        f"from {package} import errors\n\n"
        "try:\n"
        "    ...\n"
        "except errors.NotFoundError as error:\n"
        "    print(error.status_code, error.body)"
    )


def request_example(package: str, names: Names) -> str:
    """How to make a request that has no method."""
    model = min((item.class_name for item in names.models.values()), default="")
    kind = f"models.{model}" if model else "dict[str, int]"
    imported = f"from {package} import models\n\n" if model else ""
    return (
        f"{imported}"
        "found = client.request(\n"
        '    "GET",\n'
        '    "/path",\n'
        '    params={"limit": 10},\n'
        f"    response_type=list[{kind}],\n"
        ")\n"
        'client.request("POST", "/path", json={"name": "value"})'
    )


def responses_example(package: str, names: Names) -> str:
    """How to get at what a method does not return."""
    group = names.groups[0] if names.groups else None
    method = f"{group.attribute}.{group.operations[0].method}" if group else "tag.name"
    return (
        f"from {package} import raw, streaming\n\n"
        f"response = raw(client.{method})(...)\n"
        "print(response.status_code, response.headers, response.parse())\n\n"
        f"with streaming(client.{method})(...) as response:\n"
        "    for chunk in response.iter_bytes():\n"
        "        ...  # or response.save(path) instead of the loop"
    )


def streams_example(package: str, names: Names) -> str:
    """How to read a stream item by item, empty where no operation has one."""
    found = [
        (f"client.{group.attribute}.{item.method}", content.stream.framing)
        for group in names.groups
        for item in group.operations
        for content in streamed_contents(item.operation.responses)
        if content.stream is not None
    ]
    # That of events has more to show.
    found.sort(key=lambda item: item[1] != EVENTS)
    if not found:
        return ""
    method, framing = found[0]
    has_events = framing == EVENTS
    loop = "event in response.events()" if has_events else "item in response.items()"
    shown = "event.event, event.id, event.data" if has_events else "item"
    return (
        f"from {package} import streaming\n\n"
        f"with streaming({method})(...) as response:\n"
        f"    for {loop}:\n"
        f"        print({shown})"
    )


def uploads_example(api: Api, names: Names) -> str:
    """How to upload a file, empty where no operation takes one."""
    uploads = (
        f"client.{group.attribute}.{item.method}(..., {argument.argument}=file)"
        for group in names.groups
        for item in group.operations
        for argument in item.arguments
        if holds_files(argument.parameter.schema, api.schemas)
    )
    call = next(uploads, "")
    return f'file = Path("picture.png")\n{call}' if call else ""


def pages_example(names: Names) -> str:
    """How to go through a list, empty where none is paginated."""
    iterators = (
        f"client.{group.attribute}.{item.iterator}(...)"
        for group in names.groups
        for item in group.operations
        if item.iterator
    )
    call = next(iterators, "")
    if not call:
        return ""
    return (
        f"for item in {call}:\n    print(item)\n\n"
        f"for page in {call}.pages():\n    print(page)\n\n"
        "# with an AsyncClient\n"
        f"async for item in {call}:\n    print(item)"
    )
