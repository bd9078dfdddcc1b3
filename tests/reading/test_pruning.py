"""The document without the operations that are not generated."""

from __future__ import annotations

from triptych.description.operations.pruning import keep_operations
from triptych.json_value import JsonValue
from triptych.pointer import ROOT
from triptych.swagger2.grammar import GRAMMAR


def test_only_kept_operations_remain() -> None:
    item: JsonValue = {"parameters": [], "get": {}, "put": {}}
    document: dict[str, JsonValue] = {
        "swagger": "2.0",
        "paths": {
            "/a": item,
            "/b": item,
            "/c": {"parameters": []},
            # Others may refer to the same item, and mean other operations of it.
            "/d": {"$ref": "#/paths/~1b"},
            "x-e": "kept",
        },
    }
    kept = {ROOT / "paths" / "/a" / "put"}
    assert keep_operations(document, kept, GRAMMAR) == {
        "swagger": "2.0",
        "paths": {
            "/a": {"parameters": [], "put": {}},
            "/c": {"parameters": []},
            "/d": {"$ref": "#/paths/~1b"},
            "x-e": "kept",
        },
    }


def test_a_document_without_paths_stays() -> None:
    assert keep_operations({"swagger": "2.0"}, set(), GRAMMAR) == {"swagger": "2.0"}
