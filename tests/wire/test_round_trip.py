"""Operations told apart by constants: client and server of one document agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import OUT, REPOSITORY
from tests.packages import imported
from triptych.config import Settings
from triptych.inspection import inspect
from triptych.pipeline import understand
from triptych.source import Sources, read

_BASE_URL = "http://testserver"


def _operations() -> list[dict[str, Any]]:
    understood = understand(
        Sources(root=read(REPOSITORY / "specs" / "cognito.yaml")),
        Settings(name="cognito"),
    )
    described: dict[str, Any] = json.loads(
        json.dumps(inspect(understood.api, understood.names))
    )
    operations: list[dict[str, Any]] = described["operations"]
    return operations


_OPERATIONS = _operations()


@pytest.fixture(scope="module")
def client_package() -> Iterator[Any]:
    with imported(OUT / "cognito" / "client", "cognito_client") as package:
        yield package


@pytest.fixture(scope="module")
def app() -> Iterator[Any]:
    with imported(OUT / "cognito" / "server", "cognito_server") as server:

        def get_device(_service: object, **arguments: Any) -> Any:
            return arguments

        base = server.services.Users
        users = type("Users", (base,), {"get_device": get_device})()
        yield server.create_app(users=users)


@pytest.mark.parametrize("operation", _OPERATIONS, ids=lambda item: item["id"])
def test_an_operation_without_a_service_answers_501(
    operation: dict[str, Any], client_package: Any
) -> None:
    with imported(OUT / "cognito" / "server", "cognito_server") as server:
        app = server.create_app()
    errors = client_package.errors
    with TestClient(app) as http_client:
        client = client_package.Client(_BASE_URL, http_client=http_client)
        group = getattr(client, operation["python"]["attribute"])
        with pytest.raises(errors.OperationNotImplementedError) as raised:
            getattr(group, operation["python"]["method"])()
    assert raised.value.status_code == 501
    assert raised.value.headers["content-type"] == "application/problem+json"
    assert operation["id"] in raised.value.body["detail"]


def test_the_constant_query_survives_params_of_an_injected_client(
    client_package: Any, app: Any
) -> None:
    with TestClient(app) as http_client:
        http_client.params = {"trace": "1", "Action": "Wrong"}
        client = client_package.Client(_BASE_URL, http_client=http_client)
        answer = client.users.get_device(device_key="k")
    assert answer == {"access_token": None, "device_key": "k"}


@pytest.mark.parametrize("base_url", ["http://testserver/v1", "http://testserver/v1/"])
def test_the_constant_query_survives_a_base_url_with_a_path(
    base_url: str, client_package: Any
) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json=None)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http_client:
        client = client_package.Client(base_url, http_client=http_client)
        assert client.users.get_device(device_key="k") is None
    assert str(seen[0].url) == "http://testserver/v1/?Action=GetDevice&DeviceKey=k"


def test_an_unknown_constant_names_the_known_ones(app: Any) -> None:
    with TestClient(app) as http_client:
        answer = http_client.get("/", params={"Action": "DropUserPool"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    message = json.dumps(answer.json()["errors"])
    assert "CreateUserPool" in message and "UpdateIdentityPool" in message


def test_the_source_document_is_served(app: Any) -> None:
    with TestClient(app) as http_client:
        served = http_client.get("/openapi.json").json()
    assert served == read(REPOSITORY / "specs" / "cognito.yaml").tree


def test_the_client_has_the_version_of_the_document(client_package: Any) -> None:
    assert client_package.__version__ == "1.0.0"


def test_base_url_is_required_where_the_document_names_no_host(
    client_package: Any,
) -> None:
    with pytest.raises(TypeError, match="base_url"):
        client_package.Client()
