"""Members that travel in one direction: who sends them, and who must not."""

from __future__ import annotations

import json
from typing import Any

import httpx2
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported

_ROOT = OUT / "everything3"


def test_a_client_sends_nothing_that_only_servers_set() -> None:
    sent: list[Any] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json={"id": 1, "version": 2, "name": "n"})

    with imported(_ROOT / "client", "everything3_client") as client:
        http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
        caller = client.Client("https://h", http_client=http_client)
        body = client.models.Directions(id=1, version=2, password="p", name="n")
        found = caller.objects.directions(body=body)
    assert sent == [{"password": "p", "name": "n"}]
    assert (found.id, found.version, found.password, found.name) == (1, 2, None, "n")


def test_a_server_sends_nothing_that_only_clients_set() -> None:
    with imported(_ROOT / "server", "everything3_server") as server:

        class Objects(server.services.Objects):  # type: ignore[name-defined, misc] # made at run time
            async def directions(self, *, body: Any) -> Any:
                assert (body.password, body.id, body.version) == ("p", None, None)
                body.id, body.version = 1, 2
                return body

        app = server.create_app(objects=Objects())
        client = TestClient(app)
        answer = client.put(
            "/v1/objects/directions", json={"password": "p", "name": "n"}
        )
        assert (answer.status_code, answer.json()) == (
            200,
            {"id": 1, "version": 2, "name": "n"},
        )
        missing = client.put("/v1/objects/directions", json={"name": "n"})
    assert missing.status_code == 422
    assert [item["name"] for item in missing.json()["errors"]] == ["/password"]
