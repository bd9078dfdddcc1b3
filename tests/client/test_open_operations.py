"""Credentials where a document declares none, and headers that are no arguments."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "open.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("open")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="open_api")
    generate_into(config, folder)
    with imported(folder / "client", "open_api_client") as client:
        yield client


class _Caller:
    """A client with a key, what it sent, and the status it is answered."""

    def __init__(self, package: Any, **settings: Any) -> None:
        self.status = 200
        self.sent: Any = None
        transport = httpx2.MockTransport(self._answer)
        http_client = httpx2.Client(transport=transport)
        self.o = package.Client("https://h", http_client=http_client, **settings).o

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.sent = request.headers
        return httpx2.Response(self.status, json={})


def test_an_open_operation_gets_no_credentials_unless_asked(package: Any) -> None:
    caller = _Caller(package, key="k")
    caller.o.decisions()
    assert "X-Api-Key" not in caller.sent
    caller.o.decisions(request_options={"always_authenticate": True})
    assert caller.sent["X-Api-Key"] == "k"
    caller.o.stream()
    assert caller.sent["X-Api-Key"] == "k"
    caller = _Caller(package, key="k", user=("u", "p"), always_authenticate=True)
    caller.o.decisions()
    assert (caller.sent["X-Api-Key"], caller.sent["Authorization"]) == (
        "k",
        "Basic dTpw",
    )
    caller.o.decisions(request_options={"always_authenticate": False})
    assert "X-Api-Key" not in caller.sent
    caller.o.stream()
    assert "Authorization" not in caller.sent


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_says_that_no_credentials_were_sent(
    package: Any, status: int
) -> None:
    caller = _Caller(package, key="k")
    caller.status = status
    declared = "declares no security for this operation, so none were sent"
    with pytest.raises(package.errors.ClientError, match=declared):
        caller.o.decisions()
    with pytest.raises(package.errors.ClientError) as caught:
        caller.o.decisions(request_options={"always_authenticate": True})
    assert "security" not in str(caught.value)
    with pytest.raises(package.errors.ClientError) as caught:
        caller.o.stream()
    assert "security" not in str(caught.value)


def test_headers_of_the_message_are_no_arguments(package: Any) -> None:
    caller = _Caller(package, user=("u", "p"))
    assert [*inspect.signature(caller.o.subscribe).parameters] == [
        "body",
        "request_options",
    ]
    caller.o.subscribe(body={"url": "u"})
    assert caller.sent["Content-Type"] == "application/json"
    caller.o.chosen(body={"url": "u"})
    assert caller.sent["Content-Type"] == "application/vnd.open+json"
    assert caller.sent["Accept"] == "application/vnd.open.v2+json"
    assert caller.sent["Authorization"] == "Basic dTpw"
    caller.o.bearer(authorization="Bearer t")
    assert caller.sent["Authorization"] == "Bearer t"
