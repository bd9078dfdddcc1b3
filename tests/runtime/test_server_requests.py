"""The server runtime: requests to the arguments of a service method."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from tests.runtime.server_runtime import (
    Pet,
    Recorder,
    client_of,
    json_operation,
    operation,
)
from triptych.runtime.server import (
    Content,
    RequestBody,
    ServerOperation,
    TypedParameter,
)
from triptych.runtime.server.values import json_reader
from triptych.runtime.wire.media_types import FORM, MULTIPART
from triptych.runtime.wire.parameters import ArrayStyle

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
            (datetime, "2024-02-29T01:02:03Z", datetime(2024, 2, 29, 1, 2, 3, 0, UTC)),
            (timedelta, "P1DT0.5S", timedelta(days=1, seconds=0.5)),
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
            (bytes, "a", "must be base64 (RFC 4648)"),
            (Literal["a", "b"], "c", "must be one of a, b"),
            (Literal[1], "x", "must be 1"),
            (int | bool, "x", "must be an integer or must be true or false"),
            (date, "1700000000", "must be a date such as 2024-12-31"),
            (date, "2024-12-31T00:00:00Z", "must be a date such as 2024-12-31"),
            (datetime, "1700000000", "must begin with a date such as 2024-12-31"),
            (
                datetime,
                "2024-12-31T00:00:00",
                "must have an offset such as Z (RFC 3339, section 5.6)",
            ),
            (timedelta, "365", "must be a duration such as P1DT12H"),
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

    @pytest.mark.parametrize(("fields", "status"), [(1_000, 200), (1_001, 400)])
    def test_number_of_query_fields(self, fields: int, status: int) -> None:
        client = Recorder().client(
            operation("GET", "/", TypedParameter("q", "query", "q"))
        )
        assert client.get("/?" + "&".join(["a"] * fields)).status_code == status

    @pytest.mark.parametrize(("more", "status"), [(0, 200), (1, 400)])
    @pytest.mark.parametrize("place", ["query", "form"])
    def test_all_parameters_of_an_operation_are_not_too_many(
        self, place: Literal["query", "form"], more: int, status: int
    ) -> None:
        names = [f"p{number}" for number in range(1_500)]
        parameters = [TypedParameter(name, place, name) for name in names]
        client = Recorder().client(operation("POST", "/", *parameters))
        fields = dict.fromkeys([*names, *["more"] * more], "a")
        query, form = (fields, None) if place == "query" else (None, fields)
        assert client.post("/", params=query, data=form).status_code == status


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
            (b"&".join([b"a=1"] * 1_001), FORM, 400),
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
        assert (
            client.post(
                "/", content=b"x", headers={"content-type": MULTIPART}
            ).status_code
            == 400
        )

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"%(name)s%(file)s--x--\r\n", "x f.txt a"),
            (b"preamble\r\n-x\r\n%(name)s%(file)s--x--epilogue", "x f.txt a"),
            (b"%(name)s%(file)s", 400),
            (b"%(name)s%(file)s--x-", 400),
            (b"%(file)s%(name)s--", 400),
            (b"no delimiter", 400),
            (b"--x\r\n", 400),
        ],
    )
    @pytest.mark.parametrize("size", [1, 7, 1_000])
    def test_a_form_ends_with_its_closing_delimiter(
        self, content: bytes, expected: str | int, size: int
    ) -> None:
        """RFC 2046, section 5.1.1."""
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        whole = content % {
            b"name": b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n',
            b"file": b'--x\r\nContent-Disposition: form-data; name="file";'
            b' filename="f.txt"\r\n\r\na\r\n',
        }
        response = self.reading_a_file().post(
            "/",
            content=(whole[at : at + size] for at in range(0, len(whole), size)),
            headers={"content-type": f"{MULTIPART}; boundary=x"},
        )
        if isinstance(expected, str):
            assert response.json() == expected
        else:
            assert response.status_code == expected
            assert response.json()["detail"].startswith("The form can't be read: It ")

    @pytest.mark.parametrize(
        ("header", "expected"),
        [
            # WHATWG HTML, "Multipart form data"; the rest is left as it is.
            ('; filename="a%22%0D%0A%25.txt"', 'x a"\r\n%25.txt a'),
            ('; filename="a\\"b.txt"', 'x a"b.txt a'),
            # RFC 7578, section 4.2: a name is something that a file should have.
            ("\r\nContent-Type: image/png", "x None a"),
        ],
    )
    def test_the_name_of_a_file(self, header: str, expected: str) -> None:
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        part = "--x\r\nContent-Disposition: form-data; name="
        response = self.reading_a_file().post(
            "/",
            content=f'{part}"name"\r\n\r\nx\r\n{part}"file"{header}\r\n\r\na\r\n--x--',
            headers={"content-type": f"{MULTIPART}; boundary=x"},
        )
        assert response.json() == expected

    def reading_a_file(self) -> TestClient:
        async def handler(name: str, file: UploadFile) -> str:
            return f"{name} {file.filename} {(await file.read()).decode()}"

        described = self.form(
            self.FIELDS[0],
            TypedParameter("file", "form", "file", required=True, file=True),
            media_type=MULTIPART,
        )
        return client_of(described, handler)

    @pytest.mark.parametrize(
        "header", ["", '; filename="m.json"', "\r\nContent-Type: application/json"]
    )
    def test_json_may_come_with_the_name_of_a_file(self, header: str) -> None:
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        described = self.form(
            TypedParameter(
                "info", "form", "info", required=True, json=True, type=dict[str, int]
            ),
            media_type=MULTIPART,
        )

        async def handler(info: dict[str, int]) -> int:
            return info["a"]

        part = f'--x\r\nContent-Disposition: form-data; name="info"{header}\r\n\r\n'
        response = client_of(described, handler).post(
            "/",
            content=f'{part}{{"a": 5}}\r\n--x--\r\n',
            headers={"content-type": f"{MULTIPART}; boundary=x"},
        )
        assert response.json() == 5

    @pytest.mark.parametrize(
        ("charset", "content", "expected"),
        [
            ("", "Zoë".encode(), "Zoë"),
            ("; charset=iso-8859-1", "Zoë".encode("latin-1"), "Zoë"),
            ('; charset="windows-1252"', "5 €".encode("cp1252"), "5 €"),
            ("; charset=utf-16le", "Zoë".encode("utf-16-le"), "Zoë"),
            ("", "Zoë".encode("latin-1"), "must be utf-8 text"),
            ("; charset=ascii", "Zoë".encode(), "must be ascii text"),
            ("; charset=punycode", b"x", "the charset 'punycode' is not supported"),
        ],
    )
    def test_a_part_is_text_in_its_charset(
        self, charset: str, content: bytes, expected: str
    ) -> None:
        pytest.importorskip("python_multipart", reason="python-multipart is optional")
        recorder = Recorder()
        client = recorder.client(self.form(self.FIELDS[0], media_type=MULTIPART))
        head = b'--b\r\nContent-Disposition: form-data; name="name"\r\n'
        part = f"Content-Type: text/plain{charset}\r\n\r\n".encode()
        response = client.post(
            "/",
            content=head + part + content + b"\r\n--b--\r\n",
            # Of the whole it says nothing, whatever it is.
            headers={"content-type": f"{MULTIPART}; charset=punycode; boundary=b"},
        )
        if response.status_code == 200:
            assert recorder.calls[0][1]["name"] == expected
        else:
            assert response.status_code == 400
            assert response.json()["errors"] == [
                {"in": "form", "name": "name", "message": expected}
            ]

    @pytest.mark.parametrize(
        ("content", "charset", "status", "expected"),
        [
            (b"name=Zo%EB", "; charset=iso-8859-1", 200, "Zoë"),
            (b"name=Zo%C3%AB", "; charset=UTF-8", 200, "Zoë"),
            (b"name=Zo%EB", "", 400, "must be utf-8 text"),
            (b"name=x", "; charset=punycode", 400, "the charset 'punycode' is not sup"),
        ],
    )
    def test_a_form_in_its_charset(
        self, content: bytes, charset: str, status: int, expected: str
    ) -> None:
        recorder = Recorder()
        client = recorder.client(self.form(self.FIELDS[0], media_type=FORM))
        headers = {"content-type": f"{FORM}{charset}"}
        response = client.post("/", content=content, headers=headers)
        assert response.status_code == status
        if status == 200:
            assert recorder.calls[0][1]["name"] == expected
        else:
            assert response.json()["errors"][0]["message"].startswith(expected)

    def test_multipart_needs_its_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "python_multipart", None)
        monkeypatch.setattr(
            "triptych.runtime.server.operations_route.find_spec", lambda _name: None
        )
        with pytest.raises(RuntimeError, match="install python-multipart"):
            Recorder().client(self.form(*self.FIELDS, media_type=MULTIPART))


def test_repeated_json_keeps_the_digits_of_numbers() -> None:
    digits = "0.12345678901234567890123456789"
    read = json_reader(list[Decimal])([digits, "1.10"])
    assert repr(read) == repr([Decimal(digits), Decimal("1.10")])


@pytest.mark.parametrize("item", ["1,2", "", "]", "x"])
def test_each_repeated_field_is_json(item: str) -> None:
    with pytest.raises(ValueError, match="must be JSON"):
        json_reader(list[int])(["1", item])
