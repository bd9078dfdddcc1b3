"""An edition that a configuration names gives the same bytes in every later version."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.golden import tree
from tests.small_documents import write_documents
from triptych.cli import main
from triptych.config import editions, latest_edition

_TARGETS = '"client", "server"'


@pytest.fixture
def later() -> Iterator[None]:
    """A version of the tool with an edition more, which chooses otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        new = replace(
            latest_edition(),
            name="2031",
            lowest_python="3.14",
            build_requirement="hatchling>=2.0",
        )
        patch.setattr(editions, "_EDITIONS", (*editions._EDITIONS, new))
        yield


def _generated(folder: Path, *, edition: str = "") -> dict[str, bytes]:
    folder.mkdir()
    write_documents(folder, 2, targets=_TARGETS)
    config = folder / "triptych.toml"
    config.write_text(edition + config.read_text())
    with contextlib.chdir(folder):
        assert main(["generate", "--quiet"]) == 0
        assert main(["check", "--quiet"]) == 0
    return tree(folder / "out")


def test_an_edition_that_is_named_lasts(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    named = _generated(tmp_path / "named", edition='edition = "2026"\n')
    unnamed = _generated(tmp_path / "unnamed")
    request.getfixturevalue("later")
    assert _generated(tmp_path / "later", edition='edition = "2026"\n') == named

    latest = _generated(tmp_path / "latest")
    files = "client/pyproject.toml", "server/pyproject.toml"
    changed = {path for path in unnamed if latest[path] != unnamed[path]}
    # Locks have the digests of these.
    assert changed == {
        f"service{number}/{file}"
        for number in (0, 1)
        for file in (*files, "triptych.lock")
    }
    text = latest["service0/client/pyproject.toml"].decode()
    assert 'requires-python = ">=3.14"' in text
    assert 'requires = ["hatchling>=2.0"]' in text


@pytest.mark.usefixtures("later")
def test_a_document_may_be_ahead_of_the_others(tmp_path: Path) -> None:
    write_documents(tmp_path, 2, targets=_TARGETS)
    config = tmp_path / "triptych.toml"
    text = config.read_text().replace("[[documents]]", "[[documents]]", 1)
    config.write_text(f'edition = "2026"\n{text}edition = "2031"\n')
    with contextlib.chdir(tmp_path):
        assert main(["generate", "--quiet"]) == 0
    files = tree(tmp_path / "out")
    assert b'">=3.11"' in files["service0/client/pyproject.toml"]
    assert b'">=3.14"' in files["service1/client/pyproject.toml"]
    # Taking up the later edition is a change of the configuration, which counts.
    config.write_text(f'edition = "2031"\n{text}')
    with contextlib.chdir(tmp_path):
        assert main(["check", "--stat"]) == 1


def test_the_lock_names_the_edition_that_was_asked_for(tmp_path: Path) -> None:
    named = _generated(tmp_path / "named", edition='edition = "2026"\n')
    unnamed = _generated(tmp_path / "unnamed")
    assert b'"edition": "\\"2026\\""' in named["service0/triptych.lock"]
    assert b'"edition"' not in unnamed["service0/triptych.lock"]
    assert {k: v for k, v in named.items() if not k.endswith(".lock")} == {
        k: v for k, v in unnamed.items() if not k.endswith(".lock")
    }
