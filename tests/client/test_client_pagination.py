"""Iterators of generated clients: their types, and runs against a server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cases import CASES
from tests.golden import OUT
from tests.packages import imported
from tests.serving import free_port, serving
from triptych.cli import main

_SERVICE = """
from typing import Any

from cognito_server import create_app, interfaces

POOLS = [{"Name": f"pool {number}"} for number in range(7)]


class Pools(interfaces.UserPoolsService):
    async def list_user_pools(
        self, *, max_results: str | None, next_token: str | None
    ) -> Any:
        start = int(next_token or 0)
        end = start + int(max_results or 3)
        page: dict[str, Any] = {"UserPools": POOLS[start:end]}
        return page | ({"NextToken": str(end)} if end < len(POOLS) else {})


app = create_app(user_pools=Pools())
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service of Cognito's user pools listens that has seven of them."""
    folder = tmp_path_factory.mktemp("pools")
    (folder / "pools.py").write_text(_SERVICE)
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--log-level", "warning"]
    command += ["--port", str(port), "pools:app"]
    environment = {**os.environ, "PYTHONPATH": str(OUT / "cognito" / "server")}
    with serving(command, port, folder=folder, environment=environment):
        yield f"http://127.0.0.1:{port}"


_NAMES = [f"pool {number}" for number in range(7)]


def test_cognito(url: str) -> None:
    with imported(OUT / "cognito" / "client", "cognito_client") as package:
        requests: list[bytes] = []
        with package.Client(
            url, on_request=lambda request: requests.append(request.url.query)
        ) as client:
            each = client.user_pools.iter_user_pools
            assert [pool["Name"] for pool in each()] == _NAMES
            assert requests == [
                b"Action=ListUserPools",
                b"Action=ListUserPools&NextToken=3",
                b"Action=ListUserPools&NextToken=6",
            ]
            later = each(max_results="2", next_token="4")
            assert [len(page["UserPools"]) for page in later.pages()] == [2, 1]
            assert [pool["Name"] for pool in later] == _NAMES[4:]


def test_cognito_awaited(url: str) -> None:
    async def run(package: Any) -> None:
        async with package.AsyncClient(url) as client:
            each = client.user_pools.iter_user_pools
            assert [pool["Name"] async for pool in each()] == _NAMES
            sizes = [len(page["UserPools"]) async for page in each().pages()]
            assert sizes == [3, 3, 1]

    with imported(OUT / "cognito" / "client", "cognito_client") as package:
        asyncio.run(run(package))


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of a document with pagination of the plain styles."""
    return _client("pagination", tmp_path_factory.mktemp("styles"))


@pytest.fixture(scope="module")
def by_url(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of one whose lists have URLs, keys, and requests with bodies."""
    return _client("pagination_by_url", tmp_path_factory.mktemp("by_url"))


def _client(case: str, scratch: Path) -> Path:
    folder = scratch / case
    shutil.copytree(CASES / "config" / case, folder)
    arguments = ["generate", str(folder / "api.yaml"), "--target", "client"]
    with contextlib.chdir(folder):
        assert main(arguments) == 0
    return folder / "out" / "client"


def _run(*command: str | Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_style_goes_from_page_to_page(styles: Path) -> None:
    lists = json.loads((styles / "tests" / "lists.json").read_text())
    assert {item["call"] for item in lists} == {
        "things.iter_find_unknown",
        "things.iter_list",
        "things.iter_pages",
        "things.iter_search_offsets",
        "things.iter_tokens_",
    }
    options = ["-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", str(styles)]
    _run("pytest", *options, "tests", folder=styles)


def test_each_other_style_goes_from_page_to_page(by_url: Path) -> None:
    lists = json.loads((by_url / "tests" / "lists.json").read_text())
    assert {item["call"]: item["following"] for item in lists} == {
        "things.iter_charges": "starting_after=2",
        "things.iter_hal": "page=2",
        "things.iter_headed": "page=2",
        "things.iter_keyed": "cursor=2",
        "things.iter_linked": "page=2",
        "things.iter_projects": "page=2",
        "things.iter_search_nested": "",
        "things.iter_search_pods": "",
    }
    options = ["-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", str(by_url)]
    _run("pytest", *options, "tests", folder=by_url)
    _check_types(by_url, by_url / "api_client", by_url / "use.py", _KEYED)


_KEYED = """
from typing import assert_type

from api_client import Client, Pages, models


def read(client: Client) -> None:
    pods = client.things.iter_keyed()
    assert_type(pods, Pages[tuple[str, models.Pod], models.ListKeyedResponse])
    for name, pod in pods:
        assert_type(name, str)
        assert_type(pod, models.Pod)
    for found in client.things.iter_search_pods(body=models.SearchPodsBody(query="q")):
        assert_type(found, models.Pod)
"""


def _check_types(client: Path, package: Path, script: Path, text: str) -> None:
    script.write_text(text)
    cache = f"--cache-dir={client / 'cache'}"
    _run("mypy", "--strict", cache, script, package, folder=client)


_USE = """
from typing import Any, assert_type

from api_client import AsyncClient, AsyncPages, Client, Pages, models
import bookshop_client
import cognito_client


def read(client: Client, books: bookshop_client.Client) -> None:
    assert_type(client.things.iter_tokens_(cursor="a"), Pages[str, models.Tokens])
    for text in client.things.iter_tokens_(limit=3):
        assert_type(text, str)
    for page in client.things.iter_tokens_().pages():
        assert_type(page, models.Tokens)
    for row in client.things.iter_search_offsets(offset=3):
        assert_type(row, float)
    for line in client.things.iter_pages(page=0):
        assert_type(line, str)
    for number in client.things.iter_list():
        assert_type(number, int)
    assert_type(client.things.iter_find_unknown(), Pages[Any, Any])
    for book in books.books.iter_books(genres=["crime"], request_options={}):
        assert_type(book, bookshop_client.models.Book)
    wider: Pages[object, object] = client.things.iter_list()
    print(wider)


def request(books: bookshop_client.Client) -> None:
    book = bookshop_client.models.Book
    assert_type(books.request("GET", "/x"), Any)
    assert_type(
        books.request("GET", "/x", response_type=list[bookshop_client.models.Book]),
        list[bookshop_client.models.Book],
    )
    found = bookshop_client.raw(books.request)("GET", "/x", response_type=int)
    assert_type(found, bookshop_client.RawResponse[int])
    assert_type(found.filename, str | None)
    with bookshop_client.streaming(books.request)(
        "GET", "/x", response_type=book
    ) as response:
        for line in response.iter_json_lines():
            assert_type(line, bookshop_client.models.Book)


async def wait(client: AsyncClient, pools: cognito_client.AsyncClient) -> None:
    assert_type(client.things.iter_tokens_(), AsyncPages[str, models.Tokens])
    async for text in client.things.iter_tokens_(cursor="a"):
        assert_type(text, str)
    async for page in client.things.iter_tokens_().pages():
        assert_type(page, models.Tokens)
    async for pool in pools.user_pools.iter_user_pools(max_results="3"):
        assert_type(pool, Any)
    assert_type(await pools.request("GET", "/x", response_type=int), int)
    raw = cognito_client.async_raw(pools.request)
    assert_type(
        await raw("GET", "/x", response_type=int), cognito_client.RawResponse[int]
    )
"""


def test_types(styles: Path, tmp_path: Path) -> None:
    script = tmp_path / "use.py"
    script.write_text(_USE)
    clients = [styles, OUT / "bookshop" / "client", OUT / "cognito" / "client"]
    config = tmp_path / "mypy.ini"
    config.write_text(f"[mypy]\nmypy_path = {':'.join(map(str, clients))}\n")
    cache = f"--cache-dir={tmp_path}"
    options = ["--strict", f"--config-file={config}", cache]
    _run("mypy", *options, script, styles / "api_client", folder=tmp_path)
    settings = {
        "include": [str(script), str(styles)],
        "extraPaths": [str(client) for client in clients],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    interpreter = ["--pythonpath", sys.executable]
    _run("basedpyright", "-p", tmp_path, *interpreter, folder=tmp_path)


def test_form(styles: Path, by_url: Path) -> None:
    rules = "B,C4,E,F,I,N,PIE,RET,SIM,T20,UP,W"
    check = ["check", "--no-cache", "--isolated", "--select", rules]
    for folder in (styles, by_url):
        package = "api_client"
        _run("ruff", *check, package, "tests", folder=folder)
        form = ["--config", os.devnull, "--check", "--quiet"]
        _run("black", *form, package, "tests", folder=folder)
