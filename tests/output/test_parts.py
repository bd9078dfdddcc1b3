"""What a run gives does not depend on how many processes make it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from triptych import background, parts, pipeline
from triptych.config import ALL_TARGETS, Settings, Target
from triptych.front_ends import gather
from triptych.json_value import JsonValue
from triptych.output.files import GeneratedFile
from triptych.source import read_bytes

_OPERATIONS = 110


def generate(targets: Sequence[Target] = ALL_TARGETS) -> tuple[GeneratedFile, ...]:
    paths: dict[str, JsonValue] = {
        f"/items{number}": {
            "get": {
                "operationId": f"getItem{number}",
                "tags": [f"group{number // 20}"],
                "parameters": [{"$ref": "#/parameters/Page"}],
                "responses": {
                    "200": {
                        "description": "An item.",
                        "schema": {"$ref": f"#/definitions/Item{number % 7}"},
                    }
                },
            }
        }
        for number in range(_OPERATIONS)
    }
    document = {
        "swagger": "2.0",
        "info": {"title": "Many", "version": "1"},
        "produces": ["application/json"],
        "parameters": {
            "Page": {
                "name": "page",
                "in": "query",
                "type": "integer",
                "description": "The page, counted from one. " + "More about it. " * 20,
            }
        },
        "paths": paths,
        "definitions": {
            f"Item{number}": {
                "type": "object",
                "properties": {"next": {"$ref": "#/definitions/Item0"}},
            }
            for number in range(7)
        },
    }
    root = read_bytes(json.dumps(document).encode(), "many.json")
    return pipeline.generate(
        gather(root, None), Settings(name="many"), targets=tuple(targets)
    ).files


def use(processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (background, parts):
        monkeypatch.setattr(module, "available_processors", lambda: processes)


@pytest.mark.parametrize("processes", [2, 5])
def test_the_files_are_the_same(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(1, monkeypatch)
    alone = generate()
    use(processes, monkeypatch)
    assert generate() == alone
    assert [file.path for file in alone[1:]] == sorted(file.path for file in alone[1:])


def test_client_and_server_have_the_same_models() -> None:
    client = {
        file.path.rpartition("/models/")[2]: file.text
        for file in generate()
        if file.path.startswith("client/many_client/models/")
    }
    server = {
        file.path.rpartition("/models/")[2]: file.text
        for file in generate((Target.SERVER,))
        if file.path.startswith("server/many_server/_generated/models/")
    }
    assert client.keys() == {"__init__.py", *(f"item{n}.py" for n in range(7))}
    assert server == client


def test_docs_tell_a_long_description_once() -> None:
    pages = {file.path: file.text for file in generate((Target.DOCS,))}
    page = pages["docs/operations/group0.md"]
    brief = "The page, counted from one. More about it."
    assert page.count(brief) == 21
    assert page.count("[More](#common-arguments)") == 20
    assert page.count("More about it. " * 19) == 1
