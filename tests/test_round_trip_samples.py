"""Every operation of every document: what is sent arrives, and comes back."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

import httpx2
import pytest
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from tests.corpus.counting import count_operations
from tests.golden import OUT, documents, generate_into
from tests.packages import imported
from tests.sampling import Sampler
from trifold.config import DocumentConfig
from trifold.ir import (
    ArraySchema,
    BasicScheme,
    BinarySchema,
    Content,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
)
from trifold.json_value import JsonValue
from trifold.pipeline import Understood, understand
from trifold.python.models import ModelName
from trifold.python.names import GroupNames, OperationNames
from trifold.python.signatures import content_annotation
from trifold.source import read
from trifold.swagger2.gathering import gather
from trifold.targets.client_operations import result_dialect

_FOLDER = Path(__file__).parent / "documents"
_DOCUMENTS = {
    **{document.name: document.spec for document in documents()},
    **{name: _FOLDER / f"{name}.yaml" for name in ("clashing_names", "oddities")},
}


@cache
def _understood(name: str) -> Understood:
    return understand(gather(read(_DOCUMENTS[name]), _DOCUMENTS[name]), name=name)


_OPERATIONS = {
    f"{name}-{operation.operation.id}": (name, group, operation)
    for name in _DOCUMENTS
    for group in _understood(name).names.groups
    for operation in group.operations
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Values as one side of a call has them: made of its own models.

    Without `models`, what would be of one is JSON, to compare with.
    """

    understood: Understood
    sampler: Sampler
    models: Any = None

    @property
    def _names(self) -> Mapping[SchemaId, ModelName]:
        return self.understood.names.models

    def argument(self, key: SchemaId) -> Any:
        """A value for a parameter."""
        if isinstance(self.understood.api.schemas[key], BinarySchema):
            number = self.sampler.variant
            return f"ö{number}.png", b"\x00\xff\r\n--%d" % number, "image/png"
        sampler = replace(self.sampler, in_json=False)
        return self.python(sampler.value(key), key)

    def body(self, content: Content) -> Any:
        """A value for a body of this media type."""
        dialect = result_dialect({})
        kind = content_annotation(content, self.understood.api.schemas, dialect).source
        if kind == "bytes":
            return b"\x00\xff%d" % self.sampler.variant
        if content.schema is None:
            return {"any": [self.sampler.variant]}
        value = self.sampler.value(content.schema)
        is_json = "json" in content.media_type or "*" in content.media_type
        return self.python(value, content.schema) if is_json else str(value)

    def python(self, value: JsonValue, key: SchemaId) -> Any:
        """The Python value that generated code has for a JSON value."""
        schema = self.understood.api.schemas[key]
        match schema, value:
            case ObjectSchema(), dict() if self.models and key in self._names:
                name = self._names[key].class_name
                return getattr(self.models, name).model_validate(value)
            case ArraySchema(items=items), list():
                return [self.python(item, items) for item in value]
            case MapSchema(values=values), dict():
                return {name: self.python(value[name], values) for name in value}
            case StringSchema(format=name, enum=()), str():
                return _TYPES.get(name, str)(value)
            case NumberSchema(format="decimal"), int() | float():
                return Decimal(str(value))
            case _:
                return value


_TYPES: Mapping[str, Any] = {
    "date": dt.date.fromisoformat,
    "date-time": dt.datetime.fromisoformat,
    "uuid": UUID,
    "decimal": Decimal,
    "byte": base64.b64decode,
}


class Pair:
    """The client and the server of a document; services record and answer."""

    def __init__(self, name: str, client: Any, server: Any) -> None:
        self.understood = _understood(name)
        self.client, self.server = client, server
        path = quote(urlsplit(self.understood.api.servers[0].url).path)
        self.base_url = f"http://testserver{path}"
        self.arrived: tuple[str, dict[str, Any]] | None = None
        self.answer: Any = None
        groups = self.understood.names.groups
        schemes = self.understood.names.security_schemes
        self.credentials: dict[str, Any] = {
            item.argument: (
                ("ada", "secret") if isinstance(item.scheme, BasicScheme) else "secret"
            )
            for item in schemes
        }
        arguments = {group.attribute: self._service(group) for group in groups}
        if schemes:
            hooks = dict.fromkeys(self.credentials, _known)
            arguments["authenticate"] = server.Authentication(**hooks)
        self.app = server.create_app(**arguments)

    def samples(self, sampler: Sampler, side: Any = None) -> Samples:
        """Samples made of the models of one of the two packages, or of JSON."""
        # A package without models has no module of them either.
        has_models = side is not None and self.understood.names.models
        models = side.models if has_models else None
        return Samples(understood=self.understood, sampler=sampler, models=models)

    def _service(self, group: GroupNames) -> Any:
        base = getattr(self.server.services, group.stem)
        methods = {item.method: self._method(item) for item in group.operations}
        return type(group.stem, (base,), methods)()

    def _method(self, names: OperationNames) -> Any:
        async def method(_service: object, **arguments: Any) -> Any:
            received = {name: await _kept(arguments[name]) for name in arguments}
            self.arrived = names.operation.id, received
            return self.answer

        return method


async def _kept(value: Any) -> Any:
    """The value, an upload as what it holds: its file is closed with the request."""
    if isinstance(value, UploadFile):
        return value.filename, await value.read(), value.content_type
    return value


@pytest.fixture(scope="module")
def pairs(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], Pair]]:
    """The pair of a document, imported when it is first asked for, and then kept."""
    with ExitStack() as stack:

        @cache
        def pair(name: str) -> Pair:
            folder = OUT / name
            if not folder.exists():
                folder = tmp_path_factory.mktemp(name)
                spec = _DOCUMENTS[name]
                generate_into(
                    DocumentConfig(spec=spec, output=folder, name=name), folder
                )
            client, server = (
                stack.enter_context(imported(folder / side, f"{name}_{side}"))
                for side in ("client", "server")
            )
            return Pair(name, client, server)

        yield pair


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_no_operation_is_missing(name: str) -> None:
    tested = [key for key in _OPERATIONS if key.startswith(f"{name}-")]
    assert len(tested) == count_operations(_DOCUMENTS[name])


@pytest.mark.parametrize("sent", ["all", "others", "required"])
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("document", "group", "names"), list(_OPERATIONS.values()), ids=list(_OPERATIONS)
)
def test_round_trip(
    pairs: Callable[[str], Pair],
    document: str,
    group: GroupNames,
    names: OperationNames,
    is_async: bool,
    sent: str,
) -> None:
    pair = pairs(document)
    sampler = Sampler(
        schemas=pair.understood.api.schemas,
        variant=1 if sent == "others" else 0,
        optional=sent != "required",
        read_only=False,
    )
    answering = replace(sampler, read_only=True)
    content = _answered(names)
    pair.arrived = None
    pair.answer = content and pair.samples(answering, pair.server).body(content)

    call = _call_async if is_async else _call
    arguments = _arguments(names, pair.samples(sampler, pair.client))
    result = call(pair, group.attribute, names.method, arguments)

    absent = {
        item.argument: _left_out(pair.understood.api.schemas[item.parameter.schema])
        for item in names.arguments
    }
    absent |= {names.body: None} if names.body else {}
    expected = absent | _arguments(names, pair.samples(sampler))
    assert pair.arrived is not None
    operation_id, arrived = pair.arrived
    assert operation_id == names.operation.id
    assert _kinds(arrived) == _kinds(absent | arguments)
    assert _plain(arrived) == expected
    assert _kinds(result) == _kinds(pair.answer)
    assert _plain(result) == (content and pair.samples(answering).body(content))


def _arguments(names: OperationNames, samples: Samples) -> dict[str, Any]:
    """The arguments of a call, without the optional ones if values have none."""
    optional = samples.sampler.optional
    arguments = {
        item.argument: samples.argument(item.parameter.schema)
        for item in names.arguments
        if item.parameter.required or optional
    }
    body = names.operation.request_body
    if names.body and body is not None and (body.required or optional):
        arguments[names.body] = samples.body(body.contents[0])
    return arguments


def _left_out(schema: Schema) -> JsonValue:
    """What a service is given for an argument that is left out: a plain default."""
    default = schema.default.json if schema.default is not None else None
    return default if isinstance(default, str | int | float) else None


def _answered(names: OperationNames) -> Content | None:
    """What the first success is answered with; None where it has no body."""
    responses = names.operation.responses
    successes = [item for item in responses if item.is_success] or responses[-1:]
    if not successes or names.operation.method == "HEAD":
        return None
    first = successes[0]
    is_empty = first.status in ("204", "205") or not first.contents
    return None if is_empty else first.contents[0]


def _plain(value: Any) -> Any:
    """The value with models as JSON."""
    match value:
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(value[name]) for name in value}
        case _ if hasattr(value, "model_dump_json"):
            return json.loads(value.model_dump_json(exclude_unset=True))
        case _:
            return value


def _kinds(value: Any) -> Any:
    """The names of classes: two packages have classes of their own."""
    match value:
        case list():
            return [_kinds(item) for item in value]
        case dict():
            return {name: _kinds(value[name]) for name in value}
        case _:
            return type(value).__name__


def _known(credentials: Any, _scopes: object = ()) -> bool:
    return bool(getattr(credentials, "password", credentials) == "secret")


def _call(pair: Pair, attribute: str, method: str, arguments: Mapping[str, Any]) -> Any:
    http_client = TestClient(pair.app)
    client = pair.client.Client(
        pair.base_url, http_client=http_client, **pair.credentials
    )
    return getattr(getattr(client, attribute), method)(**arguments)


def _call_async(
    pair: Pair, attribute: str, method: str, arguments: Mapping[str, Any]
) -> Any:
    async def call() -> Any:
        transport = httpx2.ASGITransport(pair.app)
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = pair.client.AsyncClient(
                pair.base_url, http_client=http_client, **pair.credentials
            )
            return await getattr(getattr(client, attribute), method)(**arguments)

    return asyncio.run(call())
