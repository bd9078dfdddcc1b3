"""The server runtime: services, errors, and the application around them."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from abc import abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, cast

import pytest
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.runtime.server_runtime import (
    DOCUMENT,
    GET_ROOT,
    Recorder,
    call,
    client_of,
    json_operation,
    operation,
    raising,
    scope,
)
from triptych.runtime.server import (
    Endpoint,
    ProblemError,
    Reply,
    ServerOperation,
    Service,
    TypedParameter,
    build_app,
    build_routes,
    not_implemented,
    run,
)


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


class TestApplication:
    def test_the_description_is_served(self) -> None:
        page = b"<style>p {}</style>"
        client = Recorder().client(
            operation("GET", "/{any}"), base_path="/v1", page=page
        )
        for path, content, media_type in (
            ("/openapi.json", DOCUMENT, "application/json"),
            ("/docs", page, "text/html; charset=utf-8"),
        ):
            response = client.get(path)
            assert response.content == content
            assert response.headers["content-type"] == media_type
            assert response.headers["content-length"] == str(len(content))
            known = {"if-none-match": f'"x", W/{response.headers["etag"]}'}
            assert client.get(path, headers=known).status_code == 304
            assert client.get(path, headers={"if-none-match": '"x"'}).text
            assert client.post(path).status_code == 405
            assert client.head(path).status_code == 200

    @pytest.mark.parametrize("path", ["/openapi.json", "/docs"])
    @pytest.mark.parametrize("template", ["{path}", "/{{any}}"])
    def test_a_path_of_the_api_goes_before_the_description(
        self, path: str, template: str
    ) -> None:
        recorder = Recorder()
        served = operation("GET", template.format(path=path))
        recorder.client(served, page=b"").get(path)
        assert [name for name, _ in recorder.calls] == [served.id]

    def test_other_methods_of_a_path_do_not_hide_the_description(self) -> None:
        client = Recorder().client(operation("POST", "/{any}"))
        assert client.get("/openapi.json").content == DOCUMENT

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
from triptych.runtime.server import *
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
