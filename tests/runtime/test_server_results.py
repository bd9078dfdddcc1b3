"""The server runtime: results of a service method to answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse
from starlette.types import Message

from tests.runtime.server_runtime import GET_ROOT, Pet, Recorder, client_of
from triptych.runtime.server import (
    Answer,
    ProblemError,
    ServerOperation,
    ServerResponse,
)
from triptych.runtime.server.negotiation import preferred


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


class TestHeaders:
    def test_headers_of_an_answer(self) -> None:
        client = client_of(GET_ROOT, lambda: Answer("x", headers={"X-A": "b"}))
        assert client.get("/").headers["x-a"] == "b"

    @pytest.mark.parametrize("text", ["snow ☃", "Zoë", ""])
    def test_a_header_is_utf_8(self, text: str) -> None:
        client = client_of(GET_ROOT, lambda: Answer("x", headers={"X-A": text}))
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b""}

        async def send(message: Message) -> None:
            sent.append(message)

        # Not by the client of the tests, which takes no other headers than ASCII.
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}

        async def call() -> None:
            await client.app({**scope, "headers": []}, receive, send)

        asyncio.run(call())
        assert dict(sent[0]["headers"])[b"x-a"] == text.encode()

    @pytest.mark.parametrize(
        "result",
        [
            Answer(None, headers={"X-A": "b\r\nSet-Cookie: c=d"}),
            Answer(None, headers={"X-A": "b\nc"}),
            Answer(None, headers={"X-A\r\nX-B": "b"}),
            Answer(None, headers={"X A": "b"}),
            PlainTextResponse("x", headers={"X-A": "b\r\n\r\nbody"}),
            ProblemError(409, headers={"X-A": "b\r\nc: d"}),
        ],
        ids=["crlf", "lf", "name", "blank", "response", "problem"],
    )
    def test_a_header_that_would_split_the_answer(
        self, result: object, caplog: pytest.LogCaptureFixture
    ) -> None:
        def handler() -> object:
            if isinstance(result, ProblemError):
                raise result
            return result

        response = client_of(GET_ROOT, handler).get("/")
        assert response.status_code == 500
        assert response.json()["title"] == "Internal Server Error"
        assert not {"x-a", "set-cookie"} & set(response.headers)
        assert "GET / failed" in caplog.text


def answering(
    result: object, *responses: ServerResponse, **changed: Any
) -> tuple[ServerOperation, Callable[[], object]]:
    """An operation with these responses, and a handler that returns `result`."""
    described = ServerOperation(
        id="get", method="GET", path="/", responses=responses, **changed
    )
    return described, lambda: result


BOTH = ("application/json", "text/csv")


class TestNegotiation:
    @pytest.mark.parametrize(
        ("accept", "offered", "chosen"),
        [
            ("", "a/x, a/y", "a/x"),
            ("*/*", "a/x, a/y", "a/x"),
            ("a/y", "a/x, a/y", "a/y"),
            ("A/Y", "a/x, a/y", "a/y"),
            ("a/y, a/x", "a/x, a/y", "a/x"),
            ("a/x;q=0.5, a/y", "a/x, a/y", "a/y"),
            ("a/x; q=0.5 , a/y;q=0.4", "a/x, a/y", "a/x"),
            ("a/*;q=0.5, b/z", "a/x, b/z", "b/z"),
            # The most specific range speaks for a type, whatever else would hold it.
            ("*/*, a/x;q=0.1", "a/x, a/y", "a/y"),
            ("a/*;q=0.1, a/x;q=0.2, */*;q=0.9", "a/x, b/y", "b/y"),
            ("a/x;q=0, */*", "a/x, a/y", "a/y"),
            ("a/x;v=1;q=0.2, a/x;q=0.9", "a/x;v=1, a/x", "a/x"),
            ("a/x;v=2", "a/x;v=1, a/x;v=2", "a/x;v=2"),
            ('a/x;v="2"', "a/x;v=1, a/x;v=2", "a/x;v=2"),
            ("a/x;charset=utf-8", "a/x", "a/x"),
            ("image/png", "image/*", "image/*"),
            ("a/x;q=0", "a/x", None),
            ("b/*", "a/x, a/y", None),
            ("*/y", "a/x", "a/x"),
            # What can't be understood is as if it weren't there.
            ("nonsense", "a/x", "a/x"),
            ("a/y;q=2, ;;, a/x", "a/x, a/y", "a/x"),
            ("a/y;q=nan", "a/x", "a/x"),
            ('a/x;v="', "a/x", None),
        ],
    )
    def test_preferred(self, accept: str, offered: str, chosen: str | None) -> None:
        assert preferred(accept, offered.split(", ")) == chosen

    @pytest.mark.parametrize(
        ("accept", "status", "media_type"),
        [
            (None, 200, "application/json"),
            ("application/json", 200, "application/json"),
            ("text/csv", 200, "text/csv; charset=utf-8"),
            ("text/*, application/json;q=0.1", 200, "text/csv; charset=utf-8"),
            ("text/html", 406, "application/problem+json"),
        ],
    )
    def test_a_string_of_an_operation_with_two_types(
        self, accept: str | None, status: int, media_type: str
    ) -> None:
        described, handler = answering(
            "a", ServerResponse("200", lambda: str), produces=BOTH
        )
        headers = {} if accept is None else {"accept": accept}
        client = client_of(described, handler)
        client.headers.pop("accept")
        response = client.get("/", headers=headers)
        assert response.status_code == status
        assert response.headers["content-type"] == media_type

    def test_it_is_refused_before_the_service_does_anything(self) -> None:
        recorder = Recorder()
        described, _ = answering(None, ServerResponse("200", lambda: str))
        response = recorder.client(described).get("/", headers={"accept": "image/png"})
        assert response.status_code == 406
        assert response.json()["detail"] == (
            "The answer can be application/json, which is not acceptable."
        )
        assert recorder.calls == []

    def test_several_lines_of_the_header_are_one(self) -> None:
        described, handler = answering("a", produces=BOTH)
        lines = [("accept", "application/json;q=0.5"), ("accept", "text/csv")]
        response = client_of(described, handler).get("/", headers=lines)
        assert response.headers["content-type"].startswith("text/csv")

    def test_a_value_that_has_no_acceptable_type(self) -> None:
        described, handler = answering({"a": 1}, produces=BOTH)
        response = client_of(described, handler).get("/", headers={"accept": "text/*"})
        assert response.status_code == 406

    def test_errors_and_empty_answers_are_always_acceptable(self) -> None:
        headers = {"accept": "image/png"}
        described, handler = answering(Answer({"a": 1}, status=404))
        assert client_of(described, handler).get("/", headers=headers).json() == {
            "a": 1
        }
        described, handler = answering(None, ServerResponse("204"), status=204)
        assert client_of(described, handler).get("/", headers=headers).content == b""


class Toy(BaseModel):
    price: int


class TestValidation:
    OK = ServerResponse("200", lambda: Pet)
    GONE = ServerResponse("404", lambda: Toy)
    ANY_ERROR = ServerResponse("4XX", lambda: str)
    REST = ServerResponse("default", lambda: list[int])

    @pytest.mark.parametrize(
        "result",
        [
            Pet(petName="x"),
            {"petName": "x"},
            {"petName": "x", "tags": (1, 2), "more": None},
            Answer(Pet(petName="x")),
            Answer({"price": 1}, status=404),
            Answer("no", status=400),
            Answer([1], status=500),
            Answer([], status=200 + 100),
            # These are as the service made them.
            PlainTextResponse("x"),
            b"bytes",
            iter([b"x"]),
        ],
    )
    def test_what_fits_is_sent(
        self, result: object, caplog: pytest.LogCaptureFixture
    ) -> None:
        described, handler = answering(
            result, self.OK, self.GONE, self.ANY_ERROR, self.REST
        )
        client_of(described, handler).get("/", follow_redirects=False)
        assert caplog.records == []

    @pytest.mark.parametrize(
        ("result", "reason"),
        [
            ({}, "/petName: Field required"),
            ({"petName": 1, "tags": ["x"]}, "/tags/0: Input should be a valid integer"),
            # As JSON it is no number, whatever Python would take for one.
            ({"petName": "x", "tags": ["1"]}, "/tags/0: Input should be a valid int"),
            (Toy(price=1), "/petName: Field required"),
            ("text", "/: Input should be"),
            (None, "/: the answer must have content"),
            (Answer(Pet(petName="x"), status=404), "/price: Field required"),
            (Answer(5, status=418), "/: Input should be a valid string"),
            (Answer([Pet(petName="x")], status=500), "/0: Input should be a valid int"),
        ],
    )
    def test_what_does_not_fit_is_logged_and_not_sent(
        self, result: object, reason: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        described, handler = answering(
            result, self.OK, self.GONE, self.ANY_ERROR, self.REST
        )
        response = client_of(described, handler).get("/")
        assert response.status_code == 500
        assert response.json() == {
            "type": "about:blank",
            "title": "Internal Server Error",
            "status": 500,
        }
        assert "the answer to GET / does not fit the description" in caplog.text
        assert reason in caplog.text

    def test_a_list_of_models(self) -> None:
        several = ServerResponse("200", lambda: list[Pet])
        for result, status in (
            ([Pet(petName="x")], 200),
            ([], 200),
            ([{"petName": "x"}], 200),
            ([Toy(price=1)], 500),
            (Pet(petName="x"), 500),
        ):
            described, handler = answering(result, several)
            assert client_of(described, handler).get("/").status_code == status

    def test_limits_are_checked(self) -> None:
        limited = ServerResponse(
            "200", lambda: Annotated[list[Pet], Field(min_length=1)]
        )
        described, handler = answering([], limited)
        assert client_of(described, handler).get("/").status_code == 500

    def test_null_where_the_document_has_it(self) -> None:
        described, handler = answering(None, ServerResponse("200", lambda: Pet | None))
        assert client_of(described, handler).get("/").content == b"null"

    def test_it_can_be_turned_off(self) -> None:
        described, handler = answering({}, self.OK)
        client = client_of(described, handler, validate_responses=False)
        assert client.get("/").json() == {}

    def test_an_undocumented_status_is_logged_once_and_sent(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        described, handler = answering(Answer({"a": 1}, status=202), self.OK)
        client = client_of(described, handler)
        for _ in range(2):
            response = client.get("/")
            assert (response.status_code, response.json()) == (202, {"a": 1})
        assert [record.getMessage() for record in caplog.records] == [
            "operation get answers 202, which its description does not have"
        ]
        described, handler = answering(PlainTextResponse("x", 299), self.OK)
        assert client_of(described, handler).get("/").status_code == 299
        assert "answers 299" in caplog.text

    def test_a_status_with_media_types_of_its_own(self) -> None:
        described, handler = answering(
            Answer({"a": 1}, status=404),
            ServerResponse("404", None, produces=("application/problem+json",)),
        )
        response = client_of(described, handler).get("/")
        assert response.headers["content-type"] == "application/problem+json"
