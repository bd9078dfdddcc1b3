"""What specs/ generates is what out/ holds, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import (
    OUT,
    REPOSITORY,
    documents,
    generate_into,
    tree,
    with_contexts,
)
from triptych.config import DocumentConfig


@pytest.mark.parametrize("document", documents(), ids=lambda item: item.name)
def test_output_is_the_golden_one(document: DocumentConfig, tmp_path: Path) -> None:
    generate_into(document, tmp_path / "out")
    generated, golden = tree(tmp_path / "out"), tree(document.output)
    assert generated.keys() == golden.keys()
    different = [path for path in golden if generated[path] != golden[path]]
    assert different == []


def test_every_document_is_generated() -> None:
    listed = {document.spec.name for document in documents()}
    specs = (REPOSITORY / "specs").iterdir()
    # Folders hold what documents refer to.
    assert listed == {path.name for path in specs if path.is_file()}


def test_every_output_has_a_document() -> None:
    outputs = {document.output.name for document in documents()}
    assert outputs == {path.name for path in OUT.iterdir()}


def test_the_page_about_templates_says_what_they_are_given() -> None:
    page = (REPOSITORY / "docs" / "templates.md").read_text("utf-8")
    assert page == with_contexts(page)
