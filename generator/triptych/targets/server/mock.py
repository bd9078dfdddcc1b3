"""What a server answers when it is a mock: samples, as a file that its runtime reads.

Operations name their samples, so that those of one schema are written once, however
many operations answer with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from random import Random

from triptych.ir import (
    Api,
    ArgumentPagination,
    BinarySchema,
    Content,
    Method,
    ObjectSchema,
    Pagination,
    Parameter,
    Place,
    Response,
    ResponseHeader,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.wire import wire_parameter
from triptych.passes.samples.examples import (
    NoSampleError,
    sample,
    sample_body,
    sample_content,
)
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.passes.values.fitting import fits
from triptych.python.names import Names
from triptych.python.operation_names import OperationNames
from triptych.python.streams import streamed_contents
from triptych.runtime.wire.encode import encode_header
from triptych.runtime.wire.media_types import is_json, is_text
from triptych.targets.json_lines import compact
from triptych.targets.sample_text import sample_base64, sample_text
from triptych.targets.server.mock_pages import (
    empty_page,
    first_page,
    is_numbered,
    leading_header,
    only_page,
)
from triptych.targets.server.mock_streams import mock_stream

__all__ = ["answered", "mock_text"]

# Whoever tries an API wants to see whole things, and those in the lists of a page.
_COMPLETE = 3

# How many samples there are beside the first one, and how often one that fits is looked
# for where there is none yet.
_OTHERS, _TRIES = 2, 20

_EMPTY_STATUSES = (204, 205, 304)

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_TEXT = re.compile(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?")

# What says how a body is sent, and is the server's to say (RFC 9110, RFC 9112).
_FRAMING = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "content-range",
        "content-type",
        "date",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def mock_text(api: Api, names: Names) -> str:
    """The JSON that `runtime/server/mock.py` reads: `operations` and `samples`."""
    answers = _Answers(api.schemas)
    operations = {
        item.operation.id: answers.of(item)
        for group in names.groups
        for item in group.operations
    }
    operations = {item.id: operations[item.id] for item in api.operations}
    return (
        f'{{\n"operations": {_lines(operations)},\n'
        f'"samples": {_lines(answers.found())}\n}}\n'
    )


def _lines(members: Mapping[str, JsonValue]) -> str:
    """An object with a line for each member, which differences can be read by."""
    written = ",\n".join(
        f"{compact(name)}:{compact(value, sort_keys=True)}"
        for name, value in members.items()
    )
    return f"{{\n{written}\n}}"


class _Answers:
    """The answers of operations, and the samples they share, by name."""

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._sampler = Sampler(schemas)
        self._samples: dict[str, list[JsonValue]] = {}

    def of(self, names: OperationNames) -> dict[str, JsonValue]:
        """Status, headers and the name of the body of what an operation answers.

        A list that goes on by number has an answer for what follows its first page.
        """
        operation = names.operation
        response = answered(operation.responses)
        if response is None:
            return {"status": 200}
        status = _status(response.status)
        answer: dict[str, JsonValue] = {"status": status}
        headers = self._headers(response.headers)
        pagination = operation.pagination
        if pagination is not None:
            leading = leading_header(pagination)
            headers = {
                name: text for name, text in headers.items() if name.lower() != leading
            }
        if headers:
            answer["headers"] = headers
        has_body = status not in _EMPTY_STATUSES and operation.method != Method.HEAD
        if has_body and (streams := self._streams(response)):
            answer["streams"] = streams
            answer["others"] = [
                content.media_type
                for content in response.contents
                if content.media_type not in streams
            ]
            if response.contents[0].stream is not None:
                return answer
        if has_body and response.contents:
            answer |= self._body(response, response.contents[0])
        if pagination is not None and "encoding" not in answer and "body" in answer:
            self._end(answer, names, pagination, response.contents[0])
        return answer

    def _streams(self, response: Response) -> dict[str, JsonValue]:
        """The names of sample streams by their media types."""
        found: dict[str, JsonValue] = {}
        for content in streamed_contents([response]):
            name = f"{content.media_type} {response.pointer}"
            items = mock_stream(
                content, lambda key: self._fitting(key, self._shown(key))
            )
            self._samples[name] = [items]
            found[content.media_type] = name
        return found

    def _shown(self, key: SchemaId) -> JsonValue:
        """What readers of the docs see as a value of a schema."""
        with suppress(NoSampleError):
            return sample_body(key, self._schemas, is_request=False, complete=_COMPLETE)
        return None

    def _end(
        self,
        answer: dict[str, JsonValue],
        names: OperationNames,
        pagination: Pagination,
        content: Content,
    ) -> None:
        """Make the list of an answer one that ends."""
        argument = ""
        if is_numbered(pagination) and isinstance(pagination, ArgumentPagination):
            argument = (
                "" if pagination.member else names.argument_of(pagination.parameter)
            )
        key, schemas, name = content.schema, self._schemas, str(answer["body"])

        def is_right(page: JsonValue) -> bool:
            return key is None or fits(page, key, schemas)

        change = empty_page if argument else only_page
        pages = [change(page, pagination, is_right) for page in self._samples[name]]
        if pages == self._samples[name]:
            return
        last = f"{name}, last page"
        if self._samples.setdefault(last, pages) != pages:
            last = f"{name}, last page of {names.operation.id}"
            self._samples[last] = pages
        if argument:
            answer["following"] = {
                "argument": argument,
                "first": first_page(pagination),
                "body": last,
            }
        else:
            answer["body"] = last

    def found(self) -> dict[str, JsonValue]:
        """The samples by name, sorted."""
        return {name: self._samples[name] for name in sorted(self._samples)}

    def _body(self, response: Response, content: Content) -> dict[str, JsonValue]:
        """The body of an answer; nothing if nobody says what it is."""
        schema = self._schemas[content.schema] if content.schema is not None else None
        is_wild = content.media_type in ("*/*", "application/*")
        is_file = isinstance(schema, BinarySchema) or (
            isinstance(schema, StringSchema) and schema.format == "binary"
        )
        if is_file or not (
            is_json(content.media_type) or is_wild or is_text(content.media_type)
        ):
            if schema is None:
                return {}
            self._samples[content.media_type] = [sample_base64(content.media_type)]
            return {"body": content.media_type, "encoding": "base64"}
        # One that a response shows is its own, all others are those of the schema.
        place = response.pointer if content.example is not None else content.schema
        as_text = is_text(content.media_type) and not content.as_xml
        name = f"{content.media_type} {place}" if as_text else str(place)
        if name not in self._samples:
            values = self._values(content)
            if as_text:
                stem = schema.name if isinstance(schema, ObjectSchema) else ""
                values = [
                    sample_text(value, content.media_type, stem) for value in values
                ]
            self._samples[name] = values
        return {"body": name} if self._samples[name] else {}

    def _values(self, content: Content) -> list[JsonValue]:
        """Samples of a body, the one that readers of the docs see first.

        All of them fit the schema, or the server would refuse to answer with them.
        """
        first: JsonValue = None
        with suppress(NoSampleError):
            first = sample_content(content, self._schemas, complete=_COMPLETE)
        if content.schema is None:
            return [first] if first is not None else []
        return self._fitting(content.schema, first)

    def _fitting(
        self, key: SchemaId, first: JsonValue, name: str = ""
    ) -> list[JsonValue]:
        """`first` if it fits a schema, and up to two others that do."""
        values: list[JsonValue] = []
        if first is not None and fits(first, key, self._schemas):
            values.append(first)
        for number in range(_TRIES):
            if len(values) > _OTHERS or (values and number >= _OTHERS):
                break
            random = Random(f"{key} {number}")
            with suppress(SamplingError):
                found = self._sampler.sample(key, random, Wanted(), name=name)
                is_new = found is not None and found not in values
                if is_new and fits(found, key, self._schemas):
                    values.append(found)
        return values

    def _headers(self, headers: Iterable[ResponseHeader]) -> dict[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        for header in headers:
            text = self._header_text(header)
            if (
                _HEADER_NAME.fullmatch(header.name)
                and header.name.lower() not in _FRAMING
                and _HEADER_TEXT.fullmatch(text)
            ):
                found[header.name] = text
        return found

    def _header_text(self, header: ResponseHeader) -> str:
        """The text of a sample of a header; empty if it has none."""
        described = Parameter(
            pointer=header.pointer,
            place=Place.HEADER,
            name=header.name,
            schema=header.schema,
        )
        wire = wire_parameter(header.name, described, self._schemas)
        shown: JsonValue = None
        with suppress(NoSampleError):
            shown = sample(header.schema, self._schemas, header.name)
        for value in self._fitting(header.schema, shown, header.name):
            with suppress(TypeError, ValueError):
                return ",".join(encode_header(wire, value))
        return ""


def answered(responses: Iterable[Response]) -> Response | None:
    """What an operation answers when all is well: a success, else a redirection."""
    found = list(responses)
    for first in ("2", "3", "default"):
        for response in found:
            if response.status.startswith(first):
                return response
    return None


def _status(status: str) -> int:
    """The status of an answer; the first one of a range, and 200 by default."""
    return 200 if status == "default" else int(status.replace("X", "0"))
