"""Metadata of generated packages, and how their texts say they are installed."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from triptych.cli import main

_DOCUMENT = """\
swagger: "2.0"
info:
  title: Shop
  version: 2015-03-31
  license: {name: Apache 2.0, url: "https://example.com/license"}
  contact: {name: "The sellers, Ltd.", email: help@example.com}
  termsOfService: see our page
externalDocs: {url: "https://example.com/docs"}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      responses: {"204": {description: Nothing.}}
"""

_CONFIGURATION = """\
[[documents]]
spec = "api.yaml"
output = "sdk"
name = "book_shop"
install = "uv add {name} --index https://packages.example.com/simple"

[documents.metadata]
version = "1.4.0rc1"
license = "mit or apache-2.0"
authors = ["Ada", "help@example.com", "The booksellers <sellers@example.com>"]
keywords = ["books", "shop"]
urls = {Homepage = "https://shop.example.com", Issues = "https://example.com/issues"}
"""


def _generated(folder: Path, configuration: str) -> Path:
    (folder / "api.yaml").write_text(_DOCUMENT)
    (folder / "triptych.toml").write_text(configuration)
    with contextlib.chdir(folder):
        assert main(["generate", "--quiet"]) == 0
    return folder / "sdk"


def _project(package: Path) -> dict[str, Any]:
    text = (package / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    return project


@pytest.mark.parametrize("side", ["client", "server"])
def test_metadata_is_what_the_configuration_says(side: str, tmp_path: Path) -> None:
    project = _project(_generated(tmp_path, _CONFIGURATION) / side)
    assert project["name"] == f"book-shop-{side}"
    assert project["version"] == "1.4.0rc1"
    assert project["license"] == "MIT OR Apache-2.0"
    assert project["authors"] == [
        {"name": "Ada"},
        {"email": "help@example.com"},
        {"name": "The booksellers", "email": "sellers@example.com"},
    ]
    assert project["keywords"] == ["books", "shop"]
    assert project["urls"] == {
        "Homepage": "https://shop.example.com",
        "Issues": "https://example.com/issues",
    }


@pytest.mark.parametrize("side", ["client", "server"])
def test_metadata_is_else_what_the_document_says(side: str, tmp_path: Path) -> None:
    configuration = '[[documents]]\nspec = "api.yaml"\noutput = "sdk"\n'
    project = _project(_generated(tmp_path, configuration) / side)
    assert project["name"] == f"api-{side}"
    assert project["version"] == "2015.3.31"
    assert project["license"] == "Apache-2.0"
    assert project["authors"] == [
        {"name": "The sellers Ltd.", "email": "help@example.com"}
    ]
    assert "keywords" not in project
    assert project["urls"] == {
        "Documentation": "https://example.com/docs",
        "License": "https://example.com/license",
    }


def test_texts_install_as_the_configuration_says(tmp_path: Path) -> None:
    sdk = _generated(tmp_path, _CONFIGURATION)
    index = "--index https://packages.example.com/simple"
    for text, name in (
        ("client/README.md", "client"),
        ("server/README.md", "server"),
        ("docs/index.md", "client"),
    ):
        assert f"uv add book-shop-{name} {index}" in (sdk / text).read_text()


def test_texts_install_from_the_folder_if_nothing_is_said(tmp_path: Path) -> None:
    configuration = '[[documents]]\nspec = "api.yaml"\noutput = "sdk"\n'
    sdk = _generated(tmp_path, configuration)
    # The name may be somebody else's wherever packages are found by name.
    for path in sorted(sdk.rglob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "install api" not in line, path
    assert "pip install ." in (sdk / "client/README.md").read_text()
    assert "pip install ./client" in (sdk / "docs/index.md").read_text()
