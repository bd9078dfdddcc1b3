"""Files in forms, in both directions: alone, in lists, and left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "uploads.yaml"


class _Pair:
    """A client, and a server that keeps what arrives."""

    def __init__(self, client: Any, server: Any) -> None:
        self.arrived: dict[str, Any] = {}
        self.media_type = ""
        base = server.services.Uploads
        names = ("add_files", "add_binaries", "send_form", "send_plain")

        def keep(_service: object, **arguments: Any) -> None:
            self.arrived = {name: _content(arguments[name]) for name in arguments}

        service = type("Uploads", (base,), dict.fromkeys(names, keep))
        self.http = TestClient(server.create_app(uploads=service()))
        self.client = client.Client(
            "http://testserver", http_client=self.http, on_request=self._note
        )

    def _note(self, request: Any) -> None:
        self.media_type = request.headers["Content-Type"].partition(";")[0]


def _content(value: object) -> object:
    if isinstance(value, list):
        return [_content(item) for item in value]
    if isinstance(value, UploadFile):
        return value.filename, value.file.read()
    return value


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Pair]:
    folder = tmp_path_factory.mktemp("uploads")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="uploads")
    generate_into(config, folder)
    with (
        imported(folder / "client", "uploads_client") as client,
        imported(folder / "server", "uploads_server") as server,
    ):
        yield _Pair(client, server)


@pytest.mark.parametrize(
    "files", [[("a", b"\xff"), b"b"], (("a", b"\xff"), b"b")], ids=["list", "tuple"]
)
def test_a_list_of_files(pair: _Pair, files: Any) -> None:
    arrived = [("a", b"\xff"), ("upload", b"b")]
    pair.client.uploads.add_files(images=files)
    assert pair.arrived == {"images": arrived, "note": None}
    pair.client.uploads.add_binaries(images=files, one=b"\x00")
    assert pair.arrived == {"images": arrived, "one": ("upload", b"\x00")}
    assert pair.media_type == "multipart/form-data"


def test_a_list_of_one_file_with_a_name(pair: _Pair) -> None:
    pair.client.uploads.add_files(images=[("a", b"1")], note="n")
    assert pair.arrived == {"images": [("a", b"1")], "note": "n"}


def test_too_many_files_are_not_sent(pair: _Pair) -> None:
    with pytest.raises(ValueError, match=r"images: .* at most 2 items"):
        pair.client.uploads.add_binaries(images=[b"1", b"2", b"3"])


@pytest.mark.parametrize(
    "media_type", ["multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_without_its_optional_file_a_form_is_of_either_type(
    pair: _Pair, media_type: str
) -> None:
    expected = {"foo": "é", "count": 2, "bar": None}
    fields = {"foo": "é", "count": "2"}
    parts = {name: (None, text) for name, text in fields.items()}
    is_parts = media_type.startswith("multipart")
    kind: Any = {"files": parts} if is_parts else {"data": fields}
    response = pair.http.post("/forms", **kind)
    assert (response.status_code, pair.arrived) == (204, expected)
    pair.client.uploads.send_form(foo="é", count=2)
    assert pair.arrived == expected
    pair.client.uploads.send_form(foo="é", bar=b"x")
    assert pair.arrived == {"foo": "é", "count": None, "bar": ("upload", b"x")}
    assert pair.media_type == "multipart/form-data"


def test_a_file_makes_a_form_multipart_whatever_the_document_says(pair: _Pair) -> None:
    pair.client.uploads.send_plain(bar=b"x")
    assert pair.arrived == {"bar": ("upload", b"x")}
