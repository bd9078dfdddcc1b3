"""Generated clients take credentials by name and send what each operation needs."""

from __future__ import annotations

import inspect
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import OUT, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENTS = Path(__file__).parents[1] / "documents"
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


def _client(
    package: Any, server: Callable[[httpx2.Request], httpx2.Response], **arguments: Any
) -> Any:
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


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, {"title": "Gone", "status": 404}),
        (400, {"title": "Bad", "status": 400, "errors": {"page": ["no"]}}),
    ],
)
def test_typed_errors_survive_pickling(
    bookshop: Any, status: int, body: dict[str, object]
) -> None:
    def handle(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, json=body)

    client = _client(bookshop, handle)
    with pytest.raises(bookshop.errors.ClientError) as caught:
        client.books.list_books()
    copied = pickle.loads(pickle.dumps(caught.value))
    assert type(copied) is type(caught.value)
    assert copied.body == caught.value.body
    assert isinstance(copied.body, bookshop.models.Problem)


def test_results_survive_pickling(bookshop: Any) -> None:
    page = {"items": [{"name": "Ada", "born_on": "1815-12-10", "x": 1}]}
    client = _client(bookshop, lambda _: httpx2.Response(200, json=page))
    authors = client.authors.list_authors()
    assert pickle.loads(pickle.dumps(authors)) == authors


_USAGE = """\
from typing import assert_type

import httpx2
from bookshop_client import AsyncClient, Client, ClientCredentials, PasswordCredentials


def key() -> str:
    return "k"


async def token() -> str:
    return "t"


def on_request(request: httpx2.Request) -> None:
    request.headers["X-Span"] = "1"


async def on_response(response: httpx2.Response) -> None:
    await response.aread()


def sign(request: httpx2.Request) -> httpx2.Request:
    return request


def use() -> None:
    client = Client(bookseller_key=key, customer="t", on_request=on_request)
    assert_type(client.with_options(timeout=3, headers={"A": "b"}), Client)
    Client(customer=ClientCredentials("id", "secret", scopes=["orders:read"]))
    Client(customer=PasswordCredentials("ada", "pass", client_id="id"), auth=sign)
    copy = AsyncClient(
        customer=token, on_request=on_request, on_response=on_response
    ).with_options(auth=httpx2.BasicAuth("u", "p"), max_retries=0)
    assert_type(copy, AsyncClient)


def misuse() -> None:
    Client(bookseller_key=("u", "p"))
    Client(customer=token)
    Client(bookseller_key=ClientCredentials("id", "secret"))
    Client(on_response=on_response)
    Client(credentials={})
"""


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_type_checkers_know_credentials(checker: str, tmp_path: Path) -> None:
    (tmp_path / "usage.py").write_text(_USAGE)
    package = str(OUT / "bookshop" / "client")
    settings = {"include": ["."], "extraPaths": [package], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    arguments = {
        "mypy": ["--strict", f"--cache-dir={tmp_path / 'cache'}", "usage.py"],
        "basedpyright": ["--pythonpath", sys.executable],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *arguments[checker]],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": package},
        capture_output=True,
        text=True,
        check=False,
    )
    first = 1 + _USAGE.splitlines().index("def misuse() -> None:")
    wrong = {
        int(line)
        for line in re.findall(r"usage\.py:(\d+)(?::\d+)?(?: -)?:? error", done.stdout)
    }
    assert wrong == {first + number for number in range(1, 6)}, done.stdout
