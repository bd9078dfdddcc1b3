"""What operations need: known to the server, and told to readers of the docs."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "security.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("security")
    document = DocumentConfig(spec=_DOCUMENT, output=folder, name="security")
    generate_into(document, folder)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Any]:
    with imported(folder / "server", "security_server") as package:
        yield package


_NEEDS: Mapping[str, tuple[tuple[dict[str, tuple[str, ...]], ...], str]] = {
    "inherited": (
        ({"basic": ()}, {"header_key": (), "query_key": ()}),
        "`basic`, or `header_key` and `query_key`",
    ),
    "open": ((), "no authentication"),
    "optional": (({}, {"code": ("read",)}), "`code` (`read`), or nothing"),
    "both": (
        ({"header_key": (), "implicit": ("write", "read")}, {"password": ()}),
        "`header_key` and `implicit` (`write`, `read`), or `password`",
    ),
}


@pytest.mark.parametrize("operation", _NEEDS)
def test_the_server_knows_what_an_operation_needs(server: Any, operation: str) -> None:
    services = importlib.import_module("security_server._generated.services.default")
    described = {item.operation.id: item.operation for item in services.endpoints(None)}
    assert described[operation].security == _NEEDS[operation][0]


@pytest.mark.parametrize("operation", _NEEDS)
def test_the_docs_say_what_an_operation_needs(folder: Path, operation: str) -> None:
    page = (folder / "docs/operations/default.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {operation}\n")[2].partition("\n## ")[0]
    assert f"\nRequires {_NEEDS[operation][1]}: see [auth" in section


def test_the_docs_show_flows_urls_and_scopes(folder: Path) -> None:
    page = (folder / "docs/authentication.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n\n(.*?)(?=\n## |\Z)", page, re.M | re.S))
    shown = {
        name: (text.partition(".\n")[0], re.findall(r"([AT]\w+) URL: <(.*)>", text))
        for name, text in sections.items()
    }
    authorization = ("Authorization", "https://example.com/auth")
    token = ("Token", "https://example.com/token")
    assert shown == {
        "application": ("OAuth 2.0, client credentials", [token]),
        "code": ("OAuth 2.0, authorization code", [authorization, token]),
        "implicit": ("OAuth 2.0, implicit", [authorization]),
        "password": ("OAuth 2.0, password", [token]),
    }
    assert "| `write` | Writing &#124; &lt;b&gt;all&lt;/b&gt; |" in sections["implicit"]
    for sent_as in ("header `X-Key`", "query `key`", "HTTP Basic"):
        assert sent_as in page
