"""Bodies of every media type arrive as they were sent, in both directions."""

from __future__ import annotations

import asyncio
import inspect
import io
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.datastructures import UploadFile
from starlette.responses import Response
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "bodies.yaml"
_NAMES = ("add_note", "read_text", "write_text", "read_file", "write_file", "upload")


class Pair:
    """A client whose calls reach a server that returns what the test has put there."""

    def __init__(self, client: Any, server: Any) -> None:
        self.package = client
        self.models = client.models
        self.server = server
        self.result: Callable[..., Any] = lambda **_: Response(status_code=204)
        self.arrived: dict[str, Any] = {}
        self.media_type = ""
        groups = {
            name: self._service(getattr(server.services, name.capitalize()))
            for name in ("files", "notes")
        }
        app = server.create_app(**groups)
        self.http_client = TestClient(app)
        base_url = "http://testserver"
        self.client = client.Client(base_url, http_client=self.http_client)

        transport = httpx2.ASGITransport(app)
        self.async_client = client.AsyncClient(
            base_url, http_client=httpx2.AsyncClient(transport=transport)
        )

    def _service(self, base: Any) -> Any:
        def call(_service: object, **arguments: Any) -> Any:
            self.arrived = arguments
            headers = self.server.current_request().headers
            self.media_type = headers.get("content-type", "")
            return self.result(**arguments)

        names = [name for name in _NAMES if hasattr(base, name)]
        return type(base.__name__, (base,), dict.fromkeys(names, call))()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bodies")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="bodies"), folder)
    return folder


@pytest.fixture(scope="module")
def packages(folder: Path) -> Iterator[tuple[Any, Any]]:
    with (
        imported(folder / "client", "bodies_client") as client,
        imported(folder / "server", "bodies_server") as server,
    ):
        yield client, server


@pytest.fixture
def pair(packages: tuple[Any, Any]) -> Pair:
    return Pair(*packages)


# --- requests


def _chunks() -> Iterator[bytes]:
    yield b"ab"
    yield b"c"


@pytest.mark.parametrize(
    ("sent", "arrived", "media_type"),
    [
        ({"text": "x"}, {"text": "x"}, "application/vnd.note+json"),
        ("<note/>", "<note/>", "text/plain"),
        (b"abc", b"abc", "application/octet-stream"),
        (io.BytesIO(b"abc"), b"abc", "application/octet-stream"),
        (_chunks(), b"abc", "application/octet-stream"),
    ],
    ids=["json", "text", "bytes", "file", "chunks"],
)
def test_the_media_type_suits_the_value(
    pair: Pair, sent: Any, arrived: Any, media_type: str
) -> None:
    is_json = isinstance(sent, dict)
    pair.client.notes.add_note(body=pair.models.Note(**sent) if is_json else sent)
    body = pair.arrived["body"]
    assert (body.model_dump() if is_json else body) == arrived
    assert pair.media_type == media_type


def test_an_object_may_be_a_mapping(pair: Pair) -> None:
    pair.client.notes.add_note(body={"text": "x"})
    assert pair.arrived == {"body": pair.server.models.Note(text="x")}


def test_a_path_is_sent_as_the_file_it_names(pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / "note.bin"
    path.write_bytes(b"abc")
    pair.client.notes.add_note(body=path)
    assert pair.arrived == {"body": b"abc"}


def test_a_caller_picks_another_media_type(pair: Pair) -> None:
    headers = {"Content-Type": "text/plain; charset=latin-1"}
    options = {"headers": headers}
    pair.client.notes.add_note(body="é".encode("latin-1"), request_options=options)
    assert pair.arrived == {"body": "é"}
    assert pair.media_type == headers["Content-Type"]


def test_another_media_type_is_refused(pair: Pair) -> None:
    options = {"headers": {"Content-Type": "text/csv"}}
    error = pair.package.errors.UnsupportedMediaTypeError
    with pytest.raises(error, match=r"vnd\.note\+json or application/xml"):
        pair.client.notes.add_note(body="a,b", request_options=options)


def test_text_of_any_kind(pair: Pair) -> None:
    pair.client.notes.write_text(1, body="ö")
    assert (pair.arrived["body"], pair.media_type) == ("ö", "text/plain")
    headers = {"Content-Type": "text/csv"}
    pair.client.notes.write_text(1, body="a,b", request_options={"headers": headers})
    assert (pair.arrived["body"], pair.media_type) == ("a,b", "text/csv")


def test_asynchronous_chunks_are_sent(pair: Pair) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    asyncio.run(pair.async_client.files.write_file("x", body=chunks()))
    assert pair.arrived["body"] == b"abc"


def test_files_of_a_form(pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / "ä.txt"
    path.write_bytes(b"from a path")

    def described(first: UploadFile, second: UploadFile, note: str) -> list[str]:
        return [
            *(str(file.filename) for file in (first, second)),
            *(str(file.content_type) for file in (first, second)),
            *(file.file.read().decode() for file in (first, second)),
            note,
        ]

    pair.result = described
    second = ("b.csv", io.BytesIO(b"from a file"), "text/csv")
    assert pair.client.files.upload(first=path, second=second, note="n") == [
        "ä.txt",
        "b.csv",
        "text/plain",
        "text/csv",
        "from a path",
        "from a file",
        "n",
    ]


class _Counted(io.RawIOBase):
    """A file of many bytes that tells how many were asked for at once."""

    def __init__(self, size: int) -> None:
        self._left = size
        self.most = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        asked = self._left if size < 0 else min(size, self._left)
        self.most = max(self.most, asked)
        self._left -= asked
        return bytes(asked)


def test_no_file_is_read_as_a_whole(pair: Pair) -> None:
    size = 3_000_000
    pair.result = lambda first, **_: [str(first.size)]
    upload = _Counted(size)
    assert pair.client.files.upload(first=("x", upload)) == [str(size)]
    assert 0 < upload.most < size / 10
    content = _Counted(size)
    pair.result = lambda **_: None
    pair.client.files.write_file("x", body=content)
    assert pair.arrived["body"] == bytes(size)
    assert 0 < content.most < size / 10


# --- responses


def test_the_status_decides_the_type(pair: Pair) -> None:
    answer, models = pair.server.Answer, pair.server.models

    def add() -> Any:
        return pair.client.notes.add_note(body=pair.models.Note(text="x"))

    pair.result = lambda **_: models.Note(text="x")
    assert add() == pair.models.Note(text="x")
    pair.result = lambda **_: answer(models.Receipt(number=1), status=201)
    assert add() == pair.models.Receipt(number=1)
    pair.result = lambda **_: answer(None, status=202)
    assert add() is None
    refusal = answer(models.Refusal(reason="no"), status=409)
    pair.result = lambda **_: refusal
    with pytest.raises(pair.package.errors.ConflictError) as caught:
        add()
    assert caught.value.body == pair.models.Refusal(reason="no")


def test_what_was_not_asked_for_is_there_as_it_came(pair: Pair) -> None:
    pair.result = lambda **_: "<note/>"
    options = {"headers": {"Accept": "application/xml"}}
    call = pair.package.raw(pair.client.notes.add_note)
    response = call(body=pair.models.Note(text="x"), request_options=options)
    assert response.headers["Content-Type"] == "application/xml"
    assert response.content == b"<note/>"
    with pytest.raises(pair.package.errors.DecodeError, match="it is application/xml"):
        response.parse()


def test_headers_of_an_answer(pair: Pair) -> None:
    receipt = pair.server.models.Receipt(number=1)
    headers = {"Location": "/notes/1", "X-Count": "2"}
    pair.result = lambda **_: pair.server.Answer(receipt, status=201, headers=headers)
    call = pair.package.raw(pair.client.notes.add_note)
    response = call(body=pair.models.Note(text="x"))
    assert response.status_code == 201
    assert {name: response.headers[name] for name in headers} == headers
    assert response.parse() == pair.models.Receipt(number=1)


def test_json_is_asked_for_where_it_is_offered(pair: Pair) -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.headers["Accept"])
        return httpx2.Response(202)

    transport = httpx2.MockTransport(answer)
    with httpx2.Client(transport=transport) as http_client:
        client = pair.package.Client("http://x", http_client=http_client)
        client.notes.add_note(body="<note/>")
        client.notes.read_text(1)
        client.files.read_file("x")
    assert asked == ["application/json", "text/markdown", "application/pdf"]


def test_text_results(pair: Pair) -> None:
    pair.result = lambda **_: "# Ä"
    assert pair.client.notes.read_text(1) == "# Ä"


async def _async_chunks() -> AsyncIterator[bytes]:
    yield b"ab"
    yield b"c"


@pytest.mark.parametrize(
    "make",
    [lambda: b"abc", lambda: io.BytesIO(b"abc"), _chunks, _async_chunks],
    ids=["bytes", "file", "iterator", "async"],
)
def test_a_file_result(pair: Pair, make: Callable[[], Any]) -> None:
    pair.result = lambda **_: make()
    response = pair.package.raw(pair.client.files.read_file)("x")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.parse() == b"abc"


def test_an_open_file_is_closed_when_it_is_sent(pair: Pair) -> None:
    file = io.BytesIO(bytes(200_000))
    pair.result = lambda **_: file
    assert len(pair.client.files.read_file("x")) == 200_000
    assert file.closed


def test_a_path_result_has_a_length_and_ranges(pair: Pair, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"abcdef")
    pair.result = lambda **_: path
    read = pair.package.raw(pair.client.files.read_file)
    assert read("x").headers["Content-Length"] == "6"
    part = read("x", request_options={"headers": {"Range": "bytes=1-2"}})
    assert (part.status_code, part.content) == (206, b"bc")


def test_a_path_that_is_no_file_is_a_failure(pair: Pair, tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        pair.result = lambda path=path, **_: path
        with pytest.raises(pair.package.errors.InternalServerError):
            pair.client.files.read_file("x", request_options={"max_retries": 0})


def test_a_file_is_saved_as_it_comes(pair: Pair, tmp_path: Path) -> None:
    pair.result = lambda **_: (bytes(1000) for _ in range(1000))
    with pair.package.streaming(pair.client.files.read_file)("x") as response:
        response.save(tmp_path / "saved")
    assert (tmp_path / "saved").stat().st_size == 1_000_000


def test_signatures_say_what_is_taken_and_given(pair: Pair) -> None:
    def annotations(method: Any) -> tuple[str, str]:
        signature = inspect.signature(method)
        return (
            signature.parameters["body"].annotation,
            signature.return_annotation,
        )

    client = pair.client
    assert annotations(client.notes.add_note) == (
        "models.Note | dicts.Note | str | BinaryContent",
        "models.Note | models.Receipt | None",
    )
    assert annotations(client.notes.write_text) == ("str", "None")
    assert annotations(client.files.write_file) == ("BinaryContent", "None")
    assert inspect.signature(client.files.read_file).return_annotation == "bytes"
    interfaces = pair.server.interfaces
    read_file = inspect.signature(interfaces.FilesService.read_file)
    assert read_file.return_annotation == (
        "Reply[BinaryContent | Answer[BinaryContent, Literal[200, None]]]"
    )
    # A list by status; what a range or `default` has may come with any.
    assert inspect.signature(interfaces.NotesService.add_note).return_annotation == (
        "Reply[models.Note | Answer[models.Note, Literal[200, None]]"
        " | Answer[models.Receipt, Literal[201]] | Answer[None, Literal[202]]"
        " | Answer[models.Refusal, int] | Answer[str, int]]"
    )


# --- types

_USAGE = """\
from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Literal, assert_type

from bodies_client import AsyncClient, Client, async_raw, models, raw, streaming
from bodies_server import Answer, interfaces
from bodies_server import models as server_models


class Files(interfaces.FilesService):
    def read_file(self, *, name: str) -> Path | Iterator[bytes]:
        return Path(name) if name else iter([b"a"])

    async def write_file(self, *, name: str, body: bytes) -> None:
        print(name, body)

    def upload(self, *, first: object, second: object, note: str | None) -> list[str]:
        return [str(first), str(second), str(note)]


class Notes(interfaces.NotesService):
    async def add_note(
        self, *, body: server_models.Note | str | bytes
    ) -> (
        server_models.Note
        | Answer[server_models.Receipt, Literal[201]]
        | Answer[None, Literal[202]]
        | Answer[server_models.Refusal, int]
    ):
        if isinstance(body, bytes):
            return Answer(None, status=202)
        if isinstance(body, str):
            return Answer(server_models.Refusal(reason="x"), status=len(body))
        return Answer(server_models.Receipt(number=1), status=201, headers={"A": "b"})

    def read_text(self, *, id: int) -> str:
        return str(id)

    def write_text(self, *, id: int, body: str) -> Answer[None, None]:
        return Answer(None, headers={"ETag": body})


def use(client: Client, file: io.BytesIO) -> None:
    response = raw(client.notes.add_note)(body=models.Note(text="x"))
    assert_type(response.parse(), models.Note | models.Receipt | None)
    client.notes.add_note(body={"text": "x"})
    client.notes.add_note(body=file)
    client.notes.add_note(body=Path("x"))
    client.notes.add_note(body=(chunk for chunk in [b"a"]))
    assert_type(client.files.read_file("x"), bytes)
    with streaming(client.files.read_file)("x") as stream:
        stream.save("x")


async def use_async(client: AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b""

    response = await async_raw(client.notes.read_text)(1)
    assert_type(response.parse(), str)
    await client.files.write_file("x", body=chunks())
"""


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_users_code_has_its_types(folder: Path, checker: str, tmp_path: Path) -> None:
    (tmp_path / "usage.py").write_text(_USAGE)
    sides = [str(folder / "client"), str(folder / "server")]
    settings = {"include": ["."], "extraPaths": sides, "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    arguments = {
        "mypy": ["--strict", f"--cache-dir={tmp_path / 'cache'}", "usage.py"],
        "basedpyright": ["--pythonpath", sys.executable],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *arguments[checker]],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": os.pathsep.join(sides)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


_HEAD = """\
from typing import Literal

from bodies_server import Answer, models, services


class Notes(services.NotesService):
    def read_text(self, *, id: int) -> Answer[str, Literal[200]]:
        return Answer(str(id), status=200)

    def write_text(self, *, id: int, body: str) -> Answer[None, Literal[204]]:
        return Answer(None, status=204)

"""

_REFUSED = {
    "status": """\
    def add_note(self, *, body: object) -> Answer[models.Receipt, Literal[203]]:
        return Answer(models.Receipt(number=1), status=203)
""",
    "body": """\
    def add_note(self, *, body: object) -> Answer[models.Receipt, Literal[201]]:
        return Answer(models.Note(text="x"), status=201)
""",
    "body-of-status": """\
    def add_note(
        self, *, body: object
    ) -> models.Note | Answer[models.Receipt, Literal[201]]:
        return Answer(models.Receipt(number=1), status=202)
""",
    "plain": """\
    def add_note(self, *, body: object) -> models.Receipt:
        return models.Receipt(number=1)
""",
    "no-status": """\
    async def add_note(self, *, body: object) -> Answer[models.Receipt, None]:
        return Answer(models.Receipt(number=1))
""",
}


def test_type_checkers_refuse_what_is_not_documented(
    folder: Path, tmp_path: Path
) -> None:
    sides = [str(folder / "client"), str(folder / "server")]
    for name, method in _REFUSED.items():
        (tmp_path / f"{name.replace('-', '_')}.py").write_text(_HEAD + method)
    settings = {"include": ["."], "extraPaths": sides, "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    for command in (
        ["mypy", "--strict", f"--cache-dir={tmp_path / 'cache'}", "."],
        ["basedpyright", "--pythonpath", sys.executable],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": os.pathsep.join(sides)},
            capture_output=True,
            text=True,
            check=False,
        )
        refused = {
            Path(line.partition(":")[0]).stem.replace("_", "-")
            for line in done.stdout.splitlines()
            if "error" in line and not line.startswith("Found")
        }
        assert refused >= set(_REFUSED), done.stdout + done.stderr
        # Only what is wrong: both see that the other methods are right.
        errors = [line for line in done.stdout.splitlines() if "error:" in line]
        assert not [line for line in errors if ":7:" in line or ":10:" in line]
