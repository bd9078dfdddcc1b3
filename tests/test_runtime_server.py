"""The server runtime: requests over ASGI to service methods and back."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import timeit
from abc import abstractmethod
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, cast

import pytest
from pydantic import BaseModel, Field
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Mount
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trifold.runtime.server import (
    Constant,
    Content,
    Endpoint,
    ProblemError,
    Reply,
    RequestBody,
    ServerOperation,
    Service,
    TypedParameter,
    build_app,
    build_routes,
    not_implemented,
    run,
)
from trifold.runtime.wire.media_types import FORM, MULTIPART
from trifold.runtime.wire.parameters import ArrayStyle

DOCUMENT = b'{"swagger": "2.0"}'


@dataclass
class Recorder:
    """Handlers that note which operation was called with what."""

    calls: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def endpoint(self, operation: ServerOperation) -> Endpoint:
        async def handler(**arguments: object) -> None:
            self.calls.append((operation.id, arguments))

        return Endpoint(operation, handler)

    def client(self, *operations: ServerOperation, **options: Any) -> TestClient:
        endpoints = [self.endpoint(operation) for operation in operations]
        return TestClient(build_app(endpoints, document=DOCUMENT, **options))


def operation(
    method: str,
    path: str,
    *parameters: TypedParameter,
    name: str = "",
    constants: tuple[Constant, ...] = (),
) -> ServerOperation:
    """An operation with all placeholders of its path as string parameters."""
    in_path = tuple(
        TypedParameter(f"p{number}", "path", piece.partition("}")[0], required=True)
        for number, piece in enumerate(path.split("{")[1:])
    )
    return ServerOperation(
        id=name or f"{method} {path}",
        method=method,
        path=path,
        constants=constants,
        parameters=in_path + parameters,
    )


def client_of(
    described: ServerOperation, handler: Callable[..., object] | None, **options: Any
) -> TestClient:
    return TestClient(
        build_app([Endpoint(described, handler)], document=DOCUMENT, **options)
    )


GET_ROOT = operation("GET", "/", name="getRoot")


class TestRouting:
    PATHS = (
        "/",
        "/pets",
        "/pets/",
        "/pets/mine",
        "/pets/{id}",
        "/pets/{id}/toys",
        "/{kind}/mine/toys",
        "/files/{stem}.{ending}",
        "/files/{stem}.txt",
        "/{name}:verb",
        "/range/{from}-{to}",
        "/café/{a b-c}",
        "/a/b%20c",
    )

    @pytest.mark.parametrize(
        ("url", "path", "arguments"),
        [
            ("/", "/", []),
            ("/pets", "/pets", []),
            ("/pets/", "/pets/", []),
            ("/pets/mine", "/pets/mine", []),
            ("/%70ets/mine", "/pets/mine", []),
            ("/pets/12", "/pets/{id}", ["12"]),
            ("/pets/a%2Fb", "/pets/{id}", ["a/b"]),
            ("/pets/a%20b+c", "/pets/{id}", ["a b+c"]),
            ("/pets/caf%C3%A9", "/pets/{id}", ["café"]),
            ("/pets/100%25", "/pets/{id}", ["100%"]),
            # "/pets/mine" has no toys, so a placeholder is tried after the literal.
            ("/pets/mine/toys", "/pets/{id}/toys", ["mine"]),
            ("/cats/mine/toys", "/{kind}/mine/toys", ["cats"]),
            ("/files/a.b.pdf", "/files/{stem}.{ending}", ["a.b", "pdf"]),
            ("/files/a%2Eb", "/files/{stem}.{ending}", ["a", "b"]),
            ("/files/a.txt", "/files/{stem}.txt", ["a"]),
            ("/x:verb", "/{name}:verb", ["x"]),
            ("/x%3Ay:verb", "/{name}:verb", ["x:y"]),
            ("/range/1-2-3", "/range/{from}-{to}", ["1-2", "3"]),
            ("/caf%C3%A9/v", "/café/{a b-c}", ["v"]),
            ("/a/b%20c", "/a/b%20c", []),
        ],
    )
    def test_the_most_literal_template_wins(
        self, url: str, path: str, arguments: list[str]
    ) -> None:
        recorder = Recorder()
        # Whatever the order of the document.
        for paths in (self.PATHS, self.PATHS[::-1]):
            client = recorder.client(*(operation("GET", item) for item in paths))
            assert client.get(url).status_code == 200
            name, given = recorder.calls[-1]
            assert (name, list(given.values())) == (f"GET {path}", arguments)

    @pytest.mark.parametrize(
        "url",
        [
            "/pets/1/",
            "/pets//toys",
            "/pets//",
            "/nowhere",
            "/files/.txt",
            "/:verb",
            "/x%3Averb",
            "/range/1-",
            "/range/-1",
            "/café/",
        ],
    )
    def test_nothing_is_found(self, url: str) -> None:
        client = Recorder().client(*(operation("GET", item) for item in self.PATHS))
        response = client.get(url, follow_redirects=False)
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json() == {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
        }

    def test_a_hostile_path_takes_linear_time(self) -> None:
        client = Recorder().client(operation("GET", "/{a}-{b}-{c}-{d}x"))
        assert client.get("/" + "-" * 50_000).status_code == 404

    def test_invalid_utf8_in_a_value_is_malformed(self) -> None:
        client = Recorder().client(operation("GET", "/pets/{id}"))
        response = client.get("/pets/%FF")
        assert response.status_code == 400
        assert response.json()["errors"] == [
            {"in": "path", "name": "id", "message": "must be UTF-8"}
        ]

    @pytest.mark.parametrize("base_path", ["/v1", "/v1/"])
    def test_base_path(self, base_path: str) -> None:
        recorder = Recorder()
        client = recorder.client(operation("GET", "/pets"), base_path=base_path)
        assert client.get("/v1/pets").status_code == 200
        assert client.get("/pets").status_code == 404

    def test_a_prefix_it_is_mounted_under(self) -> None:
        recorder = Recorder()
        inner = build_app(
            [recorder.endpoint(operation("GET", "/pets/{id}"))], document=DOCUMENT
        )
        client = TestClient(Starlette(routes=[Mount("/a b/{tenant}", app=inner)]))
        assert client.get("/a%20b/t%C3%A9/pets/x%2Fy").status_code == 200
        assert recorder.calls == [("GET /pets/{id}", {"p0": "x/y"})]
        assert client.get("/a%20b/t/openapi.json").content == DOCUMENT

    @pytest.mark.parametrize("path", ["/api/pets", "/pets"])
    def test_root_path_of_the_server(self, path: str) -> None:
        app = build_app(
            [Recorder().endpoint(operation("GET", "/pets"))], document=DOCUMENT
        )
        assert TestClient(app, root_path="/api").get(path).status_code == 200

    def test_a_server_that_gives_no_raw_path(self) -> None:
        recorder = Recorder()
        app = build_app(
            [recorder.endpoint(operation("GET", "/pets/{id}"))], document=DOCUMENT
        )
        sent = asyncio.run(call(app, scope("/pets/a b%", raw_path=None)))
        assert sent[0]["status"] == 200
        assert recorder.calls == [("GET /pets/{id}", {"p0": "a b%"})]

    def test_duplicate_operations_leave_the_first(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation("GET", "/{a}", name="first"),
            operation("GET", "/{b}", name="second"),
        )
        client.get("/x")
        assert [name for name, _ in recorder.calls] == ["first"]
        assert "second is never reached: first" in caplog.text


class TestMethods:
    @pytest.fixture
    def recorder(self) -> Recorder:
        return Recorder()

    @pytest.fixture
    def client(self, recorder: Recorder) -> TestClient:
        return recorder.client(
            operation("POST", "/pets/mine"),
            operation("GET", "/pets/{id}"),
            operation("DELETE", "/pets/{id}"),
            operation("PUT", "/only"),
        )

    def test_the_first_template_with_the_method_is_taken(
        self, client: TestClient, recorder: Recorder
    ) -> None:
        assert client.get("/pets/mine").status_code == 200
        assert recorder.calls == [("GET /pets/{id}", {"p0": "mine"})]

    @pytest.mark.parametrize(
        ("url", "allow"),
        [
            ("/pets/mine", "DELETE, GET, HEAD, OPTIONS, POST"),
            ("/pets/1", "DELETE, GET, HEAD, OPTIONS"),
            ("/only", "OPTIONS, PUT"),
        ],
    )
    def test_405_and_options_list_the_methods(
        self, client: TestClient, url: str, allow: str
    ) -> None:
        refused = client.patch(url)
        assert (refused.status_code, refused.headers["allow"]) == (405, allow)
        assert refused.json()["title"] == "Method Not Allowed"
        options = client.options(url)
        assert (options.status_code, options.headers["allow"]) == (204, allow)
        assert options.content == b""

    def test_head_is_get_without_a_body(self) -> None:
        client = client_of(operation("GET", "/"), lambda: "text")
        head, get = client.head("/"), client.get("/")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers == get.headers
        assert client.head("/nowhere").status_code == 404

    def test_head_of_a_stream(self) -> None:
        client = client_of(GET_ROOT, lambda: StreamingResponse(iter([b"a", b"b"])))
        assert client.get("/").content == b"ab"
        assert client.head("/").content == b""

    def test_own_head_and_options(self, recorder: Recorder) -> None:
        client = recorder.client(
            operation("GET", "/"), operation("HEAD", "/"), operation("OPTIONS", "/")
        )
        client.head("/")
        client.options("/")
        assert [name for name, _ in recorder.calls] == ["HEAD /", "OPTIONS /"]


def action(name: str) -> tuple[Constant, ...]:
    return (Constant("query", "Action", name),)


class TestConstants:
    def test_operations_are_told_apart(self) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation("GET", "/", name="create", constants=action("Create")),
            operation("GET", "/", name="delete", constants=action("Delete")),
            operation(
                "GET",
                "/",
                name="dry",
                constants=(*action("Delete"), Constant("query", "Dry", "yes please")),
            ),
            operation("GET", "/", name="any"),
        )
        for query in (
            "Action=Create",
            "x=1&Action=Delete",
            "Dry=yes+please&Action=Delete",
            "Action=Other",
            "Action=Create&Action=Create",
            "",
        ):
            client.get("/?" + query)
        client.head("/?Action=Create")
        names = [name for name, _ in recorder.calls]
        assert names == ["create", "delete", "dry", "any", "any", "any", "create"]

    @pytest.mark.parametrize("query", ["", "?Action=create", "?action=Create"])
    def test_what_fits_nothing_is_told_the_choices(self, query: str) -> None:
        client = Recorder().client(
            operation("GET", "/", constants=action("Delete")),
            operation("GET", "/", constants=action("Create")),
        )
        response = client.get("/" + query)
        assert response.status_code == 404
        assert response.json()["errors"] == [
            {
                "in": "query",
                "name": "Action",
                "message": "must be one of Create, Delete",
            }
        ]

    def test_another_template_is_tried(self) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation("GET", "/me", constants=action("X")), operation("GET", "/{id}")
        )
        client.get("/me")
        assert recorder.calls == [("GET /{id}", {"p0": "me"})]

    def test_headers(self) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation(
                "GET", "/", name="v1", constants=(Constant("header", "X-Api", "1"),)
            ),
            operation(
                "GET", "/", name="v2", constants=(Constant("header", "X-API", "2"),)
            ),
        )
        client.get("/", headers={"x-api": "2"})
        client.get("/", headers={"x-api": "1"})
        assert [name for name, _ in recorder.calls] == ["v2", "v1"]
        assert client.get("/").json()["errors"][0]["in"] == "header"

    def test_forms(self) -> None:
        recorder = Recorder()
        described = ServerOperation(
            id="revoke",
            method="POST",
            path="/",
            constants=(Constant("form", "action", "revoke"),),
            parameters=(TypedParameter("token", "form", "token"),),
            form_media_types=(FORM,),
        )
        client = recorder.client(described, operation("POST", "/", name="other"))
        client.post("/", data={"action": "revoke", "token": "t"})
        client.post("/", data={"action": "else"})
        client.post("/", json={"action": "revoke"})
        assert recorder.calls == [
            ("revoke", {"token": "t"}),
            ("other", {}),
            ("other", {}),
        ]


LIST: tuple[ArrayStyle, ...] = ("comma",)


class TestParameters:
    @pytest.mark.parametrize(
        ("annotation", "text", "value"),
        [
            (str, "", ""),
            (str, "5", "5"),
            (Any, "5", "5"),
            (int, "-5", -5),
            (int, "%2B07", 7),
            (int | None, "5", 5),
            (float, "1e3", 1000.0),
            (float, ".5", 0.5),
            (bool, "true", True),
            (bool, "false", False),
            (bytes, "AP%2B%2F", b"\x00\xff\xbf"),
            (Literal["a", "b"], "b", "b"),
            (Literal[1, 2], "2", 2),
            (Literal[True], "true", True),
            (int | str, "a", "a"),
            (int | bool, "true", True),
            (date, "2024-02-29", date(2024, 2, 29)),
            (datetime, "2024-02-29T01:02:03", datetime(2024, 2, 29, 1, 2, 3)),
            (Decimal, "0.10", Decimal("0.10")),
            (Annotated[int, Field(ge=3)], "3", 3),
        ],
    )
    def test_text_is_read_as_the_type(
        self, annotation: object, text: str, value: object
    ) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation("GET", "/", TypedParameter("x", "query", "X", type=annotation))
        )
        assert client.get("/?X=" + text).status_code == 200
        read = recorder.calls[0][1]["x"]
        assert read == value
        assert type(read) is type(value)

    @pytest.mark.parametrize(
        ("annotation", "text", "message"),
        [
            (int, "", "must be an integer"),
            (int, "5.0", "must be an integer"),
            (int, "1_000", "must be an integer"),
            (int, "%205", "must be an integer"),
            (int, "%D9%A5", "must be an integer"),
            (int, "9" * 5000, "must be an integer"),
            (float, "nan", "must be a number"),
            (float, "1e999", "must be a number of double precision"),
            (bool, "1", "must be true or false"),
            (bool, "True", "must be true or false"),
            (bytes, "a", "must be base64 (RFC 4648, section 4)"),
            (Literal["a", "b"], "c", "must be one of a, b"),
            (Literal[1], "x", "must be 1"),
            (int | bool, "x", "must be an integer or must be true or false"),
            (date, "1700000000", "must begin with a date such as 2024-12-31"),
            (Decimal, "1_0", "must be a number"),
        ],
    )
    def test_text_of_another_type_is_refused(
        self, annotation: object, text: str, message: str
    ) -> None:
        client = Recorder().client(
            operation("GET", "/", TypedParameter("x", "query", "X", type=annotation))
        )
        response = client.get("/?X=" + text)
        assert response.status_code == 422
        assert response.json()["errors"] == [
            {"in": "query", "name": "X", "message": message}
        ]

    def test_constraints_of_pydantic_are_checked(self) -> None:
        limit = TypedParameter(
            "limit", "query", "limit", type=Annotated[int, Field(ge=3)]
        )
        response = Recorder().client(operation("GET", "/", limit)).get("/?limit=2")
        assert response.status_code == 422
        assert "greater than or equal to 3" in response.json()["errors"][0]["message"]

    @pytest.mark.parametrize(
        ("parameter", "query", "value"),
        [
            (
                TypedParameter("x", "query", "X", style=LIST, type=list[int]),
                "X=1,2",
                [1, 2],
            ),
            (
                TypedParameter("x", "query", "X", style=LIST, type=list[int]),
                "X=1%2C2",
                [1, 2],
            ),
            (
                TypedParameter("x", "query", "X", style=LIST, type=list[str]),
                "X=1%2C2,3",
                ["1,2", "3"],
            ),
            (
                TypedParameter("x", "query", "X", style=("repeated",), type=list[bool]),
                "X=true&X=false",
                [True, False],
            ),
            (
                TypedParameter(
                    "x", "query", "X", style=("repeated", "pipe"), type=list[list[int]]
                ),
                "X=1|2&X=3",
                [[1, 2], [3]],
            ),
            (TypedParameter("x", "query", "X", type=int, default=7), "", 7),
            (TypedParameter("x", "query", "X", type=int), "", None),
            (TypedParameter("x", "query", "X", type=int, allow_empty=True), "X=", None),
            (TypedParameter("x", "query", "X", type=str, allow_empty=True), "X=", ""),
            (TypedParameter("x", "query", "a b[]"), "a+b%5B%5D=c+d", "c d"),
        ],
    )
    def test_query(self, parameter: TypedParameter, query: str, value: object) -> None:
        recorder = Recorder()
        client = recorder.client(operation("GET", "/", parameter))
        assert client.get("/?" + query).status_code == 200
        assert recorder.calls[0][1] == {"x": value}

    def test_headers(self) -> None:
        recorder = Recorder()
        client = recorder.client(
            operation(
                "GET",
                "/",
                TypedParameter("ids", "header", "X-Ids", style=LIST, type=list[int]),
                TypedParameter("name", "header", "X-Name"),
            )
        )
        headers = [(b"x-ids", b"1, 2"), (b"X-IDS", b"3"), (b"x-name", "ü".encode())]
        assert client.get("/", headers=headers).status_code == 200
        assert recorder.calls[0][1] == {"ids": [1, 2, 3], "name": "ü"}

    def test_every_violation_is_in_one_answer(self) -> None:
        described = ServerOperation(
            id="put",
            method="PUT",
            path="/{id}",
            parameters=(
                TypedParameter("id", "path", "id", required=True, type=int),
                TypedParameter("q", "query", "q", required=True),
                TypedParameter("twice", "query", "twice"),
                TypedParameter("ids", "query", "ids", style=LIST, type=list[int]),
                TypedParameter("flag", "header", "X-Flag", type=bool),
            ),
            body=RequestBody(
                argument="body", contents=(Content("application/json", lambda: int),)
            ),
        )
        response = (
            Recorder()
            .client(described)
            .put("/x?twice=1&twice=2&ids=1,a,b", headers={"x-flag": "maybe"}, json="no")
        )
        assert response.status_code == 422
        found = [
            (item["in"], item["name"], item["message"])
            for item in response.json()["errors"]
        ]
        assert found[:-1] == [
            ("path", "id", "must be an integer"),
            ("query", "q", "is required"),
            ("query", "twice", "must be given once, not 2 times"),
            (
                "query",
                "ids",
                "item 2 must be an integer; item 3 must be an integer",
            ),
            ("header", "X-Flag", "must be true or false"),
        ]
        assert found[-1][:2] == ("body", "")

    @pytest.mark.parametrize("query", ["q=%FF", "%FF=1"])
    def test_invalid_utf8_in_the_query_is_malformed(self, query: str) -> None:
        client = Recorder().client(
            operation("GET", "/", TypedParameter("q", "query", "q"))
        )
        response = client.get("/?" + query)
        assert response.status_code == 400
        assert response.json()["errors"][0]["message"] == "must be UTF-8"

    @pytest.mark.parametrize(("fields", "status"), [(10_000, 200), (10_001, 400)])
    def test_number_of_query_fields(self, fields: int, status: int) -> None:
        client = Recorder().client(
            operation("GET", "/", TypedParameter("q", "query", "q"))
        )
        assert client.get("/?" + "&".join(["a"] * fields)).status_code == status


class Pet(BaseModel):
    pet_name: str = Field(alias="petName")
    tags: list[int] = []


def json_operation(annotation: object, *, required: bool = False) -> ServerOperation:
    return ServerOperation(
        id="send",
        method="POST",
        path="/",
        body=RequestBody(
            argument="body",
            contents=(
                Content("application/json", lambda: annotation),
                Content("text/plain", lambda: str),
                Content("image/*", lambda: bytes),
                Content("text/csv", lambda: bytes),
            ),
            required=required,
        ),
    )


class TestBodies:
    @pytest.mark.parametrize(
        ("content", "content_type", "value"),
        [
            (b'{"petName": "x"}', "application/json", Pet(petName="x")),
            (b'{"petName": "x"}', None, Pet(petName="x")),
            ("é".encode("latin-1"), "text/plain; charset=latin-1", "é"),
            ("é".encode(), "Text/Plain", "é"),
            (b"\xff", "image/png", b"\xff"),
            (b"\xff", "text/csv", b"\xff"),
            (b"", "application/json", None),
            (b"", None, None),
        ],
    )
    def test_a_body_is_read_by_its_media_type(
        self, content: bytes, content_type: str | None, value: object
    ) -> None:
        recorder = Recorder()
        headers = {"content-type": content_type} if content_type else {}
        client = recorder.client(json_operation(Pet))
        response = client.post("/", content=content, headers=headers)
        assert response.status_code == 200
        assert recorder.calls[0][1] == {"body": value}

    @pytest.mark.parametrize(
        ("content", "content_type", "status", "pointers"),
        [
            (b"{", "application/json", 400, [""]),
            (b"\xff", "text/plain", 400, [""]),
            (b"x", "text/plain; charset=nonsense", 400, [""]),
            (b"{}", "application/json", 422, ["/petName"]),
            (
                b'{"petName": 1, "tags": [1, "x"]}',
                "application/json",
                422,
                ["/petName", "/tags/1"],
            ),
            (b"", "application/json", 422, [""]),
            (b"<a/>", "application/xml", 415, None),
            (b"{}", "application/merge-patch+json", 415, None),
        ],
    )
    def test_a_body_that_does_not_fit(
        self, content: bytes, content_type: str, status: int, pointers: list[str] | None
    ) -> None:
        client = Recorder().client(json_operation(Pet, required=True))
        response = client.post(
            "/", content=content, headers={"content-type": content_type}
        )
        assert response.status_code == status
        errors = response.json().get("errors")
        assert pointers == (errors and [item["name"] for item in errors])

    def test_json_pointers_are_escaped(self) -> None:
        client = Recorder().client(json_operation(dict[str, int]))
        response = client.post("/", json={"a/b~": "x"})
        assert response.json()["errors"][0]["name"] == "/a~1b~0"

    @pytest.mark.parametrize("chunked", [False, True])
    def test_body_size(self, chunked: bool) -> None:
        client = Recorder().client(json_operation(Any), max_body_size=10)
        for size, status in ((10, 200), (11, 413)):
            body = b'"' + b"x" * (size - 2) + b'"'
            content = iter([body[:5], body[5:]]) if chunked else body
            response = client.post("/", content=content)
            assert response.status_code == status
            # The server goes on.
        assert client.post("/", content=b"1").status_code == 200


class TestForms:
    FIELDS = (
        TypedParameter("name", "form", "name", required=True),
        TypedParameter("ids", "form", "ids", style=("repeated",), type=list[int]),
    )

    def form(self, *parameters: TypedParameter, media_type: str) -> ServerOperation:
        return ServerOperation(
            id="form",
            method="POST",
            path="/",
            parameters=parameters,
            form_media_types=(media_type,),
        )

    def test_urlencoded(self) -> None:
        recorder = Recorder()
        client = recorder.client(self.form(*self.FIELDS, media_type=FORM))
        client.post("/", data={"name": "a b&ü", "ids": ["1", "2"]})
        assert recorder.calls == [("form", {"name": "a b&ü", "ids": [1, 2]})]

    @pytest.mark.parametrize(
        ("content", "content_type", "status"),
        [
            (b"name=%FF", FORM, 400),
            (b"name=\xff", FORM, 400),
            (b"&".join([b"a=1"] * 10_001), FORM, 400),
            (b"ids=1", FORM, 422),
            (b"", FORM, 422),
            (b"", "", 422),
            (b"name=x", "application/json", 415),
            (b"name=x", "", 415),
        ],
    )
    def test_a_form_that_does_not_fit(
        self, content: bytes, content_type: str, status: int
    ) -> None:
        client = Recorder().client(self.form(*self.FIELDS, media_type=FORM))
        response = client.post(
            "/", content=content, headers={"content-type": content_type}
        )
        assert response.status_code == status

    def test_multipart(self) -> None:
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        uploads: list[UploadFile] = []

        async def handler(name: str, file: UploadFile) -> str:
            uploads.append(file)
            return f"{name} {file.filename} {(await file.read()).decode()}"

        described = self.form(
            self.FIELDS[0],
            TypedParameter("file", "form", "file", required=True, file=True),
            media_type=MULTIPART,
        )
        client = client_of(described, handler)
        response = client.post(
            "/", data={"name": "x"}, files={"file": ("f.txt", b"content")}
        )
        assert response.json() == "x f.txt content"
        assert uploads[0].file.closed
        for data, files, message in (
            ({"name": "x", "file": "y"}, {"z": b""}, "must be a file, not text"),
            ({"name": "x"}, {"z": b""}, "is required"),
        ):
            refused = client.post("/", data=data, files=files)
            assert refused.status_code == 422
            assert refused.json()["errors"][0]["message"] == message
        torn = client.post(
            "/",
            content=b"--x\r\n",
            headers={"content-type": f"{MULTIPART}; boundary=x"},
        )
        assert torn.status_code in (400, 422)
        assert (
            client.post(
                "/", content=b"x", headers={"content-type": MULTIPART}
            ).status_code
            == 400
        )

    def test_multipart_needs_its_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "python_multipart", None)
        monkeypatch.setattr(
            "trifold.runtime.server.operations_route.find_spec", lambda _name: None
        )
        with pytest.raises(RuntimeError, match="install python-multipart"):
            Recorder().client(self.form(*self.FIELDS, media_type=MULTIPART))


class TestResults:
    @pytest.mark.parametrize(
        ("result", "produces", "body", "media_type"),
        [
            ({"a": 1}, ("application/json",), b'{"a":1}', "application/json"),
            ({"a": 1}, ("text/xml",), b'{"a":1}', "application/json"),
            ({"a": 1}, ("a/x", "a/b+json"), b'{"a":1}', "a/b+json"),
            (
                [Pet(petName="x")],
                ("application/json",),
                b'[{"petName":"x","tags":[]}]',
                "application/json",
            ),
            (date(2024, 1, 2), (), b'"2024-01-02"', "application/json"),
            (float("nan"), (), b"null", "application/json"),
            (False, (), b"false", "application/json"),
            ("a", ("application/json",), b'"a"', "application/json"),
            ("a", ("text/plain",), b"a", "text/plain; charset=utf-8"),
            ("<a/>", ("application/xml",), b"<a/>", "application/xml"),
            ("a", ("*/*",), b"a", "text/plain; charset=utf-8"),
            (b"\xff", ("application/json", "image/png"), b"\xff", "image/png"),
            (b"\xff", (), b"\xff", "application/octet-stream"),
            (None, ("application/json",), b"", None),
        ],
    )
    def test_a_result_is_the_answer(
        self,
        result: object,
        produces: tuple[str, ...],
        body: bytes,
        media_type: str | None,
    ) -> None:
        described = ServerOperation(
            id="get", method="GET", path="/", produces=produces, status=202
        )
        response = client_of(described, lambda: result).get("/")
        assert (response.status_code, response.content) == (202, body)
        assert response.headers.get("content-type") == media_type

    def test_a_response_is_the_answer_itself(self) -> None:
        client = client_of(GET_ROOT, lambda: PlainTextResponse("x", 299))
        response = client.get("/")
        assert (response.status_code, response.text) == (299, "x")

    def test_a_status_without_content_has_none(self) -> None:
        described = ServerOperation(id="get", method="GET", path="/", status=204)
        response = client_of(described, lambda: "ignored").get("/")
        assert (response.status_code, response.content) == (204, b"")


class PetsService(Service):
    """A service class as it is generated."""

    @abstractmethod
    def get_pet(self, *, name: str) -> Reply[str]:
        raise not_implemented("getPet")

    @abstractmethod
    def add_pet(self, *, name: str) -> Reply[str]:
        raise not_implemented("addPet")

    @abstractmethod
    def drop_pet(self, *, name: str) -> Reply[None]:
        raise not_implemented("dropPet")


class Pets(PetsService):
    def get_pet(self, *, name: str) -> str:
        return f"got {name}"

    async def add_pet(self, *, name: str) -> str:
        return f"added {name}"


class TestServices:
    def client(self) -> TestClient:
        # Abstract to type checkers, not when it runs.
        pets = cast("Callable[[], Pets]", Pets)()
        name = TypedParameter("name", "path", "name", required=True)
        endpoints = [
            Endpoint(
                ServerOperation(
                    id=method, method=method, path="/{name}", parameters=(name,)
                ),
                handler,
            )
            for method, handler in (
                ("GET", pets.get_pet),
                ("POST", pets.add_pet),
                ("DELETE", pets.drop_pet),
                ("PUT", None),
            )
        ]
        return TestClient(build_app(endpoints, document=DOCUMENT))

    def test_methods_may_be_sync_or_async(self) -> None:
        client = self.client()
        assert client.get("/x").json() == "got x"
        assert client.post("/x").json() == "added x"

    @pytest.mark.parametrize(
        ("method", "name"), [("DELETE", "dropPet"), ("PUT", "PUT")]
    )
    def test_what_is_missing_answers_501(self, method: str, name: str) -> None:
        response = self.client().request(method, "/x")
        assert response.status_code == 501
        assert response.json() == {
            "type": "about:blank",
            "title": "Not Implemented",
            "status": 501,
            "detail": f"The operation {name} is not implemented.",
        }

    def test_sync_methods_run_beside_the_event_loop(self) -> None:
        threads: list[bool] = []

        def handler() -> None:
            threads.append(is_event_loop_running())

        client_of(GET_ROOT, handler).get("/")
        assert threads == [False]


def is_event_loop_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def raising(error: Exception) -> Callable[[], object]:
    def handler() -> object:
        raise error

    return handler


class TestProblems:
    def test_a_problem_of_a_service(self) -> None:
        problem = ProblemError(
            409,
            "There is one.",
            title="Taken",
            problem_type="https://example.com/taken",
            instance="/pets/1",
            headers={"Retry-After": "5"},
            extensions={"owner": "Zoë", "status": 200, "when": date(2024, 1, 2)},
        )
        response = client_of(GET_ROOT, raising(problem)).get("/")
        assert response.status_code == 409
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["retry-after"] == "5"
        assert response.json() == {
            "type": "https://example.com/taken",
            "title": "Taken",
            "status": 409,
            "detail": "There is one.",
            "instance": "/pets/1",
            "owner": "Zoë",
            "when": "2024-01-02",
        }

    @pytest.mark.parametrize("status", [200, 399, 600])
    def test_only_errors_are_problems(self, status: int) -> None:
        with pytest.raises(ValueError, match=f"{status} is not the status"):
            ProblemError(status)

    def test_a_status_without_a_phrase(self) -> None:
        response = client_of(GET_ROOT, raising(ProblemError(499))).get("/")
        assert (response.status_code, response.json()["title"]) == (499, "Error")

    def test_a_lone_surrogate_in_a_detail(self) -> None:
        response = client_of(GET_ROOT, raising(ProblemError(400, "\ud800"))).get("/")
        assert response.json()["detail"] == "\ud800"

    def test_exceptions_of_starlette(self) -> None:
        error = HTTPException(403, "Go away.", headers={"X-A": "b"})
        response = client_of(GET_ROOT, raising(error)).get("/")
        assert (response.status_code, response.headers["x-a"]) == (403, "b")
        assert response.json()["detail"] == "Go away."
        moved = client_of(GET_ROOT, raising(HTTPException(304))).get("/")
        assert (moved.status_code, moved.content) == (304, b"")

    @pytest.mark.parametrize(
        "handler",
        [
            raising(RuntimeError("secret")),
            # No JSON.
            lambda: object(),
            # Not an argument of the handler.
            lambda _wrong: None,
        ],
    )
    def test_what_a_service_raises_is_logged_and_not_shown(
        self, handler: Callable[..., object], caplog: pytest.LogCaptureFixture
    ) -> None:
        client = client_of(GET_ROOT, handler, logger=logging.getLogger("pets"))
        for _ in range(2):
            response = client.get("/")
            assert response.status_code == 500
            assert response.json() == {
                "type": "about:blank",
                "title": "Internal Server Error",
                "status": 500,
            }
        assert [record.name for record in caplog.records] == ["pets", "pets"]
        assert caplog.records[0].getMessage() == "GET / failed"
        assert caplog.records[0].exc_info is not None

    def test_debug_shows_what_a_service_raises(self) -> None:
        app = build_app(
            [Endpoint(GET_ROOT, raising(RuntimeError("secret")))],
            document=DOCUMENT,
            debug=True,
        )
        with pytest.raises(RuntimeError, match="secret"):
            TestClient(app).get("/")
        client = TestClient(app, raise_server_exceptions=False)
        assert "secret" in client.get("/").text

    def test_what_middleware_raises_is_a_problem_too(self) -> None:
        def broken(_app: ASGIApp) -> ASGIApp:
            async def fail(_scope: Scope, _receive: Receive, _send: Send) -> None:
                raise RuntimeError("secret")

            return fail

        app = build_app([], document=DOCUMENT, middleware=[Middleware(broken)])
        response = TestClient(app, raise_server_exceptions=False).get("/")
        assert response.status_code == 500
        assert response.json()["title"] == "Internal Server Error"


class TestAuthentication:
    def test_the_hook_refuses_before_arguments_are_read(self) -> None:
        seen: list[str] = []

        def authenticate(request: Request, described: ServerOperation) -> str:
            seen.append(described.id)
            if "authorization" not in request.headers:
                raise ProblemError(401, headers={"WWW-Authenticate": "Basic"})
            return "me"

        client = Recorder().client(
            operation("GET", "/", TypedParameter("q", "query", "q", required=True)),
            authenticate=authenticate,
        )
        refused = client.get("/")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Basic"
        assert client.get("/", headers={"authorization": "x"}).status_code == 422
        assert client.get("/nowhere").status_code == 404
        assert seen == ["GET /", "GET /"]

    def test_an_async_hook_may_tell_services_who_calls(self) -> None:
        user: ContextVar[str] = ContextVar("user")

        async def authenticate(request: Request, _described: ServerOperation) -> str:
            user.set(request.headers["x-user"])
            return user.get()

        # In the thread pool, with the context of the request.
        client = client_of(GET_ROOT, lambda: user.get(), authenticate=authenticate)
        assert client.get("/", headers={"x-user": "ann"}).json() == "ann"

    def test_the_result_is_the_user_of_the_request(self) -> None:
        users: list[object] = []

        class Spy:
            def __init__(self, app: ASGIApp) -> None:
                self.app = app

            async def __call__(
                self, scope: Scope, receive: Receive, send: Send
            ) -> None:
                await self.app(scope, receive, send)
                users.append(scope.get("user"))

        client = Recorder().client(
            GET_ROOT,
            authenticate=lambda _request, _described: "ann",
            middleware=[Middleware(Spy)],
        )
        client.get("/")
        assert users == ["ann"]


class TestApplication:
    def test_the_document_is_served(self) -> None:
        client = Recorder().client(operation("GET", "/{any}"), base_path="/v1")
        response = client.get("/openapi.json")
        assert response.content == DOCUMENT
        assert response.headers["content-type"] == "application/json"
        assert client.post("/openapi.json").status_code == 405

    def test_a_placeholder_does_not_hide_the_document(self) -> None:
        client = Recorder().client(operation("GET", "/{any}"))
        assert client.get("/openapi.json").content == DOCUMENT

    def test_a_path_of_the_api_goes_before_the_document(self) -> None:
        recorder = Recorder()
        recorder.client(operation("GET", "/openapi.json")).get("/openapi.json")
        assert [name for name, _ in recorder.calls] == ["GET /openapi.json"]

    def test_lifespan(self) -> None:
        events: list[str] = []

        @asynccontextmanager
        async def lifespan(_app: Starlette) -> AsyncIterator[None]:
            events.append("start")
            yield
            events.append("stop")

        with Recorder().client(GET_ROOT, lifespan=lifespan) as client:
            client.get("/")
            assert events == ["start"]
        assert events == ["start", "stop"]

    def test_routes_in_a_fastapi_application(self) -> None:
        fastapi = pytest.importorskip("fastapi", reason="FastAPI is optional")
        recorder = Recorder()
        routes = build_routes(
            [
                recorder.endpoint(operation("GET", "/pets/{id}")),
                Endpoint(operation("POST", "/pets/{id}"), raising(RuntimeError())),
                Endpoint(operation("GET", "/wild:all"), raising(ProblemError(418))),
            ]
        )
        app = fastapi.FastAPI(routes=routes)
        app.get("/own")(lambda: "own")
        app.delete("/pets/{id}")(lambda: "deleted")
        client = TestClient(app)
        assert client.get("/pets/a%2Fb").status_code == 200
        assert recorder.calls == [("GET /pets/{id}", {"p0": "a/b"})]
        assert client.post("/pets/a").json()["status"] == 500
        assert client.put("/pets/a").status_code == 405
        assert client.get("/wild:all").json()["status"] == 418
        assert client.get("/own").json() == "own"
        assert client.delete("/pets/a").json() == "deleted"
        assert "/own" in client.get("/openapi.json").json()["paths"]

    def test_the_last_operation_costs_what_the_first_does(self) -> None:
        count = 2_000
        route = build_routes(
            [
                Recorder().endpoint(operation("GET", f"/a/b{n}/{{x}}", name=str(n)))
                for n in range(count)
            ]
        )[0]

        def cost(number: int) -> float:
            request = scope(f"/a/b{number}/x")
            return min(timeit.repeat(lambda: route.matches(request), number=50))

        assert cost(count - 1) < 10 * cost(0)


def scope(path: str, raw_path: bytes | None = b"", method: str = "GET") -> Scope:
    request: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode() if raw_path == b"" else raw_path,
        "query_string": b"",
        "headers": [],
        "root_path": "",
    }
    return request


async def call(
    app: ASGIApp, request: Scope, *received: Message
) -> list[MutableMapping[str, Any]]:
    messages = list(received) or [{"type": "http.request", "body": b""}]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> Message:
        if messages:
            return messages.pop(0)
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(request, receive, send)
    return sent


class TestInterruptions:
    def test_a_client_that_disconnects_is_not_an_error(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        recorder = Recorder()
        app = build_app([recorder.endpoint(json_operation(Any))], document=DOCUMENT)
        asyncio.run(
            call(
                app,
                scope("/", method="POST"),
                {"type": "http.request", "body": b"1", "more_body": True},
                {"type": "http.disconnect"},
            )
        )
        assert recorder.calls == []
        assert caplog.records == []

    def test_cancellation_reaches_the_service_and_closes_uploads(self) -> None:
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        uploads: list[UploadFile] = []
        cancelled: list[bool] = []

        async def handler(file: UploadFile) -> None:
            uploads.append(file)
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append(True)
                raise

        described = ServerOperation(
            id="upload",
            method="POST",
            path="/",
            parameters=(TypedParameter("file", "form", "file", file=True),),
        )
        app = build_app([Endpoint(described, handler)], document=DOCUMENT)
        body = (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
            b"x\r\n--b--\r\n"
        )
        request = scope("/", method="POST")
        request["headers"] = [(b"content-type", b"multipart/form-data; boundary=b")]

        async def interrupt() -> None:
            async with asyncio.timeout(0.1):
                await call(app, request, {"type": "http.request", "body": body})

        with pytest.raises(TimeoutError):
            asyncio.run(interrupt())
        assert cancelled == [True]
        assert uploads[0].file.closed


class TestRunner:
    def test_arguments_reach_uvicorn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[tuple[object, dict[str, object]]] = []
        monkeypatch.setattr(
            "uvicorn.run", lambda app, **options: started.append((app, options))
        )
        app = Starlette()
        run(app, ["--port", "0", "--host", "::1"], prog="python -m pets")
        run(app, [], prog="python -m pets")
        assert started == [
            (app, {"host": "::1", "port": 0}),
            (app, {"host": "127.0.0.1", "port": 8000}),
        ]

    @pytest.mark.parametrize("port", ["x", "65536", "-1", "٣"])
    def test_a_wrong_port(self, port: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as exit_:
            run(Starlette(), [f"--port={port}"], prog="python -m pets")
        assert exit_.value.code == 2
        assert "is not a port from 0 to 65535" in capsys.readouterr().err

    def test_without_uvicorn(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setitem(sys.modules, "uvicorn", None)
        with pytest.raises(SystemExit):
            run(Starlette(), [], prog="python -m pets")
        assert "pip install uvicorn" in capsys.readouterr().err


def test_a_server_of_text_only_loads_neither_pydantic_nor_uvicorn() -> None:
    program = """
import sys
from starlette.testclient import TestClient
before = set(sys.modules)
from trifold.runtime.server import *
described = ServerOperation(
    id="x", method="GET", path="/", parameters=(TypedParameter("q", "query", "q"),)
)
app = build_app([Endpoint(described, lambda q: None)], document=b"{}")
assert TestClient(app).get("/?q=1").status_code == 200
print(sorted({"pydantic", "pydantic_core", "uvicorn"} & (set(sys.modules) - before)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
