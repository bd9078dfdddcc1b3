"""Generated clients take credentials by name and send what each operation needs."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import OUT, generate_into
from tests.packages import imported
from trifold.config import DocumentConfig

_DOCUMENTS = Path(__file__).parent / "documents"
_HEADERS = ("authorization", "x-api-key", "x-key")


class _Server:
    """Answers all with nothing, and gives access tokens."""

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            return httpx2.Response(200, json={"access_token": "bought"})
        self.requests.append(request)
        return httpx2.Response(204)

    @property
    def sent(self) -> dict[str, str]:
        request = self.requests[-1]
        query = request.url.params
        headers = {k: v for k, v in request.headers.items() if k in _HEADERS}
        return headers | ({"key": query["key"]} if "key" in query else {})


def _client(package: Any, server: _Server, **arguments: Any) -> Any:
    http_client = httpx2.Client(transport=httpx2.MockTransport(server))
    return package.Client(http_client=http_client, **arguments)


@pytest.fixture(scope="module")
def bookshop() -> Iterator[Any]:
    with imported(OUT / "bookshop" / "client", "bookshop_client") as package:
        yield package


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("security")
    spec = _DOCUMENTS / "security.yaml"
    document = DocumentConfig(spec=spec, output=folder, name="sec")
    generate_into(document, folder)
    with imported(folder / "client", "sec_client") as package:
        yield package


def test_the_bookshop_gets_what_each_operation_needs(bookshop: Any) -> None:
    server = _Server()
    client = _client(
        bookshop,
        server,
        bookseller_key="k",
        customer=bookshop.ClientCredentials("id", "secret"),
    )
    client.authors.list_authors()
    assert server.sent == {}
    client.books.delete_book("0b8f6c3e-5a0f-4a5e-9c37-5d2a53b5f1c4")
    assert server.sent == {"x-api-key": "k"}
    client.orders.list_orders()
    assert server.sent == {"authorization": "Bearer bought"}
    client.orders.get_order(1)
    assert server.sent == {"authorization": "Bearer bought"}
    _client(bookshop, server, bookseller_key="k").orders.get_order(1)
    assert server.sent == {"x-api-key": "k"}


def test_the_environment_has_names_of_package_and_scheme(
    bookshop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOKSHOP_BOOKSELLER_KEY", "k")
    monkeypatch.setenv("BOOKSHOP_CUSTOMER", "t")
    server = _Server()
    client = _client(bookshop, server)
    client.books.delete_book("b")
    assert server.sent == {"x-api-key": "k"}
    client.orders.list_orders()
    assert server.sent == {"authorization": "Bearer t"}


@pytest.mark.parametrize(
    ("method", "arguments", "sent"),
    [
        ("inherited", {"basic": ("u", "p")}, {"authorization": "Basic dTpw"}),
        (
            "inherited",
            {"header_key": "h", "query_key": "q"},
            {"x-key": "h", "key": "q"},
        ),
        ("inherited", {"header_key": "h"}, {}),
        ("open", {"basic": ("u", "p")}, {}),
        ("optional", {}, {}),
        ("optional", {"code": "c"}, {"authorization": "Bearer c"}),
        (
            "both",
            {"header_key": "h", "implicit": "i"},
            {"x-key": "h", "authorization": "Bearer i"},
        ),
        ("both", {"password": "p"}, {"authorization": "Bearer p"}),
    ],
)
def test_alternatives(
    secured: Any, method: str, arguments: dict[str, Any], sent: dict[str, str]
) -> None:
    server = _Server()
    getattr(_client(secured, server, **arguments).default, method)()
    assert server.sent == sent


def test_schemes_that_no_operation_names_serve_all_operations(tmp_path: Path) -> None:
    spec = tmp_path / "unused.yaml"
    spec.write_text(
        (_DOCUMENTS / "security.yaml")
        .read_text(encoding="utf-8")
        .partition("security:\n- basic")[0]
        + "paths: {/a: {get: {operationId: a, responses: {204: {description: ok}}}}}\n",
        encoding="utf-8",
    )
    generate_into(DocumentConfig(spec=spec, output=tmp_path, name="unused"), tmp_path)
    with imported(tmp_path / "client", "unused_client") as package:
        server = _Server()
        _client(package, server, header_key="h").default.a()
        assert server.sent == {"x-key": "h"}


def test_schemes_called_like_arguments_have_arguments_of_their_own(
    tmp_path: Path,
) -> None:
    spec = tmp_path / "clash.yaml"
    names = ("auth", "base_url", "baseUrl", "timeout", "self", "class", "a-b", "a_b")
    schemes = [f"  {name}: {{type: apiKey, in: header, name: X-Key}}" for name in names]
    spec.write_text(
        'swagger: "2.0"\ninfo: {title: T, version: "1"}\nhost: h.test\n'
        "securityDefinitions:\n"
        + "\n".join(schemes)
        + "\npaths: {/a: {get: {operationId: a, security: [{base_url: []}],"
        " responses: {204: {description: ok}}}}}\n",
        encoding="utf-8",
    )
    generate_into(DocumentConfig(spec=spec, output=tmp_path, name="clash"), tmp_path)
    with imported(tmp_path / "client", "clash_client") as package:
        arguments = list(inspect.signature(package.Client).parameters)
        assert arguments[1:9] == [
            "a_b",
            "a_b_2",
            "auth_",
            "base_url_",
            "base_url_2",
            "class_",
            "self_",
            "timeout_",
        ]
        server = _Server()
        _client(package, server, base_url_="no", base_url_2="b").default.a()
        assert server.sent == {"x-key": "b"}
