"""The smoke test of a client package: what each operation sends, and gives back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.passes.json_schemas import schema_name
from triptych.passes.requests.base_paths import base_path, has_own_path
from triptych.passes.samples.examples import NoSampleError, sample_body
from triptych.passes.xml.documents import xml_document
from triptych.pointer import Pointer
from triptych.python.annotations import Dialect, in_json
from triptych.python.names import Names, OperationNames
from triptych.python.signatures import content_annotation
from triptych.runtime.wire.media_types import is_text
from triptych.targets.client.list_test import list_expectation, placed
from triptych.targets.dependencies import Dependencies
from triptych.targets.examples.requests import expected_request
from triptych.targets.jobs import Job, Keyed, Verbatim
from triptych.targets.runtime_files import runtime_test

__all__ = ["smoke_test_jobs"]


def smoke_test_jobs(
    api: Api,
    names: Names,
    *,
    arguments: Dialect,
    results: Dialect,
    variables: Iterable[str],
    keys: Dependencies,
) -> tuple[Job, ...]:
    """The test, and what it goes through as JSON: operations, and lists if any."""
    lists = tuple(_lists(api, names, arguments))
    head = {"package": f"{names.package}_client", "variables": list(variables)}
    path = "client/tests/operations.json"

    def operations() -> Verbatim:
        listed = _json_lines(_expectations(api, names, arguments, results))
        text = f'{json.dumps(head)[:-1]}, "operations": {listed.strip()}}}\n'
        return Verbatim(path=path, text=text)

    return (
        Verbatim(
            path="client/tests/test_smoke.py", text=runtime_test("client_operations")
        ),
        Keyed(
            path=path, key=keys.of_structure("client operations", head), make=operations
        ),
        *(
            [Verbatim(path="client/tests/lists.json", text=_json_lines(lists))]
            if lists
            else []
        ),
    )


def _json_lines(expectations: Iterable[dict[str, JsonValue]]) -> str:
    """A list in JSON, an item a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in expectations)
    return f"[\n{lines}\n]\n"


def _lists(api: Api, names: Names, dialect: Dialect) -> Iterator[dict[str, JsonValue]]:
    for group in names.groups:
        for item in group.operations:
            try:
                expected = list_expectation(api, item)
            except NoSampleError:
                continue
            if expected is None:
                continue
            request = expected_request(api, item, dialect)
            if request is None:
                continue
            start = expected.start and item.argument_of(expected.start)
            arguments = {k: v for k, v in request.arguments.items() if k != start}
            for place, value in expected.arguments.items():
                argument, _, pointer = place.partition("/")
                tokens = Pointer(f"#/{pointer}").tokens if pointer else ()
                arguments[argument] = placed(arguments.get(argument), tokens, value)
            yield {
                "call": f"{group.attribute}.{item.iterator}",
                "arguments": arguments,
                **({"files": list(request.files)} if request.files else {}),
                "answers": list(expected.answers),
                "item": expected.item,
                "count": expected.count,
                "headers": dict(expected.headers),
                "following": expected.following,
            }


def _expectations(
    api: Api, names: Names, arguments: Dialect, results: Dialect
) -> Iterator[dict[str, JsonValue]]:
    """For each operation its arguments, its request and an answer; what is not there
    is left out, and so are operations that have no example."""
    for group in names.groups:
        for item in group.operations:
            request = expected_request(api, item, arguments)
            try:
                answer = _answer(api, item, results)
            except NoSampleError:
                continue
            if request is None:
                continue
            expectation: dict[str, JsonValue] = {
                "call": f"{group.attribute}.{item.method}",
                "arguments": dict(request.arguments),
                "files": list(request.files),
                "method": item.operation.method,
                "target": _path_instead(api, item) + request.target,
                "body": request.body,
                "xml": request.xml or None,
                **answer,
            }
            yield {
                name: value
                for name, value in expectation.items()
                if name == "answer" or (value if name != "body" else value is not None)
            }


def _path_instead(api: Api, names: OperationNames) -> str:
    """What stands behind a base URL that does not end with the path of the API."""
    is_root = any(not item.path for item in api.servers)
    is_moved = is_root and has_own_path(api, names.operation)
    return quote(base_path(api, names.operation), safe="/%") if is_moved else ""


def _answer(api: Api, names: OperationNames, dialect: Dialect) -> dict[str, JsonValue]:
    """Status, media type and body of the first success that is described.

    The body is an `answer` in JSON or, if `xml_answer` is the name of its schema, as
    XML, or other `content` that comes back as it is.
    """
    responses = names.operation.responses
    response = next((item for item in responses if item.is_success), None)
    status = int(response.status) if response and response.status.isdigit() else 200
    is_empty = status in (204, 205) or names.operation.method == "HEAD"
    if response is None or not response.contents or is_empty:
        return {"status": status}
    content = response.contents[0]
    media_type = content.media_type
    kind = content_annotation(content, api.schemas, in_json(dialect)).source
    if kind == "bytes" or (kind == "str" and is_text(media_type)):
        media_type = media_type if "*" not in media_type else "application/octet-stream"
        return {"status": status, "media_type": media_type, "content": "..."}
    if content.schema is None:
        return {"status": status}
    value = sample_body(content.schema, api.schemas, is_request=False)
    if content.as_xml:
        try:
            xml_document(value, content.schema, api)
        except ValueError as error:
            raise NoSampleError from error
    return {
        "status": status,
        "media_type": media_type if "*" not in media_type else "application/json",
        "answer": value,
        "xml_answer": schema_name(content.schema) if content.as_xml else None,
    }
