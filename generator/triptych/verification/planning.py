"""What is sent on trips and what is answered, sampled from what a document allows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from triptych.ir import (
    Api,
    ApiKeyScheme,
    ArraySchema,
    Content,
    Operation,
    Parameter,
    Place,
    RequestBody,
    Response,
    Schema,
    SchemaId,
    StringSchema,
    Value,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.field_names import field_names
from triptych.passes.requests.files import holds_files
from triptych.passes.requests.patches import is_json_patch
from triptych.passes.requests.wire import is_json_text, wire_parameter
from triptych.passes.samples.sampler import Sampler, SamplingError, Wanted
from triptych.passes.values.fitting import fits
from triptych.pointer import Pointer
from triptych.python.annotations import FORMATS, Annotation, Dialect
from triptych.python.names import Names, OperationNames
from triptych.python.signatures import content_annotation, has_named_fields, signature
from triptych.runtime.wire.encode import encode_path
from triptych.runtime.wire.media_types import MULTIPART, essence, is_form, is_json
from triptych.targets.modules import asked_for
from triptych.verification.answers import answer_headers
from triptych.verification.breaking import broken
from triptych.verification.credentials import is_sendable
from triptych.verification.refusals import (
    ParameterRules,
    is_header_name,
    path_is_refused,
)
from triptych.verification.routes import Routes
from triptych.verification.trips import (
    Argument,
    Body,
    BodyKind,
    SkippedError,
    Trip,
    Upload,
)

__all__ = ["Trips"]

_TRIES = 30

# Of so many bodies one is wrong.
_BROKEN_EVERY = 4

# They say how a message is to be read, which only who writes it can know.
_HEADERS_OF_HTTP = {
    *("connection", "content-encoding", "content-length", "expect", "host"),
    *("content-type", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"),
}

# They are sent whether or not an argument is given for them.
_ALWAYS_SENT = {"accept", "accept-encoding", "authorization", "user-agent"}

_EMPTY_STATUSES = ("204", "205", "304")


class Trips:
    """Plans the trips of an API, the same by seed."""

    def __init__(self, api: Api, names: Names, sampler: Sampler, seed: str) -> None:
        self._api = api
        self._schemas = api.schemas
        self._sampler = sampler
        self._seed = seed
        self._unsendable = {
            scheme.name for scheme in api.security_schemes if not is_sendable(scheme)
        }
        self._keys = {
            (scheme.place, scheme.parameter.lower())
            for scheme in api.security_schemes
            if isinstance(scheme, ApiKeyScheme)
        }
        self._routes = Routes(
            item.operation for group in names.groups for item in group.operations
        )

    def plan(self, names: OperationNames, number: int) -> Trip:
        """The trip of this number; raises `SkippedError`."""
        operation = names.operation
        if other := self._routes.hides(operation):
            raise SkippedError(f"all its requests are those of {other}")
        if operation.security and all(
            self._unsendable & item.schemes.keys() for item in operation.security
        ):
            raise SkippedError(
                "its security scheme needs a certificate, or is of a header that is no "
                "name"
            )
        self._check_headers(operation)
        random = Random(f"{self._seed} {operation.id} {number}")
        responses = operation.responses or (_UNKNOWN,)
        turn, rounds = number % len(responses), number // len(responses)
        # Neither half of the calls may meet only half of the statuses.
        is_async = (number + rounds * (len(responses) % 2 == 0)) % 2 == 1
        response = responses[turn]
        status = _status(response, operation, random)
        wanted = Wanted(is_request=True, is_odd=number > 1 and random.random() < 0.8)
        try:
            arguments = self._arguments(names, random, wanted)
            body, media_type = self._body(names, random, wanted)
            answer = self._answer(operation, response, status, random, wanted)
        except SamplingError as error:
            raise SkippedError(str(error)) from error
        given = {*arguments, *([names.body] if body else [])}
        if not names.body:
            media_type = self._form_type(operation, arguments, random)
        return Trip(
            number=number,
            is_async=is_async,
            arguments=arguments,
            body=body,
            media_type=media_type,
            as_members=random.random() < 0.3,
            absent={
                name: value
                for name, value in self._defaults(names).items()
                if name not in given
            },
            status=status,
            answer=answer,
            broken=self._broken(operation, number, body),
            headers=answer_headers(
                response,
                self._schemas,
                self._sampler,
                Random(f"{self._seed} {operation.id} {number} headers"),
                replace(wanted, is_request=False),
            ),
            in_chunks=Random(f"{self._seed} {number} chunks").random() < 0.5,
        )

    def _broken(
        self, operation: Operation, number: int, body: Body | None
    ) -> Value | None:
        """What is sent in the place of some bodies, to be refused."""
        if body is None or body.schema is None:
            return None
        if is_form(body.media_type):
            return None
        # Now after one status, now after another.
        count = max(1, len(operation.responses))
        rounds = number // count if count % 2 == 0 else 0
        if (number + rounds) % _BROKEN_EVERY != _BROKEN_EVERY - 1:
            return None
        turn = Random(f"{self._seed} {operation.id}").randrange(_BROKEN_EVERY)
        turn += number // _BROKEN_EVERY
        found = broken(body.json, body.schema, self._sampler, turn)
        is_json_only = found is not None and not isinstance(found.json, str)
        return None if body.kind == "text" and is_json_only else found

    def _check_headers(self, operation: Operation) -> None:
        for parameter in operation.parameters:
            if parameter.place is not Place.HEADER:
                continue
            name = parameter.name.lower()
            schema = self._schemas[parameter.schema]
            if parameter.required and name in _HEADERS_OF_HTTP:
                raise SkippedError(f"its header {name} is a matter of HTTP itself")
            if parameter.required and not is_header_name(name):
                raise SkippedError(f"no header can be called {parameter.name!r}")
            is_limited = isinstance(schema, StringSchema) and schema.enum
            if name == "content-type" and is_limited and operation.request_body:
                raise SkippedError("its header content-type limits that of its body")

    def _defaults(self, names: OperationNames) -> dict[str, Argument | None]:
        """What a service is given for arguments that are left out."""
        taken = signature(names, self._schemas, Dialect())
        found: dict[str, Argument | None] = {item.argument: None for item in taken}
        for item in names.arguments:
            key = item.parameter.schema
            default = self._schemas[key].default
            if not item.parameter.required and default is not None:
                is_one = not isinstance(default.json, dict) and fits(
                    default.json, key, self._schemas
                )
                found[item.argument] = (
                    Argument(schema=key, json=default.json) if is_one else None
                )
        for item in names.arguments:
            if self._is_always_sent(item.parameter):
                # Whatever arrives, nobody gave it.
                del found[item.argument]
        return found

    def _is_always_sent(self, parameter: Parameter) -> bool:
        """Whether it may be there although no argument is given for it."""
        name = parameter.name.lower()
        is_header = parameter.place is Place.HEADER
        return (parameter.place, name) in self._keys or (
            is_header and name in _ALWAYS_SENT | _HEADERS_OF_HTTP
        )

    def _arguments(
        self, names: OperationNames, random: Random, wanted: Wanted
    ) -> dict[str, Argument]:
        operation = names.operation
        share = random.choice((0.0, 0.5, 1.0)) if wanted.is_odd else 1.0
        for _ in range(_TRIES):
            found: dict[str, Argument] = {}
            texts: dict[str, str] = {}
            named: list[tuple[Place, str]] = []
            for item in names.arguments:
                parameter = item.parameter
                if not (parameter.required or random.random() < share):
                    continue
                argument = self._argument(parameter, operation, random, wanted)
                if argument is None:
                    continue
                found[item.argument] = argument
                named.append((parameter.place, parameter.name))
                if parameter.place is Place.PATH:
                    texts[parameter.name] = self._path_text(parameter, argument)
            if self._routes.needs_less(operation, named):
                share = 0.0
            elif self._is_reachable(operation, texts):
                return found
        raise SkippedError("all requests that were sampled mean another operation")

    def _is_reachable(self, operation: Operation, texts: Mapping[str, str]) -> bool:
        if not texts:
            return True
        if path_is_refused(operation, texts):
            return False
        for segment in operation.path_template.split("/"):
            names = _PLACEHOLDER.findall(segment)
            # What stands between two placeholders divides them wherever it stands.
            literals = [item for item in _PLACEHOLDER.split(segment)[2:-1:2] if item]
            if len(names) > 1 and any(
                literal in texts[name] for literal in literals for name in names
            ):
                return False
        path = _PLACEHOLDER.sub(lambda match: texts[match[1]], operation.path_template)
        return not self._routes.is_others(operation, path)

    def _path_text(self, parameter: Parameter, argument: Argument) -> str:
        written = wire_parameter(parameter.name, parameter, self._schemas)
        return encode_path(written, argument.json)

    def _argument(
        self, parameter: Parameter, operation: Operation, random: Random, wanted: Wanted
    ) -> Argument | None:
        """A value for a parameter; None for one that is left out."""
        if parameter.place is Place.HEADER:
            name = parameter.name.lower()
            if name in _HEADERS_OF_HTTP or not is_header_name(name):
                return None
            if name == "accept":
                # Another text would ask for an answer that is not to be had.
                return Argument(schema=parameter.schema, json="*/*")
        names = field_names(parameter, operation, self._api)
        if names is not None and not (names.members or names.is_open):
            if parameter.required:
                raise SkippedError(
                    f"another parameter has all fields of {parameter.name}"
                )
            return None
        schema = self._schemas[parameter.schema]
        if holds_files(parameter.schema, self._schemas):
            count = 1
            if isinstance(schema, ArraySchema):
                count = min(max(2, schema.min_items or 0), schema.max_items or 2)
            files = tuple(_upload(random) for _ in range(count))
            return Argument(schema=parameter.schema, files=files)
        if is_json_text(parameter, self._schemas):
            value = self._sampler.sample(
                parameter.schema, random, wanted, name=parameter.name
            )
            # An empty list of a form is not sent.
            return (
                None if value == [] else Argument(schema=parameter.schema, json=value)
            )
        rules = ParameterRules(parameter, self._schemas)
        wanted = replace(
            wanted, is_text=True, is_named=rules.is_named, accepts=rules.accepts
        )
        # An empty key is none, to the server.
        is_key = (parameter.place, parameter.name.lower()) in self._keys
        for tried in range(_TRIES):
            if tried == _TRIES // 4:
                # What is empty, or has something empty in it, is lost in many forms.
                wanted = replace(wanted, optional=0.5)
            value = self._sampler.sample(
                parameter.schema, random, wanted, name=parameter.name
            )
            if isinstance(value, dict) and names is not None:
                # What is named as another parameter would be read as that.
                value = {k: value[k] for k in value if k not in names.others}
            if value in ([], {}) and not parameter.required:
                # It is not sent, and arrives as an argument that was left out.
                return None
            if (
                value not in ([], {})
                and not rules.refuses(value)
                and not (is_key and value == "")
            ):
                return Argument(schema=parameter.schema, json=value)
        raise SamplingError(parameter.pointer, "no value was found that clients send")

    def _body(
        self, names: OperationNames, random: Random, wanted: Wanted
    ) -> tuple[Body | None, str]:
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
        if not content.is_form:
            return self._content(content, random, wanted, name=body.name)
        key = content.schema
        if key is None or not has_named_fields(key, self._schemas):
            return Body(kind="json", media_type=content.media_type, json=_FIELDS)
        wanted = replace(wanted, is_text=True, is_named=True)
        for _ in range(_TRIES):
            value = self._sampler.sample(key, random, wanted, name=body.name)
            if isinstance(value, dict) and value and [] not in value.values():
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

    def _form_type(
        self, operation: Operation, arguments: Mapping[str, Argument], random: Random
    ) -> str:
        """The media type to ask for of a form that may be of several."""
        body = operation.request_body
        fields = {item.name for item in body.fields} if body else set()
        if body is None or not fields or any(arguments[k].files for k in arguments):
            return ""
        types = [c.media_type for c in body.contents if is_form(c.media_type)]
        # The boundary of parts is the client's to make up.
        types = [item for item in types if essence(item) != MULTIPART]
        return random.choice(types) if types and random.random() < 0.5 else ""

    def _answer(
        self,
        operation: Operation,
        response: Response,
        status: int,
        random: Random,
        wanted: Wanted,
    ) -> Body:
        wanted = replace(wanted, is_request=False)
        if operation.method == "HEAD" or str(status) in _EMPTY_STATUSES:
            return Body(kind="empty")
        contents = asked_for(response, self._schemas)
        has_schema = any(item.schema for item in contents)
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
            content.schema for item in successes for content in item.contents
        )

    def _content(
        self, content: Content, random: Random, wanted: Wanted, *, name: str
    ) -> Body:
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
        if value is None:
            raise SamplingError(content.schema, "null is no body")
        return Body(kind=kind, media_type=media_type, schema=content.schema, json=value)

    def _limited_text(self, content: Content) -> SchemaId | None:
        """The schema of a text that is not JSON, if it has limits."""
        match self._schemas[content.schema] if content.schema else None:
            case StringSchema(format=name) as schema if name not in FORMATS:
                limits = (schema.enum, schema.min_length, schema.pattern)
                is_limited = any(limits) or schema.max_length is not None
                return content.schema if is_limited else None
            case _:
                return None


_FIELDS: JsonValue = {"text": "a=b&c", "list": ["x", "y"]}

_JSON_PATCH: list[JsonValue] = [
    {"op": "remove", "path": "/a"},
    {"op": "add", "path": "/b", "value": [None, 1.5]},
]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_UNKNOWN = Response(pointer=Pointer(""), status="200")


def _kind(content: Content, schemas: Mapping[SchemaId, Schema]) -> BodyKind:
    dialect = Dialect(content=Annotation("BINARY"))
    source = content_annotation(content, schemas, dialect).source
    if source == "BINARY":
        return "bytes"
    is_ranged = content.media_type in ("*/*", "application/*")
    return "json" if is_json(content.media_type) or is_ranged else "text"


def _status(response: Response, operation: Operation, random: Random) -> int:
    """A status that a response is for."""
    if response.status.isdecimal():
        status = int(response.status)
        if not 200 <= status <= 599:
            raise SkippedError(f"{status} is not the status of an answer")
        return status
    if response.status == "default":
        has_success = any(item.is_success for item in operation.responses)
        listed = {item.status for item in operation.responses}
        choices = (400, 409, 500, 503) if has_success else (200, 201, 400, 500)
        return random.choice([item for item in choices if str(item) not in listed])
    return int(response.status[0]) * 100 + random.choice((0, 3))


def _upload(random: Random) -> Upload:
    return Upload(
        name=random.choice(("a.txt", "ö 1.png", "a;b=c.tar.gz")),
        content=random.choice((b"", b"\x00\xff\r\n--", random.randbytes(5000))),
        media_type=random.choice(("image/png", "text/plain; charset=utf-8")),
    )
