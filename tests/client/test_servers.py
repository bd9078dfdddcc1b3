"""Which server a call goes to: of the document, of an operation, of the caller."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Servers", "version": "1"},
    "servers": [
        {
            "url": "https://{region}.example.com/{base path}",
            "description": "Production server",
            "variables": {
                "region": {"default": "eu", "enum": ["eu", "us"]},
                "base path": {"default": "v1"},
            },
        },
        {"url": "//test.example.com/v1"},
        {"url": "/relative"},
    ],
    "paths": {
        "/here": {"get": {"operationId": "here", "tags": ["calls"], "responses": {}}},
        "/there": {
            "servers": [{"url": "https://there.example.com/v2"}],
            "get": {"operationId": "there", "tags": ["calls"], "responses": {}},
        },
        "/elsewhere": {
            "get": {
                "operationId": "elsewhere",
                "tags": ["calls"],
                "servers": [{"url": "/v3"}],
                "responses": {},
            },
        },
        "/things": {
            "get": {
                "operationId": "things",
                "tags": ["calls"],
                "servers": [{"url": "https://there.example.com/v2"}],
                "x-ms-pageable": {"nextLinkName": "next"},
                "responses": {
                    "200": {
                        "description": "A page.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        "value": {
                                            "type": "array",
                                            "items": {"type": "integer"},
                                        },
                                        "next": {"type": "string"},
                                    },
                                }
                            }
                        },
                    }
                },
            }
        },
    },
}


class Calls:
    """A client that is not connected, and where its calls went."""

    def __init__(self, package: Any) -> None:
        self.package = package
        self.urls: list[str] = []

    def client(self, *arguments: object, **options: object) -> Any:
        """A client with these arguments."""
        transport = httpx2.MockTransport(self._answer)
        http_client = httpx2.Client(transport=transport)
        return self.package.Client(*arguments, http_client=http_client, **options)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.urls.append(str(request.url))
        return httpx2.Response(204)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("servers")
    spec = folder / "servers.json"
    spec.write_text(json.dumps(DOCUMENT))
    generate_into(DocumentConfig(spec=spec, output=folder, name="servers"), folder)
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    with imported(folder / "client", "servers_client") as client:
        yield client


@pytest.fixture
def calls(package: Any) -> Calls:
    return Calls(package)


def _servers() -> Any:
    from servers_client import servers  # type: ignore[import-not-found]  # generated

    return servers


def test_functions_give_the_urls_of_servers(calls: Calls) -> None:
    servers = _servers()
    assert servers.__all__ == ["production", "test_example_com"]
    assert servers.production() == "https://eu.example.com/v1"
    changed = servers.production(region="us", base_path="v3")
    assert changed == "https://us.example.com/v3"
    assert servers.test_example_com() == "https://test.example.com/v1"


def test_the_first_server_is_the_default(calls: Calls) -> None:
    calls.client().calls.here()
    assert calls.urls == ["https://eu.example.com/v1/here"]


def test_a_chosen_server_leaves_those_of_operations(calls: Calls) -> None:
    client = calls.client(server=_servers().production(region="us"))
    client.calls.here()
    client.calls.there()
    assert calls.urls == [
        "https://us.example.com/v1/here",
        "https://there.example.com/v2/there",
    ]


def test_a_base_url_takes_the_place_of_all_servers(calls: Calls) -> None:
    client = calls.client("http://localhost/x")
    client.calls.there()
    calls.client().with_options(base_url="http://other").calls.there()
    calls.client().calls.there(request_options={"base_url": "http://third"})
    assert calls.urls == [
        "http://localhost/x/there",
        "http://other/there",
        "http://third/there",
    ]


def test_a_base_url_that_ends_like_the_api_keeps_the_path_of_other_servers(
    calls: Calls,
) -> None:
    client = calls.client("http://localhost/mounted/v1")
    client.calls.here()
    client.calls.there()
    client.calls.elsewhere()
    assert calls.urls == [
        "http://localhost/mounted/v1/here",
        "http://localhost/mounted/v2/there",
        "http://localhost/mounted/v3/elsewhere",
    ]


def test_a_server_without_a_host_is_on_that_of_the_api(calls: Calls) -> None:
    calls.client().calls.elsewhere()
    assert calls.urls == ["https://eu.example.com/v3/elsewhere"]


@pytest.mark.parametrize(
    ("base_url", "page"),
    [
        ((), "https://there.example.com/v2/things?page=2"),
        (("http://localhost/v1",), "http://localhost/v2/things?page=2"),
    ],
)
def test_the_next_page_is_where_the_operation_is(
    package: Any, base_url: tuple[str, ...], page: str
) -> None:
    urls: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        urls.append(str(request.url))
        following = {"next": page} if len(urls) == 1 else {}
        return httpx2.Response(200, json={"value": [len(urls)], **following})

    http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = package.Client(*base_url, http_client=http_client)
    assert list(client.calls.iter_things()) == [1, 2]
    assert urls == [page.partition("?")[0], page]


def test_operations_are_served_below_the_paths_of_their_servers(folder: Path) -> None:
    with imported(folder / "server", "servers_server") as server:
        app = server.create_app(mock=True)
        answered = TestClient(app)
        paths = ["/v1/here", "/v2/there", "/v3/elsewhere", "/v1/there"]
        statuses = [answered.get(path).status_code for path in paths]
    assert statuses == [200, 200, 200, 404]


def test_a_base_url_beside_a_server_is_refused(calls: Calls) -> None:
    with pytest.raises(TypeError, match="give a base URL or a server, not both"):
        calls.client("http://localhost", server="http://other")
