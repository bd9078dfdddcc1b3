"""Names of a document that generated code needs for itself give packages that work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "clashing_names.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clashing")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="names"), folder)
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[tuple[Any, Any]]:
    with (
        imported(folder / "client", "names_client") as package,
        imported(folder / "server", "names_server") as server,
    ):
        http_client = TestClient(server.create_app())
        yield package, package.Client("http://testserver", http_client=http_client)


@pytest.mark.parametrize(
    ("group", "method", "arguments"),
    [
        ("users", "get1", {}),
        ("async_users", "get2", {}),
        ("cached_property_", "get3", {}),
        ("httpx2_", "get4", {}),
        ("build_app_", "get5", {}),
        ("build_routes_", "get6", {}),
        ("events", "get9", {}),
        ("records", "get10", {}),
        ("v10", "名称", {"名称_": "a"}),
        ("v2", "endpoints", {"not_implemented_": "a", "service": "b"}),
        ("v2", "endpoints", {"operation": "c"}),
    ],
)
def test_calls_arrive(
    client: tuple[Any, Any], group: str, method: str, arguments: dict[str, str]
) -> None:
    package, connected = client
    with pytest.raises(package.errors.ServerError) as raised:
        getattr(getattr(connected, group), method)(**arguments)
    assert raised.value.status_code == 501
    assert f"The operation {method} is not" in str(raised.value.body)


def test_services_are_not_called_like_streams(folder: Path) -> None:
    text = (folder / "server/names_server/services/events.py").read_text("utf-8")
    assert "class EventsOperations(EventsService):" in text
    assert "async def get9(self) -> Events[str]:" in text


@pytest.mark.parametrize("side", ["client", "server"])
def test_no_name_hides_another(folder: Path, side: str) -> None:
    # Sorted imports and exports show up here too: `v2` comes before `v10`.
    rules = ["--select", "F,I,RUF022,N801"]
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*command, *rules, "."],
        cwd=folder / side,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
