"""Chroma, a server in Rust, by the document it serves: what utoipa writes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.real_servers.programs import generated_client, installed
from tests.serving import free_port, serving

_RUN = "import sys, chromadb_rust_bindings as chroma; chroma.cli(sys.argv)"
_PLACE = {"tenant": "default_tenant", "database": "default_database"}


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    """The package generated from the server's document, and where the server is."""
    folder = tmp_path_factory.mktemp("chroma")
    packages = folder / "packages"
    installed("chromadb", packages)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    # Its own command loads a client in Python as well, with all that this needs.
    command = [sys.executable, "-c", _RUN, "run", "--path=data", f"--port={port}"]
    document = folder / "openapi.json"
    environment = {"HOME": str(folder), "PYTHONPATH": str(packages)}
    with serving(command, port, folder=folder, environment=environment, patience=60):
        document.write_bytes(httpx2.get(f"{url}/openapi.json", timeout=60).content)
        with generated_client(document, "chroma", folder / "sdk") as package:
            yield package, url


def test_records_of_a_collection(chroma: tuple[Any, str]) -> None:
    package, url = chroma
    models = package.models
    with package.Client(url, strict_responses=True) as client:
        created = client.collection.create_collection(
            **_PLACE,
            body=models.CreateCollectionPayload(
                name="glazes", metadata={"kiln": "größer", "cone": 6, "ratio": 0.5}
            ),
        )
        assert created.name == "glazes"
        assert created.metadata == {"kiln": "größer", "cone": 6, "ratio": 0.5}
        place = {**_PLACE, "collection_id": str(created.id)}
        client.record.collection_add(
            **place,
            body=models.AddCollectionRecordsPayload(
                ids=["celadon", "tenmoku"],
                embeddings=[[1.0, 0.0], [0.0, 1.0]],
                documents=["green, at cone 10", None],
                metadatas=[{"food_safe": True}, None],
            ),
        )
        assert client.record.collection_count(**place) == 2
        found = client.record.collection_get(
            **place, body={"ids": ["celadon"], "include": ["documents", "metadatas"]}
        )
        assert found.ids == ["celadon"]
        assert found.documents == ["green, at cone 10"]
        assert found.metadatas == [{"food_safe": True}]
        nearest = client.record.collection_query(
            **place,
            body={"query_embeddings": [[0.1, 0.9]], "n_results": 1, "include": []},
        )
        assert nearest.ids == [["tenmoku"]]
        client.record.collection_delete(**place, body={"ids": ["celadon"]})
        assert client.record.collection_count(**place) == 1


def test_an_answer_that_its_document_gets_wrong(chroma: tuple[Any, str]) -> None:
    package, url = chroma

    async def listed(**settings: bool) -> Any:
        async with package.AsyncClient(url, **settings) as client:
            return await client.database.list_databases("default_tenant")

    # It says that these are collections, which have members that databases lack.
    (found,) = asyncio.run(listed())
    assert found.name == "default_database"
    with pytest.raises(package.errors.DecodeError):
        asyncio.run(listed(strict_responses=True))


def test_what_is_not_there(chroma: tuple[Any, str]) -> None:
    package, url = chroma
    with package.Client(url) as client:
        with pytest.raises(package.errors.NotFoundError) as raised:
            client.collection.get_collection(**_PLACE, collection_id="none")
        assert raised.value.status_code == 404
        assert client.system.version().count(".") >= 2
        assert client.system.heartbeat().nanosecond_heartbeat > 0
