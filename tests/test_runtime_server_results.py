"""The server runtime: results of a service method to answers."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.responses import PlainTextResponse

from tests.server_runtime import (
    GET_ROOT,
    Pet,
    client_of,
)
from trifold.runtime.server import (
    ServerOperation,
)


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
