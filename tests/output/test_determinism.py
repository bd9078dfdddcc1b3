"""The output depends on document, configuration and version, and on nothing else."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.golden import (
    OUT,
    REPOSITORY,
    config_text,
    documents,
    generate_into,
    tree,
)
from triptych.config import DocumentConfig, Settings
from triptych.json_value import JsonValue
from triptych.pipeline import understand
from triptych.source import Sources, read
from triptych.source.digest import tree_digest

_SPEC = REPOSITORY / "specs" / "cognito.yaml"


def _document(spec: Path, output: Path) -> DocumentConfig:
    (cognito,) = [item for item in documents() if item.name == "cognito"]
    return replace(cognito, spec=spec, output=output)


def _shuffled(
    value: JsonValue, order: random.Random, *, is_properties: bool = False
) -> JsonValue:
    """The same value with the keys of its objects in another order.

    Those of `properties` stay: models keep the order that an author chose.
    """
    if isinstance(value, dict):
        keys = list(value)
        if not is_properties:
            order.shuffle(keys)
        return {
            key: _shuffled(
                value[key],
                order,
                is_properties=key == "properties" and not is_properties,
            )
            for key in keys
        }
    if isinstance(value, list):
        return [_shuffled(item, order) for item in value]
    return value


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_hash_seed(seed: str, tmp_path: Path) -> None:
    document = _document(_SPEC, tmp_path)
    (tmp_path / "triptych.toml").write_text(config_text(document, tmp_path / "out"))
    subprocess.run(
        [sys.executable, "-m", "triptych", "generate"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_keys_and_format(seed: int, tmp_path: Path) -> None:
    shuffled = _shuffled(dict(read(_SPEC).tree), random.Random(seed))
    spec = tmp_path / "cognito.json"
    spec.write_text(json.dumps(shuffled), encoding="utf-8")
    assert spec.read_text() != json.dumps(read(_SPEC).tree)
    generate_into(_document(spec, tmp_path), tmp_path / "out")
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


def test_two_runs_in_one_process(tmp_path: Path) -> None:
    document = _document(_SPEC, tmp_path)
    generate_into(document, tmp_path / "first")
    generate_into(document, tmp_path / "second")
    assert tree(tmp_path / "first") == tree(tmp_path / "second")


def test_working_directory(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "api.yaml").write_bytes(_SPEC.read_bytes())
    document = _document(_SPEC, tmp_path)
    text = config_text(document, tmp_path / "out")
    for path, relative in ((_SPEC, "api.yaml"), (tmp_path / "out", "../out")):
        text = text.replace(str(path), relative)
    (elsewhere / "triptych.toml").write_text(text)
    subprocess.run(
        [sys.executable, "-m", "triptych", "generate"],
        cwd=elsewhere,
        check=True,
    )
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


def test_properties_and_tags_keep_the_order_of_the_document(tmp_path: Path) -> None:
    document = {
        "swagger": "2.0",
        "info": {"title": "Order", "version": "1"},
        "tags": [{"name": "zebras"}, {"name": "ants"}],
        "paths": {
            f"/{tag}": {
                "get": {
                    "operationId": f"list{tag}",
                    "tags": [tag],
                    "responses": {"204": {"description": "Done."}},
                }
            }
            for tag in ("bees", "ants", "zebras", "apes")
        },
        "definitions": {
            "Base": {"properties": {"z": {"type": "string"}, "a": {"type": "string"}}},
            "Derived": {
                "properties": {"own": {"type": "string"}},
                "allOf": [
                    {"$ref": "#/definitions/Base"},
                    {
                        "properties": {
                            "properties": {"type": "string", "enum": ["y", "x"]},
                            "b": {"type": "string"},
                        }
                    },
                ],
            },
        },
    }
    (tmp_path / "api.json").write_text(json.dumps(document), encoding="utf-8")
    sources = Sources(root=read(tmp_path / "api.json"))
    understood = understand(sources, Settings(name="order"))
    assert [group.tag for group in understood.names.groups] == [
        "zebras",
        "ants",
        "apes",
        "bees",
    ]
    fields = {
        model.class_name: [item.field for item in model.fields]
        for model in understood.names.models.values()
    }
    assert fields["Base"] == ["z", "a"]
    assert fields["Derived"] == ["properties", "b", "own"]


def test_the_digest_knows_the_order_of_properties_only() -> None:
    def digest(text: str) -> str:
        return tree_digest(json.loads(text))

    assert digest('{"a": 1, "b": {"d": 2, "c": 3}}') == digest(
        '{"b": {"c": 3, "d": 2}, "a": 1}'
    )
    assert digest('{"properties": {"b": {}, "a": {}}}') != digest(
        '{"properties": {"a": {}, "b": {}}}'
    )
    # The schema of a property that is called so has members whose order means nothing.
    assert digest('{"properties": {"properties": {"type": 1, "enum": 2}}}') == digest(
        '{"properties": {"properties": {"enum": 2, "type": 1}}}'
    )
