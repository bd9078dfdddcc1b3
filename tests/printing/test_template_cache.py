"""Compiled templates are kept, and whatever became of them is never trusted blindly."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from triptych.output import template_cache
from triptych.output.templates import Templates

_NAME = "docs/errors.md.jinja"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, which is not there yet."""
    folder = tmp_path / "kept"
    monkeypatch.setattr(
        template_cache, "cache_from_source", lambda _: str(folder / "module.pyc")
    )
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled."""
    names: list[str] = []
    compile_ = Environment.compile

    def counting(self: Environment, source: str, name: str, file: str) -> object:
        names.append(name)
        return compile_(self, source, name, file)

    monkeypatch.setattr(Environment, "compile", counting)
    return names


def load() -> None:
    Templates().environment.get_template(_NAME)


def test_a_template_is_compiled_once(kept: Path, compiled: list[str]) -> None:
    load()
    load()
    assert compiled == [_NAME]
    (file,) = kept.iterdir()
    assert file.suffix == ".template"


@pytest.mark.parametrize("length", [0, 10, 40, -1])
def test_a_damaged_file_is_replaced(
    kept: Path, compiled: list[str], length: int
) -> None:
    load()
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:length])
    load()
    assert compiled == [_NAME, _NAME]
    assert file.read_bytes() == whole


def test_what_other_code_compiled_is_not_used(
    kept: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(template_cache, "producer_digest", lambda: "another")
    load()
    assert compiled == [_NAME, _NAME]


def test_a_folder_that_cannot_be_written_is_done_without(
    kept: Path, compiled: list[str]
) -> None:
    kept.write_text("no folder")
    load()
    load()
    assert compiled == [_NAME, _NAME]


def test_templates_of_others_are_not_kept(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.jinja").write_text("a")
    assert Templates([tmp_path / "other"]).render("a.jinja", None) == "a"
    assert not kept.exists()
