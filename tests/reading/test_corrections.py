"""Corrections and overlays: what they make of a tree, and where its values stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import CASES
from triptych.cli import main
from triptych.config import OverlayFile
from triptych.corrections import Corrector
from triptych.diagnostics import DiagnosticsError, Origin
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source import Positions, read_bytes


def _overlaid(
    tree: dict[str, JsonValue], version: str, *actions: JsonValue, folder: Path
) -> JsonValue:
    """What an overlay makes of a tree."""
    overlay = {"overlay": version, "info": {}, "actions": list(actions)}
    file = folder / "overlay.json"
    file.write_text(json.dumps(overlay))
    correct = Corrector([OverlayFile(path=file, origin=Origin(file="triptych.toml"))])
    return correct("", read_bytes(json.dumps(tree).encode(), "api.json")).tree


@pytest.mark.parametrize(
    ("version", "tree", "action", "expected"),
    [
        # Objects are merged, lists in them concatenated, other values replaced.
        (
            "1.0.0",
            {"a": {"b": 1, "c": [1], "d": {"e": 1}}},
            {"target": "$.a", "update": {"b": 2, "c": [2], "d": {"f": None}, "g": []}},
            {"a": {"b": 2, "c": [1, 2], "d": {"e": 1, "f": None}, "g": []}},
        ),
        # What is appended to a list: one item in 1.0, the items of a list in 1.1.
        ("1.0.0", {"a": [1]}, {"target": "$.a", "update": [2]}, {"a": [1, [2]]}),
        ("1.1.0", {"a": [1]}, {"target": "$.a", "update": [2]}, {"a": [1, 2]}),
        (
            "1.1.0",
            {"a": [1]},
            {"target": "$.a", "update": {"b": 2}},
            {"a": [1, {"b": 2}]},
        ),
        # Other values are selected in 1.1.
        ("1.1.0", {"a": [1, 2]}, {"target": "$.a[0]", "update": "x"}, {"a": ["x", 2]}),
        # All that is selected is removed, whatever stands where.
        (
            "1.0.0",
            {"a": [{"x": 1}, {"x": 2}, {"y": 1}, {"x": 3}]},
            {"target": "$.a[?@.x]", "remove": True},
            {"a": [{"y": 1}]},
        ),
        (
            "1.1.0",
            {"a": {"x": {"x": 1}}, "x": [0]},
            {"target": "$..x", "remove": True},
            {"a": {}},
        ),
        # Removal wins over an update.
        ("1.0.0", {"a": {}}, {"target": "$.a", "update": {"b": 1}, "remove": True}, {}),
        (
            "1.1.0",
            {"a": {"b": [1]}, "c": {"b": [2]}},
            {"target": "$.c", "copy": "$.a"},
            {"a": {"b": [1]}, "c": {"b": [2, 1]}},
        ),
        # The names of paths have dots and slashes.
        (
            "1.0.0",
            {"paths": {"/a.b/{c}": {}}},
            {"target": "$.paths['/a.b/{c}']", "update": {"get": {}}},
            {"paths": {"/a.b/{c}": {"get": {}}}},
        ),
    ],
)
def test_an_action_of_an_overlay(
    version: str,
    tree: dict[str, JsonValue],
    action: JsonValue,
    expected: JsonValue,
    tmp_path: Path,
) -> None:
    assert _overlaid(tree, version, action, folder=tmp_path) == expected


def test_actions_apply_to_what_those_before_them_give(tmp_path: Path) -> None:
    tree: dict[str, JsonValue] = {"paths": {"/old": {"get": {}}}}
    moved = _overlaid(
        tree,
        "1.1.0",
        {"target": "$.paths", "update": {"/new": {}}},
        {"target": "$.paths['/new']", "copy": "$.paths['/old']"},
        {"target": "$.paths['/old']", "remove": True},
        folder=tmp_path,
    )
    assert moved == {"paths": {"/new": {"get": {}}}}
    assert tree == {"paths": {"/old": {"get": {}}}}


def test_an_alias_is_corrected_in_one_place(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text(
        "overlay: 1.0.0\nactions: [{target: $.b, update: {type: string}}]\n"
    )
    correct = Corrector([OverlayFile(path=file, origin=Origin(file="triptych.toml"))])
    source = read_bytes(b"a: &a {type: integer}\nb: *a\n", "api.yaml")
    corrected = correct("", source)
    assert corrected.tree == {"a": {"type": "integer"}, "b": {"type": "string"}}
    assert source.tree == {"a": {"type": "integer"}, "b": {"type": "integer"}}


def test_places_after_a_removal_are_those_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text("overlay: 1.1.0\nactions: [{target: '$.a[0]', remove: true}]\n")
    correct = Corrector([OverlayFile(path=file, origin=Origin(file="triptych.toml"))])
    corrected = correct("", read_bytes(b"a:\n- x\n- y\n- z: 1\n", "api.yaml"))
    assert corrected.tree == {"a": ["y", {"z": 1}]}
    assert Positions(corrected).of(Pointer("#/a/0")).line == 3
    assert Positions(corrected).of(Pointer("#/a/1/z")).line == 4


def test_deep_documents_are_searched(tmp_path: Path) -> None:
    tree: dict[str, JsonValue] = {"x": 1}
    for _ in range(150):
        tree = {"a": tree}
    found = _overlaid(tree, "1.1.0", {"target": "$..x", "update": 2}, folder=tmp_path)
    for _ in range(150):
        assert isinstance(found, dict)
        found = found["a"]
    assert found == {"x": 2}


def test_a_query_that_is_no_jsonpath_is_an_error(tmp_path: Path) -> None:
    action: JsonValue = {"target": "paths.*", "remove": True}
    with pytest.raises(DiagnosticsError, match="RFC 9535"):
        _overlaid({}, "1.0.0", action, folder=tmp_path)


@pytest.mark.parametrize("case", ["patches", "overlay"])
def test_the_server_serves_the_corrected_description(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (CASES / "corrections" / case).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    config = Path("triptych.toml")
    config.write_text(config.read_text().replace('targets = ["docs"]', ""))
    assert main(["generate"]) == 0
    (served,) = Path("out/server").rglob("document.json")
    described = json.loads(served.read_text())
    names, *_ = described["paths"]["/zones"]["get"]["parameters"]
    assert names["name"] == "names"
    assert names["collectionFormat"] == "multi"
    assert described["definitions"]["Zone"]["required"] == ["id"]


def test_a_changed_correction_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (CASES / "corrections" / "overlay").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    overlay = Path("fixes.overlay.yaml")
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    overlay.write_text(overlay.read_text().replace("Corrected zones", "Other zones"))
    assert main(["check"]) == 1
    assert main(["generate"]) == 0
    assert "Other zones" in Path("out/docs/index.md").read_text()
    config = Path("triptych.toml")
    patch = (
        '[[documents.corrections]]\nop = "add"\npath = "/host"\nvalue = "a.example"\n'
    )
    config.write_text(config.read_text() + patch)
    assert main(["check"]) == 1
    assert main(["generate", "--exit-code"]) == 1
    assert main(["generate", "--exit-code"]) == 0
