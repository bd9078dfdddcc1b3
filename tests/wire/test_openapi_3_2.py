"""What OpenAPI 3.2 says of tags and of security schemes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig, Pattern, Patterns, Selection, Settings
from triptych.front_ends import gather
from triptych.pipeline import understand
from triptych.source import read

_DOCUMENT = Path(__file__).parents[1] / "documents" / "tags.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tags")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="tags"), folder)
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[Any]:
    with imported(folder / "client", "tags_client") as package:
        yield package


def test_tags_stand_below_their_parents(folder: Path) -> None:
    index = (folder / "docs" / "index.md").read_text(encoding="utf-8")
    headings = [line for line in index.splitlines() if line.startswith("###")]
    assert headings == [
        "### Catalogue",
        "#### [All books](operations/books.md)",
        "##### [rare](operations/rare.md)",
        "### [orders](operations/orders.md)",
        "### [lost](operations/lost.md)",
    ]
    page = (folder / "docs" / "operations" / "books.md").read_text(encoding="utf-8")
    assert page.startswith("# All books\n")
    assert "\nKind: `nav`\n" in page


def test_a_parent_that_is_none_is_told() -> None:
    found = understand(gather(read(_DOCUMENT), _DOCUMENT), Settings(name="x"))
    told = [item for item in found.diagnostics if item.code == "tag-parent"]
    assert [(item.pointer, item.message) for item in told] == [
        ("#/tags/4/parent", "there is no tag `nowhere`; this tag has no parent"),
        ("#/tags/5/parent", "`one` is above itself; this tag has no parent"),
        ("#/tags/6/parent", "`other` is above itself; this tag has no parent"),
    ]


def test_a_selection_keeps_the_tags_above() -> None:
    include = Patterns(tags=(Pattern(text="rare"),))
    settings = Settings(name="x", selection=Selection(include=include))
    api = understand(gather(read(_DOCUMENT), _DOCUMENT), settings).api
    assert [tag.name for tag in api.tags] == ["books", "catalogue", "rare"]


def test_the_docs_show_all_urls_of_a_scheme(folder: Path) -> None:
    page = (folder / "docs" / "authentication.md").read_text(encoding="utf-8")
    assert "| Deprecated. |" in page
    for text in (
        "Token URL: <https://login.example/token>",
        "Token URL for user name and password: <https://login.example/password>",
        "Device authorization URL: <https://login.example/device>",
        "Authorization server metadata: <https://login.example/metadata>",
    ):
        assert f"- {text}" in page


class _Login:
    """Gives tokens that are refused at once, and a token to renew them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            grant = request.content.decode().partition("&")[0]
            self.asked.append((str(request.url), grant))
            number = len(self.asked)
            return httpx2.Response(
                200, json={"access_token": f"t{number}", "refresh_token": "again"}
            )
        is_first = request.headers["Authorization"] == "Bearer t1"
        return httpx2.Response(401 if is_first else 204)


def _asked(client: Any, setting: object) -> list[tuple[str, str]]:
    login = _Login()
    http = httpx2.Client(transport=httpx2.MockTransport(login))
    api = client.Client("https://api.example/v1", login=setting, http_client=http)
    api.orders.list_orders()
    return login.asked


def test_a_token_is_renewed_at_the_refresh_url(client: Any) -> None:
    assert _asked(client, client.ClientCredentials("id", "secret")) == [
        ("https://login.example/token", "grant_type=client_credentials"),
        ("https://api.example/refresh", "grant_type=refresh_token"),
    ]


def test_a_password_has_its_own_token_url(client: Any) -> None:
    assert _asked(client, client.PasswordCredentials("ada", "secret"))[0] == (
        "https://login.example/password",
        "grant_type=password",
    )


def test_a_token_url_of_the_caller_renews_as_well(client: Any) -> None:
    own = "https://own.example/token"
    setting = client.ClientCredentials("id", "secret", token_url=own)
    assert _asked(client, setting) == [
        (own, "grant_type=client_credentials"),
        (own, "grant_type=refresh_token"),
    ]


def test_a_device_gets_its_token_with_a_code(client: Any) -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        if request.url.path == "/device":
            code = {"device_code": "d", "user_code": "u", "interval": 0.01}
            page = "https://login.example/activate"
            return httpx2.Response(200, json={**code, "verification_uri": page})
        if request.method == "POST":
            return httpx2.Response(200, json={"access_token": "t"})
        assert request.headers["Authorization"] == "Bearer t"
        return httpx2.Response(204)

    shown: list[str] = []
    setting = client.DeviceCredentials("id", lambda code: shown.append(str(code)))
    http = httpx2.Client(transport=httpx2.MockTransport(answer))
    api = client.Client("https://api.example/v1", login=setting, http_client=http)
    api.orders.list_orders()
    assert shown == ["Open https://login.example/activate and enter the code u"]
    assert asked[:2] == ["https://login.example/device", "https://login.example/token"]
