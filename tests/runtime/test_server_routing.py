"""The server runtime: which operation a request means."""

from __future__ import annotations

import asyncio
from typing import Literal

import pytest
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from tests.runtime.server_runtime import (
    DOCUMENT,
    GET_ROOT,
    Recorder,
    call,
    client_of,
    operation,
    scope,
)
from triptych.runtime.server import (
    Constant,
    ServerOperation,
    TypedParameter,
    build_app,
    current_request,
)
from triptych.runtime.wire.media_types import FORM


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
            "/pets//",
            "/pets//toys",
            "/café/",
            "/nowhere",
            "/files/.txt",
            "/:verb",
            "/x%3Averb",
            "/range/1-",
            "/range/-1",
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
        assert "second is never called: no request distinguishes it" in caplog.text


def _path_parameter(name: str, type_: object = str, span: str = "") -> TypedParameter:
    return TypedParameter(name, "path", name, required=True, type=type_, span=span)


def _described(name: str, path: str, *parameters: TypedParameter) -> ServerOperation:
    return ServerOperation(id=name, method="GET", path=path, parameters=parameters)


class TestPlaceholders:
    @pytest.mark.parametrize(
        ("url", "name", "arguments"),
        [
            ("/v1/projects/p/notes/n", "note", {"name": "projects/p/notes/n"}),
            ("/v1/projects/a%2Fb/notes/%20", "note", {"name": "projects/a/b/notes/ "}),
            ("/v1/projects/p/tasks/t", "task", {"name": "projects/p/tasks/t"}),
            ("/v1/projects/p/notes", "notes", {"parent": "projects/p"}),
            ("/v1/operations/o:cancel", "cancel", {"name": "operations/o"}),
            ("/files/a", "file", {"path": "a"}),
            ("/files/a/b/", "file", {"path": "a/b/"}),
            ("/files/", "file", {"path": ""}),
            ("/files/a/b/raw", "raw", {"path": "a/b"}),
            ("/files/known", "known", {}),
        ],
    )
    def test_a_span_is_one_argument(
        self, url: str, name: str, arguments: dict[str, str]
    ) -> None:
        def spanning(name: str, path: str, argument: str, span: str) -> ServerOperation:
            return _described(name, path, _path_parameter(argument, span=span))

        recorder = Recorder()
        client = recorder.client(
            spanning("note", "/v1/{name}", "name", "projects/*/notes/*"),
            spanning("task", "/v1/{name}", "name", "projects/*/tasks/*"),
            spanning("notes", "/v1/{parent}/notes", "parent", "projects/*"),
            spanning("cancel", "/v1/{name}:cancel", "name", "operations/**"),
            spanning("file", "/files/{path}", "path", "**"),
            spanning("raw", "/files/{path}/raw", "path", "**"),
            _described("known", "/files/known"),
        )
        assert client.get(url).status_code == 200
        assert recorder.calls == [(name, arguments)]

    @pytest.mark.parametrize(
        "url", ["/v1/projects/p/notes/n/more", "/v1/projects/p", "/v1/a/../notes"]
    )
    def test_what_a_span_has_not_is_not_found(self, url: str) -> None:
        parameter = _path_parameter("name", span="projects/*/notes/*")
        client = Recorder().client(_described("note", "/v1/{name}", parameter))
        assert client.get(url).status_code == 404

    @pytest.mark.parametrize(
        ("url", "found"),
        [
            ("/files/report.csv", ("report", ".csv")),
            ("/files/a.tar.gz", ("a", ".tar.gz")),
            ("/files/a.b.gz", ("a.b", ".gz")),
        ],
    )
    def test_an_enum_bounds_the_placeholder_before_it(
        self, url: str, found: tuple[str, str]
    ) -> None:
        recorder = Recorder()
        suffix = _path_parameter("suffix", Literal[".csv", ".tar.gz", ".gz"])
        client = recorder.client(
            _described("file", "/files/{id}{suffix}", _path_parameter("id"), suffix)
        )
        assert client.get(url).status_code == 200
        assert tuple(recorder.calls[0][1].values()) == found

    def test_placeholders_of_the_base_path_are_apart(self) -> None:
        seen: list[object] = []

        async def handler(**arguments: object) -> None:
            seen.append((current_request().path_params, arguments))

        parameters = _path_parameter("a"), _path_parameter("b")
        two = _described("two", "/two/{a}/{b}", *parameters)
        client = client_of(two, handler, base_path="/v1/{tenant}")
        assert client.get("/v1/t%C3%A9/two/1/2").status_code == 200
        assert seen == [({"tenant": "t\xe9"}, {"a": "1", "b": "2"})]
        assert client.get("/v1/t%FF/two/1/2").status_code == 400
        assert len(seen) == 1

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ("harbour=a", "harbour"),
            ("buoy=b", "buoy"),
            ("buoy=b&depth=1", "deep buoy"),
            ("depth=1", "harbour"),
        ],
    )
    def test_required_parameters_tell_operations_apart(
        self, query: str, name: str
    ) -> None:
        def requiring(name: str, *names: str) -> ServerOperation:
            parameters = [
                TypedParameter(item, "query", item, required=True) for item in names
            ]
            return _described(name, "/tide", *parameters)

        recorder = Recorder()
        client = recorder.client(
            requiring("harbour", "harbour"),
            requiring("buoy", "buoy"),
            requiring("deep buoy", "buoy", "depth"),
        )
        status = client.get(f"/tide?{query}").status_code
        assert [item for item, _ in recorder.calls] == ([name] if status == 200 else [])
        assert (status == 422) is (query == "depth=1")


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
