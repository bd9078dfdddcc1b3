"""Files of others in an output folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden import REPOSITORY
from triptych.cli import main


def test_files_of_others_are_mentioned_and_left_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(REPOSITORY / "specs" / "bookshop.yaml", tmp_path / "api.yaml")
    monkeypatch.chdir(tmp_path)
    command = ["generate", "api.yaml", "-o", "sdk", "--exit-code"]
    assert main(command) == 1
    assert capsys.readouterr().err == ""
    others = [
        *("notes.txt", "client/api_client/mine.py", "docs/guide.md"),
        "server/api_server/_generated/mine.py",
    ]
    # A server is its user's, and what is hidden or left behind by tools is nobody's.
    unmentioned = [
        *("server/Dockerfile", "server/api_server/orders.py", ".envrc"),
        *("client/.mypy_cache/x.json", "client/api_client/__pycache__/x.pyc"),
        *("client/api_client.egg-info/PKG-INFO", "client/dist/x.whl"),
    ]
    for name in (*others, *unmentioned):
        path = tmp_path / "sdk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    # A run with nothing to do says nothing.
    assert main(command) == 0
    assert capsys.readouterr().err == ""
    assert main([*command, "--name", "api", "--strict"]) == 0
    assert capsys.readouterr().err == (
        "sdk: info[other-files] not written by triptych, and left alone: "
        "client/api_client/mine.py, docs/guide.md, notes.txt and 1 more\n"
    )
    assert main([*command, "--strict", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    for name in (*others, *unmentioned):
        assert (tmp_path / "sdk" / name).read_text() == "mine"
