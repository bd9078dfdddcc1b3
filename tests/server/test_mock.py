"""Mock servers: what they answer, and the command that serves one."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import OUT, REPOSITORY, generate_into
from tests.markdown import code_blocks
from tests.packages import imported
from triptych.cli import main
from triptych.config import DocumentConfig

_BOOK = "/v1/books/3f2504e0-4f89-41d3-9a0c-0305e82c3301"
_KEY = {"X-Api-Key": "any"}
_SPEC = str(REPOSITORY / "specs" / "bookshop.yaml")


@pytest.fixture(scope="module")
def bookshop() -> Iterator[Any]:
    with imported(OUT / "bookshop" / "server", "bookshop_server") as server:
        yield server


@pytest.fixture(scope="module")
def everything() -> Iterator[Any]:
    with imported(OUT / "everything" / "server", "everything_server") as server:
        yield server


def test_an_answer_is_what_the_document_shows(everything: Any) -> None:
    client = TestClient(everything.create_app(mock=True))
    answer = client.get("/base%20path/responses/headers")
    assert answer.json() == {"name": "Example"}
    assert answer.headers["x-count"] == "1"
    assert answer.headers["x-until"] == "2024-02-29T12:30:00Z"
    # Its schema has an example too, which stands in for other responses.
    other = client.get("/base%20path/responses/several")
    assert (other.status_code, other.json()) == (200, {"name": "Any"})


def test_bodies_are_of_the_media_type_that_is_documented(everything: Any) -> None:
    client = TestClient(everything.create_app(mock=True))
    found = client.get("/base%20path/media-types/file")
    assert found.headers["content-type"] == "application/pdf"
    assert found.content == b"A sample of application/pdf\n"
    headers = {"content-type": "application/xml"}
    sent = '<with-xml xmlns="https://everything.example/xml"/>'
    xml = client.post("/base%20path/media-types/xml", content=sent, headers=headers)
    assert xml.headers["content-type"].startswith("application/xml")
    assert "<e:with-xml xmlns:e=" in xml.text


def test_requests_are_read_as_ever(bookshop: Any) -> None:
    client = TestClient(bookshop.create_app(mock=True))
    wrong = client.get("/v1/books", params={"page_size": "1000"})
    # What is wrong is told as the document tells it, which has no 422.
    assert wrong.status_code == 400
    assert wrong.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "The request does not fit the API.",
        "errors": {"page_size": ["Input should be less than or equal to 100"]},
    }
    unreadable = client.post("/v1/books", content=b"{", headers=_KEY)
    assert unreadable.status_code == 400


def test_credentials_must_be_there_and_may_be_any(bookshop: Any) -> None:
    client = TestClient(bookshop.create_app(mock=True))
    assert client.get("/v1/orders").status_code == 401
    token = {"Authorization": "Bearer anything"}
    assert client.get("/v1/orders", headers=token).status_code == 200
    assert client.get("/v1/orders", headers=_KEY).status_code == 401


def test_services_carry_out_what_they_implement(bookshop: Any) -> None:
    class Books(bookshop.interfaces.BooksService):  # type: ignore[misc]  # known at run time
        def get_book(self, *, book_id: object) -> Any:
            return {"title": "Mine", "authors": [], "price": {}, "id": str(book_id)}

        async def delete_book(self, *, book_id: object) -> Any:
            raise bookshop.ProblemError(404)

    client = TestClient(
        bookshop.create_app(books=Books(), mock=True), raise_server_exceptions=False
    )
    assert client.get("/v1/books").json()["items"]
    assert client.delete(_BOOK, headers=_KEY).status_code == 404


@pytest.mark.parametrize("is_async", [False, True])
def test_what_a_service_does_not_implement_is_mocked(
    bookshop: Any, is_async: bool
) -> None:
    class Books(bookshop.interfaces.BooksService):  # type: ignore[misc]  # known at run time
        pass

    async def get_book(self: Any, *, book_id: object) -> Any:
        return super(Books, self).get_book(book_id=book_id)

    if is_async:
        Books.get_book = get_book
    client = TestClient(bookshop.create_app(books=Books(), mock=True))
    assert client.get(_BOOK).json()["title"] == "The Left Hand of Darkness"
    assert TestClient(bookshop.create_app(books=Books())).get(_BOOK).status_code == 501


def test_a_seed_chooses_samples(bookshop: Any) -> None:
    def answers(seed: int) -> str:
        app = bookshop.create_app(mock=True, mock_seed=seed)
        return TestClient(app).get("/v1/books").text

    first = answers(0)
    assert [answers(seed) for seed in range(1, 9)] == [
        answers(seed) for seed in range(1, 9)
    ]
    assert len({first, *(answers(seed) for seed in range(1, 9))}) == 3


@contextmanager
def _mocked(*arguments: str, folder: Path) -> Iterator[tuple[Any, str]]:
    """The command while it serves, and the URL that it printed."""
    command = [sys.executable, "-m", "triptych", "mock", *arguments, "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_told_to_end(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    with _mocked(_SPEC, "--seed", "3", folder=tmp_path) as (process, url):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", url)
        books = httpx2.get(f"{url}/books").json()
        assert httpx2.get(f"{url}/nothing").status_code == 404
        process.send_signal(ended_by)
        _, errors = process.communicate(timeout=30)
    assert books["items"][0]["price"]["currency"] == "EUR"
    assert (process.returncode, errors) == (128 + ended_by, "")
    assert list(tmp_path.iterdir()) == []


def test_the_command_takes_the_configuration_of_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    Path("api.yaml").write_bytes(Path(_SPEC).read_bytes())
    Path("triptych.toml").write_text(
        '[[documents]]\nspec = "api.yaml"\noutput = "out"\n'
        'include = {tags = ["authors"]}\n'
    )
    with _mocked("api.yaml", folder=scratch) as (_process, url):
        assert httpx2.get(f"{url}/authors").status_code == 200
        assert httpx2.get(f"{url}/books").status_code == 404
    assert not Path("out").exists()


def test_the_session_of_the_readme(tmp_path: Path) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    blocks = code_blocks(readme, "console")
    (session,) = [block for block in blocks if "triptych mock" in block]
    *_, url, curl, expected = session.strip().splitlines()
    with _mocked(_SPEC, folder=tmp_path) as (_process, served):
        path = curl.removeprefix(f"$ curl {url}")
        assert path != curl
        assert httpx2.get(f"{served}{path}").text == expected


def test_a_port_in_use_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["mock", _SPEC, "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"triptych: error[address] can't listen on 127.0.0.1, port {port}: "
        "Address already in use; `--port 0` takes any that is free\n"
    )


def test_missing_packages_are_a_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is None there can't be imported.
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["mock", _SPEC]) == 2
    assert capsys.readouterr().err == (
        "triptych: error[not-installed] `triptych mock` runs what is generated, which "
        "needs uvicorn\n  hint: install triptych with its extra `run`\n"
    )


def test_samples_are_shared(tmp_path: Path) -> None:
    document = {
        "swagger": "2.0",
        "info": {"title": "Many", "version": "1"},
        "produces": ["application/json"],
        "paths": {
            f"/{number}": {
                "get": {
                    "responses": {
                        200: {
                            "description": "One.",
                            "schema": {"$ref": "#/definitions/Thing"},
                        }
                    }
                }
            }
            for number in range(100)
        },
        "definitions": {"Thing": {"properties": {"name": {"type": "string"}}}},
    }
    spec = tmp_path / "many.json"
    spec.write_text(json.dumps(document))
    out = str(tmp_path / "out")
    assert main(["generate", str(spec), "-o", out, "--target", "server"]) == 0
    generated = tmp_path / "out/server/many_server/_generated/mock.json"
    mock = json.loads(generated.read_bytes())
    assert len(mock["operations"]) == 100
    assert list(mock["samples"]) == ["#/definitions/Thing"]


@pytest.mark.parametrize("seed", range(12))
def test_every_answer_has_the_pattern_of_its_schema(patterns: Any, seed: int) -> None:
    client = TestClient(patterns.create_app(mock=True, mock_seed=seed))
    digits = client.get("/digits").json()
    assert re.fullmatch("[0-9]+", digits.get("v", "0"))
    assert re.fullmatch("[a-z]{2,3}", client.get("/length").json()["v"])
    assert re.fullmatch(r'"[a-z]+"\s*', client.get("/lazy").json()["v"])
    quotes = client.get("/quotes").json()
    assert len(quotes) >= 2
    assert all(re.fullmatch("['\"\\\\]{3}|it's", item) for item in quotes)
    anchored = client.get("/anchors").json()
    assert anchored
    assert all(item.endswith("a") for item in anchored.values())
    answer = client.get("/header")
    assert answer.json() in ("foo", "bar", "baz")
    assert re.fullmatch("[A-Z]{2}-[0-9]{2}", answer.headers["x-code"])
    codes = answer.headers["x-codes"].split(",")
    assert len(codes) >= 2
    assert set(codes) <= {"5", "6"}


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("patterns")
    spec = REPOSITORY / "tests" / "documents" / "patterns.yaml"
    generate_into(DocumentConfig(spec=spec, output=folder, name="patterns"), folder)
    with imported(folder / "server", "patterns_server") as server:
        yield server


# How many items the first sample has, and what asks for a later page.
_LISTS: dict[str, tuple[int, dict[str, int | str]]] = {
    "tokens": (2, {"cursor": "c2"}),
    "required": (1, {}),
    "urls": (1, {}),
    "links": (1, {}),
    "pages": (2, {"page": 2}),
    "counted": (1, {"page": 3}),
    "offsets": (1, {"offset": 1}),
}


_PAGINATION = """\
[[documents]]
spec = "api.yaml"
output = "out"
name = "pages"
targets = ["client", "server"]

[[documents.pagination]]
operations = ["listTokens", "listRequired"]
style = "token"
parameter = "cursor"

[[documents.pagination]]
operations = ["listUrls"]
style = "url"

[[documents.pagination]]
operations = ["listLinks"]
style = "link"

[[documents.pagination]]
operations = ["listPages", "listCounted"]
style = "page"
parameter = "page"

[[documents.pagination]]
operations = ["listOffsets"]
style = "offset"
parameter = "offset"
more = "more"
"""


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    folder = tmp_path_factory.mktemp("pages")
    document = REPOSITORY / "tests" / "documents" / "mock_pages.yaml"
    (folder / "api.yaml").write_bytes(document.read_bytes())
    (folder / "triptych.toml").write_text(_PAGINATION)
    with chdir(folder):
        assert main(["generate"]) == 0
    with (
        imported(folder / "out" / "client", "pages_client") as client,
        imported(folder / "out" / "server", "pages_server") as server,
    ):
        yield client, server


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", list(_LISTS))
def test_a_list_of_samples_ends(paged: tuple[Any, Any], name: str, seed: int) -> None:
    client, server = paged
    app = server.create_app(mock=True, mock_seed=seed)
    lists = client.Client("http://testserver/v1", http_client=TestClient(app)).lists
    items = list(getattr(lists, f"iter_{name}")())
    assert items
    if not seed:
        assert len(items) == _LISTS[name][0]


@pytest.mark.parametrize("name", ["pages", "counted", "offsets"])
def test_what_follows_the_first_page_is_empty(
    paged: tuple[Any, Any], name: str
) -> None:
    client = TestClient(paged[1].create_app(mock=True))
    following = client.get(f"/v1/{name}", params=_LISTS[name][1]).json()
    first = client.get(f"/v1/{name}").json()
    if name == "pages":
        assert (first, following) == ([1, 2], [])
        assert client.get("/v1/pages", params={"page": 1}).json() == first
    elif name == "counted":
        assert (first["total_pages"], following["total_pages"]) == (40, 1)
        assert following["items"] == []
    else:
        assert first["more"] is True
        assert following == {**first, "items": [], "more": False}
