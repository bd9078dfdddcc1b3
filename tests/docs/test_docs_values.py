"""What the docs say about values: notes, links to models, examples that validate."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft4Validator

from tests.golden import generate_into
from tests.markdown import code_blocks
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "values.yaml"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("values")
    document = DocumentConfig(spec=_DOCUMENT, output=folder, name="values")
    generate_into(document, folder)
    return folder / "docs"


def _page(docs: Path) -> str:
    return (docs / "operations/values.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "description"),
    [
        ("id", "sent as <code>a&#124;b</code> (pipe)"),
        (
            "limit",
            "How many &#124; at &lt;i&gt;most&lt;/i&gt;<br>default `10`; 0 to 100",
        ),
        ("order", "default `up`; one of `up`, ``do`wn``, <code>a&#124;b</code>"),
        (
            "tags",
            "at most 3 items; unique items; each one of `a`, `b`; "
            "sent as `tags=a&tags=b` (repeated)",
        ),
        ("matrix", "sent as `a,b` (comma), each item as `a b` (space)"),
        ("empty", "may be empty"),
        (
            "x_name",
            "2 to 8 characters; matches <code>&#94;\\[a-z&#124;\\]+&#36;</code>",
        ),
        ("x_pin", "matches `^(?=a)[a-z]+$` (not checked)"),
        ("x_columns", r"sent as `a\tb` (tab)"),
        ("X-Rate", "Calls &#124; left<br>at least 1"),
        ("labels", "sent as `labels` repeated"),
    ],
)
def test_notes_on_parameters_and_headers(
    docs: Path, row: str, description: str
) -> None:
    (found,) = re.findall(rf"^\|(?: \d+ \|)? `{row}` \|.*$", _page(docs), re.MULTILINE)
    assert found.endswith(f"| {description} |")


def test_every_row_of_a_table_has_its_cells(docs: Path) -> None:
    for page in docs.rglob("*.md"):
        for table in re.findall(r"(?:^\|.*\n)+", page.read_text(), re.MULTILINE):
            assert len({line.count("|") for line in table.splitlines()}) == 1, table


def test_models_are_linked_where_they_are_named(docs: Path) -> None:
    models = (docs / "models.md").read_text(encoding="utf-8")
    headings = {name.lower() for name in re.findall(r"^## (\w+)$", models, re.M)}
    assert headings == {"cat", "everything", "pet"}
    for text, page in ((_page(docs), "../models.md"), (models, "")):
        anchors = re.findall(rf"\]\({re.escape(page)}#(\w+)\)", text)
        assert anchors
        assert set(anchors) <= headings


def _schema(reference: dict[str, Any]) -> dict[str, Any]:
    definitions = yaml.safe_load(_DOCUMENT.read_text())["definitions"]
    return {**reference, "definitions": definitions}


def test_examples_of_bodies_validate(docs: Path) -> None:
    request, response = map(json.loads, code_blocks(_page(docs), "json"))
    everything = {"$ref": "#/definitions/Everything"}
    # What is read only is not sent, required or not.
    assert "key" not in request
    Draft4Validator(_schema(everything)).validate({**request, "key": 6})
    several = {"type": "array", "items": everything}
    Draft4Validator(_schema(several)).validate(response)
    # Nothing is known that has this form, so nothing is shown.
    assert "unknowable" not in response[0]
    assert response[0]["wrong_example"] == "x"
    assert response[0]["all"][0]["kind"] == "Cat"
