"""Bodies of requests and answers of trips, sampled from what their schemas allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from triptych.ir import (
    Api,
    Content,
    Operation,
    RequestBody,
    Response,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.patches import is_json_patch
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.passes.xml.contents import holds_value, xml_content
from triptych.passes.xml.documents import Documents
from triptych.python.annotations import FORMATS, Annotation, Dialect
from triptych.python.names import OperationNames
from triptych.python.signatures import content_annotation, has_named_fields
from triptych.python.streams import streamed_contents
from triptych.runtime.wire.media_types import is_multipart, may_be_form
from triptych.targets.modules import asked_for
from triptych.verification.refusals import form_is_refused
from triptych.verification.streams import sampled_stream
from triptych.verification.trips import Argument, Body, BodyKind

__all__ = ["Bodies"]

_TRIES = 30

# How many answers that may be a stream are read as one.
_STREAMED = 0.7

_EMPTY_STATUSES = ("204", "205", "304")

_FIELDS: JsonValue = {"text": "a=b&c", "list": ["x", "y"]}

_JSON_PATCH: list[JsonValue] = [
    {"op": "remove", "path": "/a"},
    {"op": "add", "path": "/b", "value": [None, 1.5]},
]


class Bodies:
    """Samples the bodies of one API."""

    def __init__(self, api: Api, sampler: Sampler) -> None:
        self._api = api
        self._schemas = api.schemas
        self._sampler = sampler
        self._documents: dict[SchemaId, Documents] = {}

    def documents(self, body: Body) -> Documents:
        """The documents of the schema of a body."""
        assert body.schema is not None
        return self._documents_of(body.schema)

    def _documents_of(self, key: SchemaId) -> Documents:
        if key not in self._documents:
            self._documents[key] = Documents(key, self._api)
        return self._documents[key]

    def sent(
        self, names: OperationNames, random: Random, wanted: Wanted
    ) -> tuple[Body | None, str]:
        """The body of a request, and the media type to ask for it in, if any.

        Raises `SamplingError`.
        """
        body = names.operation.request_body
        if body is None or not names.body:
            return None, ""
        if not body.required and wanted.is_odd and random.random() < 0.3:
            return None, ""
        content = random.choice(body.contents)
        if is_json_patch(names.operation, content, self._schemas):
            found = Body(kind="json", media_type=content.media_type, json=_JSON_PATCH)
        else:
            sampled = self._form_or_other(content, random, wanted, body)
            if sampled is None:
                return None, ""
            found = sampled
        is_range = "*" in content.media_type
        asked = "" if len(body.contents) == 1 or is_range else content.media_type
        kind = content.media_type.partition("/")[0]
        if is_range and kind not in ("*", "application", "text"):
            # Which of them it is nobody can tell from bytes.
            asked = f"{kind}/octet-stream"
        return found, asked

    def _form_or_other(
        self, content: Content, random: Random, wanted: Wanted, body: RequestBody
    ) -> Body | None:
        """A body; of a form what is empty is lost, and there are only texts in it.

        None if it may be left out, and has no fields.
        """
        if content.as_xml and xml_content(body.contents, is_client=True) is None:
            # A client sends JSON where it can.
            found = self._xml(content, random, wanted, name=body.name)
            assert found.schema is not None
            document = self._documents_of(found.schema).document(found.json)
            return replace(found, document=document)
        if not content.is_form:
            return self._content(
                content, random, wanted, name=body.name, takes_null=body.required
            )
        key = content.schema
        if key is None or not has_named_fields(key, self._schemas):
            return Body(kind="json", media_type=content.media_type, json=_FIELDS)
        wanted = replace(wanted, is_text=True, is_named=True)
        for _ in range(_TRIES):
            value = self._sampler.sample(key, random, wanted, name=body.name)
            if not form_is_refused(value, key, self._schemas):
                return Body(
                    kind="json",
                    media_type=content.media_type,
                    schema=key,
                    json=value,
                )
            wanted = replace(wanted, optional=0.5)
        if not body.required:
            return None
        raise SamplingError(key, "no value was found that a form can have")

    def form_type(
        self, operation: Operation, arguments: Mapping[str, Argument], random: Random
    ) -> str:
        """The media type to ask for of a form that may be of several."""
        body = operation.request_body
        fields = {item.name for item in body.fields} if body else set()
        if body is None or not fields or any(arguments[k].files for k in arguments):
            return ""
        types = [c.media_type for c in body.contents if may_be_form(c.media_type)]
        # The boundary of parts is the client's to make up.
        types = [item for item in types if not is_multipart(item)]
        return random.choice(types) if types and random.random() < 0.5 else ""

    def answered(
        self,
        operation: Operation,
        response: Response,
        status: int,
        random: Random,
        wanted: Wanted,
    ) -> Body:
        """The body of an answer of this status; raises `SamplingError`."""
        wanted = replace(wanted, is_request=False)
        if operation.method == "HEAD" or str(status) in _EMPTY_STATUSES:
            return Body(kind="empty")
        streams = streamed_contents([response])
        if streams and 200 <= status < 300 and random.random() < _STREAMED:
            return sampled_stream(random.choice(streams), self._sampler, random, wanted)
        contents = asked_for(response, self._schemas)
        has_schema = any(item.is_described for item in contents)
        if not has_schema and self._is_void(operation, response):
            return Body(kind="empty")
        if not contents:
            # Nobody says what it is, so that it may be any JSON.
            contents = (Content(media_type="application/json"),)
        return self._content(random.choice(contents), random, wanted, name="answer")

    def _is_void(self, operation: Operation, response: Response) -> bool:
        """Whether a response without a schema is an empty one.

        It is where another success has a schema, and so is a redirect.
        """
        if response.is_redirect and not response.contents:
            return True
        successes = [item for item in operation.responses if item.is_success]
        return response in successes and any(
            content.is_described for item in successes for content in item.contents
        )

    def _content(
        self,
        content: Content,
        random: Random,
        wanted: Wanted,
        *,
        name: str,
        takes_null: bool = False,
    ) -> Body:
        if content.as_xml:
            return self._xml(content, random, wanted, name=name)
        kind = _kind(content, self._schemas)
        media_type = content.media_type
        if kind == "bytes":
            data = random.choice((b"\x00\xff\r\n--", b"x", random.randbytes(2000)))
            return Body(kind=kind, media_type=media_type, content=data)
        if kind == "text" and (key := self._limited_text(content)):
            # An empty one can't be told from none.
            some = replace(wanted, accepts=bool)
            value = self._sampler.sample(key, random, some, name=name)
            return Body(kind=kind, media_type=media_type, schema=key, json=value)
        if kind == "text":
            text = random.choice(("text", "Zoë \U0001d11e\n<a>&amp;</a>", "\u2028 x"))
            return Body(kind=kind, media_type=media_type, json=text)
        if content.schema is None:
            values: list[JsonValue] = [{"any": [1, None]}, ["x", 2.5, True]]
            value = random.choice(values)
            return Body(kind=kind, media_type=media_type, json=value)
        value = self._sampler.sample(content.schema, random, wanted, name=name)
        if value is None and not takes_null:
            raise SamplingError(content.schema, "null is not a body")
        return Body(kind=kind, media_type=media_type, schema=content.schema, json=value)

    def _xml(
        self, content: Content, random: Random, wanted: Wanted, *, name: str
    ) -> Body:
        """A value that can be read again from the document of it."""
        key = content.schema
        assert key is not None
        for _ in range(_TRIES):
            value = self._sampler.sample(key, random, wanted, name=name)
            if value is not None and self._documents_of(key).faithful(value):
                return Body(
                    kind="json",
                    media_type=content.media_type,
                    schema=key,
                    json=value,
                    is_xml=True,
                )
            wanted = replace(
                wanted, is_named=True, optional=random.choice((0.2, 0.5, 0.8))
            )
        raise SamplingError(key, "no value was found that XML can have")

    def _limited_text(self, content: Content) -> SchemaId | None:
        """The schema of a text that is not JSON, if it has limits."""
        match self._schemas[content.schema] if content.schema else None:
            case StringSchema(format=name) as schema if name not in FORMATS:
                limits = (schema.enum, schema.min_length, schema.pattern)
                is_limited = any(limits) or schema.max_length is not None
                return content.schema if is_limited else None
            case _:
                return None


def _kind(content: Content, schemas: Mapping[SchemaId, Schema]) -> BodyKind:
    dialect = Dialect(content=Annotation("BINARY"))
    source = content_annotation(content, schemas, dialect).source
    if source == "BINARY":
        return "bytes"
    is_ranged = content.media_type in ("*/*", "application/*")
    return "json" if holds_value(content) or is_ranged else "text"
