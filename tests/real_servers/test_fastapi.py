"""A FastAPI application, by the document it serves: every operation it has, called."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import pytest

from tests.golden import REPOSITORY
from tests.real_servers.programs import generated_client
from tests.serving import free_port, serving

pytest.importorskip("fastapi.sse", reason="FastAPI is not installed, or has no streams")

_ID = UUID("3f2504e0-4f89-41d3-9a0c-0305e82c3301")
_NOON = dt.datetime(2026, 3, 29, 12, 0, 0, 250000, dt.UTC)
_PIECE: dict[str, Any] = {
    "id": str(_ID),
    "title": "größer & „runder“",
    "price": "19.90",
    "glaze": "iron-red",
    "fired_at": 1240,
    "made_on": "2026-02-28",
    "sold_at": "2026-03-29T12:00:00.250000Z",
    "drying": "P2DT3H",
    "makers": [{"name": "Ada", "email": None}],
    "measures": {"height in cm": 12.5},
    "grid": [[1, 2], [], [3]],
    "corner": [7, "left"],
    "class": "bowl",
    "unknown": {"kept": [None]},
}


@dataclass(frozen=True, slots=True)
class Studio:
    """The package generated from the server's document, and where the server is."""

    package: Any
    url: str

    def settings(self) -> dict[str, Any]:
        """The credentials of a client."""
        return {
            "oauth2_password_bearer": self.package.PasswordCredentials(
                "ada", "s3:crét", scopes=["read", "fire"]
            ),
            "http_basic": ("ada", "pass:word"),
            "api_key_header": "k;1",
            "api_key_cookie": "ticket-1",
        }

    def client(self, **more: Any) -> Any:
        return self.package.Client(self.url, **{**self.settings(), **more})


@dataclass(frozen=True, slots=True)
class Call:
    """A call, and its result; with a `status`, the body of the error instead.

    Arguments and expectation may be functions of the package, where they have models.
    """

    method: str
    arguments: Mapping[str, Any] | Callable[[Any], Mapping[str, Any]]
    expected: Any
    status: int | None = None

    def check(self, package: Any, result: Any) -> None:
        expected = self.expected
        if callable(expected):
            expected = expected(package.models)
        assert result == expected, self.method


def _piece_model(models: Any) -> Any:
    return models.PieceInput(
        id=_ID,
        title=_PIECE["title"],
        price="19.90",
        glaze="iron-red",
        fired_at=1240,
        made_on=dt.date(2026, 2, 28),
        sold_at=_NOON,
        drying=dt.timedelta(days=2, hours=3),
        makers=[models.Maker(name="Ada")],
        measures={"height in cm": 12.5},
        grid=[[1, 2], [], [3]],
        corner=(7, "left"),
        class_="bowl",
        unknown={"kept": [None]},
    )


def _piece_back(models: Any) -> Any:
    return models.PieceOutput.model_validate(_PIECE | {"weight": 1.0})


_PIECES = [
    Call("pieces.create_piece", lambda m: {"body": _piece_model(m)}, _piece_back),
    Call("pieces.create_piece", {"body": _PIECE}, _piece_back),
    Call("pieces.read_piece", {"piece_id": _ID}, _piece_back),
    Call("pieces.list_pieces", {}, lambda m: [_piece_back(m)]),
    Call(
        "pieces.list_pieces",
        {"limit": 1, "offset": 1, "order_by": "price", "tags": ["a,b", "c"]},
        [],
    ),
    # What is absent stays absent, and null arrives as null.
    Call(
        "pieces.change_piece",
        lambda m: {"piece_id": _ID, "body": m.PieceChanges(sold_at=None)},
        lambda m: m.PieceChanges(sold_at=None),
    ),
    Call(
        "pieces.change_piece",
        {"piece_id": _ID, "body": {"title": None, "glaze": "celadon"}},
        lambda m: m.PieceChanges(title=None, glaze="celadon"),
    ),
    Call("pieces.delete_piece", {"piece_id": _ID}, None),
    Call(
        "pieces.delete_piece",
        {"piece_id": _ID},
        {"detail": "No such piece."},
        status=404,
    ),
    Call(
        "pieces.read_piece",
        {"piece_id": _ID},
        lambda m: m.Problem(code="unknown", detail=str(_ID)),
        status=404,
    ),
]
_VALUES = [
    Call(
        "values.read_query",
        {"day": dt.date(2024, 2, 29)},
        {
            "day": "2024-02-29",
            "glaze": None,
            "number": [],
            "flag": True,
            "price": "9.90",
            "since": None,
            "time": "08:30:00",
            "q": None,
            "kind": "any",
            "level": 950,
            "size": "s",
        },
    ),
    Call(
        "values.read_query",
        {
            "day": dt.date(2024, 2, 29),
            "glaze": ["clear", "iron-red"],
            "number": [3, -1],
            "flag": False,
            "price": "0.10",
            "since": _NOON,
            "time": dt.time(23, 59),
            "q": "a&b=ü +%",
            "kind": 7,
            "level": 1240,
            "size": "m",
        },
        {
            "day": "2024-02-29",
            "glaze": ["clear", "iron-red"],
            "number": [3, -1],
            "flag": False,
            "price": "0.10",
            "since": "2026-03-29T12:00:00.250000Z",
            "time": "23:59:00",
            "q": "a&b=ü +%",
            # FastAPI reads what may be a text as one.
            "kind": "7",
            "level": 1240,
            "size": "m",
        },
    ),
    Call(
        "values.read_path",
        {"name": "a b?ü", "count": 3, "rest": "x/y%/z"},
        ("a b?ü", 3, "x/y%/z"),
    ),
    Call(
        "values.read_headers",
        {
            "save_data": True,
            "if_modified_since": "Sun, 29 Mar 2026 12:00:00 GMT",
            "user_agent": "mine/1",
        },
        {
            "save_data": True,
            "if_modified_since": "Sun, 29 Mar 2026 12:00:00 GMT",
            "x_tag": [],
            "user_agent": "mine/1",
        },
    ),
    Call(
        "values.read_cookies",
        {"session": "s-1", "visits": 3},
        lambda m: m.Cookies(session="s-1", visits=3),
    ),
    Call(
        "values.read_lists",
        {"body": [[_PIECE, None], [_PIECE], []], "wanted": [0, 2]},
        {"0": [_PIECE["title"], None], "2": []},
    ),
    Call(
        "values.read_scalars",
        lambda m: {"body": {"amount": 5, "maker": m.Maker(name="Bo").model_dump()}},
        {"amount": 5, "note": "none", "maker": {"name": "Bo", "email": None}},
    ),
    Call(
        "values.read_embedded",
        {"body": {"maker": {"name": "Bo"}}},
        lambda m: m.Maker(name="Bo", email=None),
    ),
    Call("values.read_embedded", {"body": {}}, None),
    Call("values.read_anything", {"body": {"a": [1, None]}}, {"a": [1, None]}),
    Call("values.read_anything", {"body": "text"}, "text"),
    Call("values.read_text", {}, "größer"),
]
_UNIONS = [
    Call(
        "unions.pay",
        lambda m: {"body": m.Card(number="42")},
        lambda m: m.Card(number="42"),
    ),
    Call(
        "unions.pay",
        lambda m: {"body": m.Transfer(method="wire", iban="DE1")},
        lambda m: m.Transfer(method="wire", iban="DE1", due_on=None),
    ),
    Call(
        "unions.pay_many",
        lambda m: {
            "body": {
                "a": [m.Card(number="42"), {"method": "transfer", "iban": "DE2"}],
                "b": [],
            }
        },
        lambda m: {
            "a": [
                m.Card(number="42"),
                m.Transfer(method="transfer", iban="DE2", due_on=None),
            ],
            "b": [],
        },
    ),
    Call(
        "unions.measure",
        lambda m: {"body": m.Box(width=1, height=2.5)},
        lambda m: m.Box(width=1.0, height=2.5),
    ),
    Call(
        "unions.measure",
        {"body": {"radius": 2}},
        lambda m: m.Circle(radius=2.0),
    ),
    Call(
        "unions.grow",
        lambda m: {
            "body": m.NodeInput(
                label="root",
                children=[m.NodeInput(label="leaf", payment=m.Card(number="1"))],
            )
        },
        lambda m: m.NodeOutput(
            label="root",
            payment=None,
            children=[
                m.NodeOutput(label="leaf", children=[], payment=m.Card(number="1"))
            ],
        ),
    ),
    *(
        Call("unions.choose", {"body": value}, {"type": kind, "value": arrived})
        for value, kind, arrived in (
            (3, "int", 3),
            (0.5, "float", 0.5),
            (True, "bool", True),
            ("word", "str", "word"),
            (["a"], "list", ["a"]),
        )
    ),
    Call("unions.either", {}, lambda m: m.Maker(name="Ada", email=None)),
    Call(
        "unions.either", {"later": True}, lambda m: m.Problem(code="later", detail=None)
    ),
]
_FORMS = [
    Call(
        "forms.log_in",
        {"username": "ada & bo", "remember": True, "age": 36, "roles": ["a", "b,c"]},
        lambda m: m.Login(
            username="ada & bo", remember=True, age=36, roles=["a", "b,c"]
        ),
    ),
    Call(
        "forms.read_fields",
        {"name": "größer", "day": dt.date(2026, 1, 31), "number": [1, 2]},
        {"name": "größer", "day": "2026-01-31", "number": [1, 2], "glaze": "clear"},
    ),
    Call(
        "forms.upload_photo",
        {"photo": ("grün.png", b"\x89PNG\x00\n", "image/png"), "caption": "ü"},
        {
            "name": "grün.png",
            "type": "image/png",
            "content": "89504e47000a",
            "caption": "ü",
        },
    ),
    Call(
        "forms.upload_photos",
        {
            "photos": [("a.txt", b"a"), ("b.txt", b"b")],
            "raw": b"\xff\x00",
            "tags": ["x", "y"],
        },
        {"names": ["a.txt", "b.txt"], "raw": 2, "tags": ["x", "y"]},
    ),
    Call(
        "forms.upload_photos",
        {"photos": [("a.txt", b"a")]},
        {"names": ["a.txt"], "raw": None, "tags": None},
    ),
    Call("forms.download_photo", {}, b"\x89PNG\x00"),
]
_STREAMS = [
    Call(
        "streams.stream_lines",
        {"count": 2},
        b'{"name":"maker 0","email":null}\n{"name":"maker 1","email":null}\n',
    ),
    Call("streams.stream_bytes", {}, b"".join(bytes([n]) * 1000 for n in range(4))),
    Call(
        "streams.stream_named_events",
        {"body": {"name": "Bo"}, "last_event_id": 3},
        ": that is all\ndata: end\n\n",
    ),
    Call(
        "streams.stream_events",
        {"last_event_id": 1},
        "".join(
            f'data: {{"name":"maker {n}","email":"größe\\n@b.example"}}\n\n'
            for n in range(3)
        ),
    ),
]
_ACCESS = [
    Call(
        "access.log_in_for_token",
        {"username": "bo", "password": "s3:crét", "scope": "read fire"},
        {"access_token": "bo:read+fire", "token_type": "bearer"},
    ),
    Call(
        "access.log_in_for_token",
        {"grant_type": "password", "username": "bo", "password": "no"},
        {"detail": "Wrong password."},
        status=400,
    ),
    Call("access.read_me", {}, lambda m: m.Maker(name="ada", email=None)),
    Call("access.fire_kiln", {"body": {"degrees": 950}}, {"by": "ada", "degrees": 950}),
    Call("access.read_basic", {}, ["ada", "pass:word"]),
    Call("access.read_keys", {}, ["k;1", None]),
]
_OTHERS = [
    Call("default.old", {}, None),
    Call("default.untagged_untagged_put", {}, "PUT"),
    Call("default.untagged_untagged_get", {}, "GET"),
]
_GROUPS = {
    "pieces": _PIECES,
    "values": _VALUES,
    "unions": _UNIONS,
    "forms": _FORMS,
    "streams": _STREAMS,
    "access": _ACCESS,
    "others": _OTHERS,
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "uvicorn", "tests.real_servers.studio:app"]
    command += ["--port", str(port), "--log-level", "error"]
    document = folder / "openapi.json"
    with serving(command, port, folder=REPOSITORY, environment=os.environ):
        document.write_bytes(httpx2.get(f"{url}/openapi.json").content)
        with generated_client(document, "studio", folder / "sdk") as package:
            yield Studio(package, url)


async def _awaited(result: Any) -> Any:
    return await result if inspect.isawaitable(result) else result


async def _make(studio: Studio, client: Any, call: Call) -> None:
    """Make a call with a client of either kind, and check what it gives."""
    group, _, name = call.method.partition(".")
    method = getattr(getattr(client, group), name)
    arguments = call.arguments
    if callable(arguments):
        arguments = arguments(studio.package.models)
    if call.status is None:
        call.check(studio.package, await _awaited(method(**arguments)))
        return
    with pytest.raises(studio.package.errors.ApiStatusError) as caught:
        await _awaited(method(**arguments))
    assert caught.value.status_code == call.status
    call.check(studio.package, caught.value.body)


@pytest.mark.parametrize("group", _GROUPS)
def test_calls(studio: Studio, group: str) -> None:
    with studio.client(strict_responses=True) as client:
        for call in _GROUPS[group]:
            asyncio.run(_make(studio, client, call))


@pytest.mark.parametrize("group", _GROUPS)
def test_calls_awaited(studio: Studio, group: str) -> None:
    async def run() -> None:
        async with studio.package.AsyncClient(
            studio.url, strict_responses=True, **studio.settings()
        ) as client:
            for call in _GROUPS[group]:
                await _make(studio, client, call)

    asyncio.run(run())


def test_every_operation_is_called(studio: Studio) -> None:
    with studio.client() as client:
        methods = {
            f"{group}.{name}"
            for group in vars(type(client))
            if not group.startswith("_")
            for name in vars(type(getattr(client, group)))
            if not name.startswith("_")
        }
    document = httpx2.get(f"{studio.url}/openapi.json").json()
    assert len(methods) == sum(len(path) for path in document["paths"].values())
    called = {call.method for calls in _GROUPS.values() for call in calls}
    assert called == methods


def test_results_have_types(studio: Studio) -> None:
    with studio.client() as client:
        piece = client.pieces.create_piece(body=_PIECE)
    assert piece.id == _ID
    assert piece.made_on == dt.date(2026, 2, 28)
    assert piece.sold_at == _NOON
    assert piece.drying == dt.timedelta(days=2, hours=3)
    assert Decimal(piece.price) == Decimal("19.90")
    assert piece.corner == (7, "left")
    assert piece.makers[0].name == "Ada"
    assert piece.model_extra == {"unknown": {"kept": [None]}}
    with studio.client() as client:
        created = studio.package.raw(client.pieces.create_piece)(body=_PIECE)
    assert (created.status_code, created.headers["Location"]) == (201, f"/pieces/{_ID}")


def test_headers_that_are_lists_are_sent_as_one_field(studio: Studio) -> None:
    # FastAPI wants a field for each item, which OpenAPI can't say.
    with studio.client() as client:
        answer = client.values.read_headers(save_data=False, x_tag=["a", "b"])
    assert answer["x_tag"] == ["a,b"]


def test_a_refused_value(studio: Studio) -> None:
    errors, models = studio.package.errors, studio.package.models
    with studio.client() as client:
        with pytest.raises(errors.UnprocessableEntityError) as caught:
            client.unions.pay(body={"method": "cash"})
        assert isinstance(caught.value.body, models.HTTPValidationError)
        assert caught.value.body.detail[0].type == "union_tag_invalid"
        assert caught.value.body.detail[0].loc == ["body"]


def test_streams_by_item(studio: Studio) -> None:
    package, models = studio.package, studio.package.models
    with studio.client() as client:
        with package.streaming(client.streams.stream_lines)(count=4) as response:
            lines = list(response.items())
        assert lines == [models.Maker(name=f"maker {n}", email=None) for n in range(4)]

        with package.streaming(client.streams.stream_events)() as response:
            data = [event.data for event in response.events()]
        assert data == [
            models.Maker(name=f"maker {n}", email="größe\n@b.example") for n in range(3)
        ]

        stream = package.streaming(client.streams.stream_named_events)
        with stream(body={"name": "Bo"}, last_event_id=1) as response:
            events = [
                (event.event, event.id, event.data) for event in response.events()
            ]
    assert events == [
        ("made", "2", '{"name": "Bo", "number": 2}'),
        ("made", "3", '{"name": "Bo", "number": 3}'),
        ("message", "3", "end"),
    ]


def test_streams_awaited_by_item(studio: Studio) -> None:
    async def run() -> tuple[list[Any], list[Any], int]:
        package = studio.package
        async with package.AsyncClient(studio.url) as client:
            async with package.async_streaming(
                client.streams.stream_lines
            )() as response:
                lines = [item.name async for item in response.items()]
            async with package.async_streaming(
                client.streams.stream_events
            )() as response:
                events = [event.data.name async for event in response.events()]
            async with package.async_streaming(
                client.streams.stream_bytes
            )() as response:
                size = sum([len(chunk) async for chunk in response.aiter_bytes()])
        return lines, events, size

    names = [f"maker {n}" for n in range(3)]
    assert asyncio.run(run()) == (names, names, 4000)


def test_keys_are_alternatives(studio: Studio) -> None:
    with studio.package.Client(studio.url, api_key_cookie="ticket-1") as client:
        assert client.access.read_keys() == [None, "ticket-1"]


def test_scopes_and_refused_tokens(studio: Studio) -> None:
    errors, credentials = studio.package.errors, studio.package.PasswordCredentials
    reader = credentials("bo", "s3:crét", scopes=["read"])
    with studio.client(oauth2_password_bearer=reader) as client:
        assert client.access.read_me().name == "bo"
        with pytest.raises(errors.ForbiddenError, match="needs read fire"):
            client.access.fire_kiln(body={"degrees": 950})
    wrong = credentials("bo", "wrong")
    with (
        studio.client(oauth2_password_bearer=wrong) as client,
        pytest.raises(errors.TokenError, match="Wrong password"),
    ):
        client.access.read_me()
    with (
        studio.package.Client(studio.url) as client,
        pytest.raises(errors.UnauthorizedError, match="Not authenticated"),
    ):
        client.access.read_me()
