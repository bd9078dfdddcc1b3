"""A document in several files becomes one that says the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from openapi_spec_validator import OpenAPIV2SpecValidator

from tests.cases import CASES
from triptych.front_ends import gather
from triptych.ir import Api, dump
from triptych.json_value import JsonValue
from triptych.source import Sources, read, read_bytes
from triptych.swagger2.front_end import SWAGGER_2_0
from triptych.swagger2.lowering import lower

LIBRARY = CASES / "references" / "files" / "api.yaml"


def bundled(folder: Path, texts: Mapping[str, str]) -> dict[str, JsonValue]:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return SWAGGER_2_0.bundle(gather(read(folder / "api.yaml"), folder / "api.yaml"))


def _without_places(api: Api) -> list[str]:
    """The texts of an API, but for where they stand and what files are called."""
    text = json.dumps(dump(api), sort_keys=True).casefold()
    return sorted(re.findall(r'"(?:description|name|id|format)": "[^"]*"', text))


def test_one_file_is_its_own_bundle() -> None:
    source = read_bytes(b'{"swagger": "2.0", "paths": {}}', "api.json")
    assert SWAGGER_2_0.bundle(Sources(root=source)) is source.tree


def test_the_bundle_says_what_the_files_say() -> None:
    sources = gather(read(LIBRARY), LIBRARY)
    document = SWAGGER_2_0.bundle(sources)
    alone = Sources(root=replace(sources.root, tree=document))
    assert gather(alone.root, None).contents == {}
    assert _without_places(lower(alone).api) == _without_places(lower(sources).api)
    OpenAPIV2SpecValidator(json.loads(json.dumps(document))).validate()


def test_what_the_document_declares_keeps_its_name(tmp_path: Path) -> None:
    pet = "type: object\nproperties: {owner: {$ref: person.yaml}}\n"
    document = bundled(
        tmp_path,
        {
            "api.yaml": 'swagger: "2.0"\n'
            "paths: {}\n"
            "definitions:\n"
            "  Animal: {$ref: models/pet.yaml}\n"
            "  Beast: {$ref: '#/definitions/Animal'}\n"
            "  Cage: {items: {$ref: models/pet.yaml}}\n"
            "  person: {type: object}\n"
            "  Owner:\n"
            "    $ref: '#/definitions/Animal/properties/owner/properties/name'\n",
            "models/pet.yaml": pet,
            "models/person.yaml": "properties:\n"
            "  name: {type: string}\n"
            "  pets: {items: {$ref: '../api.yaml#/definitions/Cage'}}\n"
            "  friends: {items: {$ref: '#'}, description: d}\n",
        },
    )
    assert document["definitions"] == {
        "Animal": {
            "type": "object",
            "properties": {"owner": {"$ref": "#/definitions/person_2"}},
        },
        "Beast": {"$ref": "#/definitions/Animal"},
        "Cage": {"items": {"$ref": "#/definitions/Animal"}},
        "person": {"type": "object"},
        "Owner": {"type": "string"},
        "person_2": {
            "properties": {
                "name": {"type": "string"},
                "pets": {"items": {"$ref": "#/definitions/Cage"}},
                "friends": {
                    "items": {"$ref": "#/definitions/person_2"},
                    "description": "d",
                },
            }
        },
    }


def test_what_has_no_section_is_put_where_it_is_used(tmp_path: Path) -> None:
    document = bundled(
        tmp_path,
        {
            "api.yaml": 'swagger: "2.0"\n'
            "tags: [{$ref: 'parts.yaml#/tag'}]\n"
            "paths:\n"
            "  /a: {$ref: 'parts.yaml#/item', post: {operationId: p}}\n"
            "definitions: {$ref: index.yaml}\n",
            "index.yaml": "A: {type: object}\nB: {$ref: '#/A', title: Mine}\n",
            "parts.yaml": "tag: {name: t}\n"
            "item:\n"
            "  get:\n"
            "    parameters: [{$ref: '#/a~1b'}]\n"
            "    responses: {200: {$ref: '#/ok'}}\n"
            "a/b: {name: b, in: body, schema: {$ref: 'index.yaml#/A'}}\n"
            "ok: {description: d, schema: {$ref: 'api.yaml#/definitions/B'}}\n",
        },
    )
    assert document == {
        "swagger": "2.0",
        "tags": [{"name": "t"}],
        "paths": {
            "/a": {
                "get": {
                    "parameters": [{"$ref": "#/parameters/a~1b"}],
                    "responses": {"200": {"$ref": "#/responses/ok"}},
                },
                "post": {"operationId": "p"},
            }
        },
        "definitions": {
            "A": {"type": "object"},
            "B": {"$ref": "#/definitions/A", "title": "Mine"},
        },
        "parameters": {
            "a/b": {
                "name": "b",
                "in": "body",
                "schema": {"$ref": "#/definitions/A"},
            }
        },
        "responses": {
            "ok": {"description": "d", "schema": {"$ref": "#/definitions/A"}}
        },
    }


def test_sources_are_left_as_they_were() -> None:
    sources = gather(read(LIBRARY), LIBRARY)
    before = json.dumps(
        [sources.root.tree, {k: v.tree for k, v in sources.files.items()}]
    )
    SWAGGER_2_0.bundle(sources)
    after = json.dumps(
        [sources.root.tree, {k: v.tree for k, v in sources.files.items()}]
    )
    assert after == before
