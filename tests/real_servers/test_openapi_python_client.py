"""A generated server, called by what openapi-python-client makes of its document."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import io
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import uvicorn

from tests.packages import imported
from tests.serving import free_port
from triptych.cli import main

pytest.importorskip(
    "openapi_python_client", reason="openapi-python-client is not installed"
)

# It gives cookies to each request, which httpx discourages.
pytestmark = pytest.mark.filterwarnings("ignore:Setting per-request cookies")

_DOCUMENT = Path(__file__).with_name("depot.yaml")
_ID = UUID("3f2504e0-4f89-41d3-9a0c-0305e82c3301")
_NOON = dt.datetime(2026, 3, 29, 12, 0, 0, 250000, dt.UTC)


@dataclass(frozen=True, slots=True)
class Depot:
    """The foreign client's package, where the server is, and what has arrived there."""

    client: Any
    url: str
    arrived: list[dict[str, Any]]

    def call(self, module: str, *arguments: Any, token: str = "", **more: Any) -> Any:
        """Call an operation; its answer has the status and the value."""
        operation = importlib.import_module(f"depot_client.api.{module}")
        client = (
            self.client.AuthenticatedClient(base_url=self.url, token=token)
            if token
            else self.client.Client(base_url=self.url)
        )
        with client:
            return operation.sync_detailed(*arguments, client=client, **more)

    @property
    def models(self) -> Any:
        return importlib.import_module("depot_client.models")


def _services(server: Any, arrived: list[dict[str, Any]]) -> dict[str, Any]:
    class Items(server.interfaces.ItemsService):  # type: ignore[misc]  # of no known type
        async def read_item(self, **arguments: Any) -> Any:
            arrived.append(arguments)
            if arguments["shelf"] == "empty":
                problem = server.models.Problem(code="empty", message="Nothing there.")
                return server.Answer(problem, status=404)
            return {"id": str(_ID), "kind": "part-of", "sold_on": None}

        async def store_items(self, *, body: Any) -> Any:
            arrived.append({"body": body, "by": server.principal(str)})
            return server.Answer(body, status=201)

    class Photos(server.interfaces.PhotosService):  # type: ignore[misc]  # as above
        async def add_photo(
            self, *, photo: Any, caption: Any, taken_on: Any, item: Any
        ) -> Any:
            arrived.append({"taken_on": taken_on, "item": item})
            return {
                "name": photo.filename,
                "type": photo.content_type,
                "content": (await photo.read()).hex(),
                "caption": caption,
            }

        async def add_note(self, *, text: str, stars: int, public: bool) -> Any:
            arrived.append({"stars": stars, "public": public})
            return text

        async def read_photo(self) -> Any:
            return b"\x89PNG\x00"

    hooks = server.Authentication(token=lambda token: token == "t0ken" and "ada")
    return {"items": Items(), "photos": Photos(), "authenticate": hooks}


@contextlib.contextmanager
def _served(app: Any) -> Iterator[str]:
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 30
        while not server.started:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Depot]:
    folder = tmp_path_factory.mktemp("depot")
    arguments = ["generate", str(_DOCUMENT), "-o", str(folder / "sdk")]
    assert main([*arguments, "--target", "server"]) == 0
    # Its hooks would format what is only called.
    (folder / "config.yaml").write_text("post_hooks: []\n")
    command = [sys.executable, "-m", "openapi_python_client", "generate"]
    command += ["--path", str(_DOCUMENT), "--config", "config.yaml"]
    command += ["--output-path", "foreign", "--fail-on-warning"]
    subprocess.run(command, cwd=folder, check=True)
    arrived: list[dict[str, Any]] = []
    with (
        imported(folder / "sdk" / "server", "depot_server") as server,
        imported(folder / "foreign", "depot_client") as client,
        _served(server.create_app(**_services(server, arrived))) as url,
    ):
        yield Depot(client, url, arrived)


def test_path_query_header_and_cookie(depot: Depot) -> None:
    answer = depot.call(
        "items.read_item",
        "a b/ü",
        7,
        label=["x,y", "z&"],
        since=dt.date(2024, 2, 29),
        at=_NOON,
        broken=False,
        kind=depot.models.Kind.PART_OF,
        x_trace="t-1",
        visit="v-3",
    )
    assert answer.status_code == 200
    assert depot.arrived[-1] == {
        "shelf": "a b/ü",
        "number": 7,
        "label": ["x,y", "z&"],
        "since": dt.date(2024, 2, 29),
        "at": _NOON,
        "broken": False,
        "kind": "part-of",
        "x_trace": "t-1",
        "visit": "v-3",
    }
    item = answer.parsed
    assert (item.id, item.kind, item.sold_on) == (_ID, depot.models.Kind.PART_OF, None)


def test_what_is_left_out(depot: Depot) -> None:
    assert depot.call("items.read_item", "a", 1).status_code == 200
    sent = {key: value for key, value in depot.arrived[-1].items() if value is not None}
    assert sent == {"shelf": "a", "number": 1}


def test_bodies_with_unions(depot: Depot) -> None:
    models = depot.models
    item = models.Item(
        id=_ID,
        kind=models.Kind.TOOL,
        bought_at=_NOON,
        sold_on=None,
        measure=models.Weight(form=models.WeightForm.HEAVY, grams=3),
        parts=[
            models.Item(
                id=_ID,
                kind=models.Kind.PART_OF,
                sold_on=dt.date(2026, 1, 31),
                measure=models.Size(form=models.SizeForm.FLAT, width=0.5),
            )
        ],
    )
    item.additional_properties = {"colour": "größer"}
    answer = depot.call("items.store_items", body=[item], token="t0ken")
    assert answer.status_code == 201
    assert answer.parsed == [item]
    [arrived], user = depot.arrived[-1]["body"], depot.arrived[-1]["by"]
    assert user == "ada"
    assert arrived.bought_at == _NOON
    assert (type(arrived.measure).__name__, arrived.measure.grams) == ("Weight", 3)
    [part] = arrived.parts
    assert (type(part.measure).__name__, part.measure.width) == ("Size", 0.5)
    assert part.sold_on == dt.date(2026, 1, 31)
    assert arrived.model_extra == {"colour": "größer"}


def test_files_and_forms(depot: Depot) -> None:
    models, types = depot.models, importlib.import_module("depot_client.types")
    body = models.AddPhotoBody(
        photo=types.File(io.BytesIO(b"\x89PNG\x00\n"), "a b.png", "image/png"),
        caption="größer",
        taken_on=dt.date(2026, 1, 31),
        item=models.Item(id=_ID, kind=models.Kind.TOOL),
    )
    answer = depot.call("photos.add_photo", body=body)
    assert answer.status_code == 200
    assert answer.parsed.additional_properties == {
        "name": "a b.png",
        "type": "image/png",
        "content": "89504e47000a",
        "caption": "größer",
    }
    assert depot.arrived[-1]["taken_on"] == dt.date(2026, 1, 31)
    assert (depot.arrived[-1]["item"].id, depot.arrived[-1]["item"].kind) == (
        _ID,
        "tool",
    )

    note = models.AddNoteBody(text="a&b=ü +", stars=5, public=True)
    assert depot.call("photos.add_note", body=note).parsed == "a&b=ü +"
    assert depot.arrived[-1] == {"stars": 5, "public": True}

    assert depot.call("photos.read_photo").parsed.payload.read() == b"\x89PNG\x00"


def test_errors_are_read_as_described(depot: Depot) -> None:
    models = depot.models
    missing = depot.call("items.read_item", "empty", 1)
    assert missing.status_code == 404
    assert missing.parsed == models.Problem(code="empty", message="Nothing there.")

    refused = depot.call("items.read_item", "a", 0)
    assert refused.status_code == 422
    assert isinstance(refused.parsed, models.Problem)
    assert "number" in refused.parsed.message

    stranger = depot.call("items.store_items", body=[], token="wrong")
    assert stranger.status_code == 401
    assert isinstance(stranger.parsed, models.Problem)
