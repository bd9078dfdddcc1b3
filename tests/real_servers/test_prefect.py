"""Prefect's server, by the document it serves: what pydantic writes of a large API."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.real_servers.programs import generated_client, program
from tests.serving import free_port, serving


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    """The package generated from the server's document, and where the server is."""
    executable = program("prefect", "in an environment of its own: it is large")
    folder = tmp_path_factory.mktemp("prefect")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [executable, "server", "start", "--port", str(port), "--no-ui"]
    environment = os.environ | {
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    document = folder / "openapi.json"
    with serving(command, port, folder=folder, environment=environment, patience=200):
        document.write_bytes(httpx2.get(f"{url}/openapi.json", timeout=60).content)
        with generated_client(document, "prefect", folder / "sdk") as package:
            yield package, f"{url}/api"


def test_variables(prefect: tuple[Any, str]) -> None:
    package, url = prefect
    models = package.models
    with package.Client(url, strict_responses=True) as client:
        variables = client.variables
        value = {"nested": [1, None, "größer"]}
        created = variables.create_variable(
            body=models.VariableCreate(name="kiln", value=value, tags=["a", "b,c"])
        )
        assert (created.name, created.value, created.tags) == (
            "kiln",
            value,
            ["a", "b,c"],
        )
        assert dt.datetime.now(dt.UTC) - created.created < dt.timedelta(minutes=5)
        assert variables.read_variable(created.id) == created
        assert variables.read_variable_by_name("kiln") == created
        assert variables.read_variables() == [created]
        listed = variables.read_variables(
            body={"variables": {"name": {"any_": ["other"]}}, "limit": 5}
        )
        assert listed == []
        assert variables.count_variables() == 1

        # What is absent stays.
        variables.update_variable(created.id, body=models.VariableUpdate(value=None))
        changed = variables.read_variable(created.id)
        assert (changed.name, changed.value, changed.tags) == (
            "kiln",
            None,
            ["a", "b,c"],
        )
        variables.delete_variable(created.id)
        with pytest.raises(package.errors.NotFoundError):
            variables.read_variable(created.id)
        assert variables.count_variables() == 0


def test_runs_of_a_flow(prefect: tuple[Any, str]) -> None:
    package, url = prefect
    models = package.models

    async def run() -> None:
        async with package.AsyncClient(url, strict_responses=True) as client:
            flow = await client.flows.create_flow(
                body={"name": "fire, then cool größer?"}
            )
            assert (
                await client.flows.read_flow_by_name("fire, then cool größer?") == flow
            )
            created = await client.flow_runs.create_flow_run(
                body=models.FlowRunCreate(
                    flow_id=flow.id,
                    name="first",
                    parameters={"degrees": 1240},
                    state=models.StateCreate(type="SCHEDULED", name="Late"),
                )
            )
            assert created.parameters == {"degrees": 1240}
            found = await client.flow_runs.read_flow_run(created.id)
            assert (found.id, found.flow_id, found.state_type, found.state.name) == (
                created.id,
                flow.id,
                "SCHEDULED",
                "Late",
            )
            await client.flow_runs.delete_flow_run(created.id)
            with pytest.raises(package.errors.NotFoundError):
                await client.flow_runs.read_flow_run(created.id)

    asyncio.run(run())


def test_a_refused_value(prefect: tuple[Any, str]) -> None:
    package, url = prefect
    with package.Client(url) as client:
        with pytest.raises(package.errors.UnprocessableEntityError, match="422"):
            client.variables.create_variable(body={"name": "Not A Name", "value": 1})
        assert client.admin.read_version().count(".") >= 2
