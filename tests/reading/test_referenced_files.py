"""A change in any file of a document makes its output stale, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from triptych.cli import main
from triptych.cli.documents import reading

FILES = {
    "api.yaml": 'swagger: "2.0"\n'
    "info: {title: t, version: '1', description: {$ref: about.md}}\n"
    "paths: {/a: {$ref: paths.yaml#/a}}\n",
    "paths.yaml": "a: {get: {operationId: getA, responses:\n"
    "  {200: {description: d, schema: {$ref: models/a.yaml}}}}}\n",
    "models/a.yaml": "type: object\n",
    "about.md": "What this is.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document in four files, and its output in `sdk`."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main(["generate", "api.yaml", "-o", "sdk", "--target", "docs"]) == 0
    return tmp_path


def check() -> int:
    return main(["check", "api.yaml", "-o", "sdk", "--target", "docs"])


def test_nothing_is_read_again_while_no_file_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(spec: Path) -> None:
        raise AssertionError(f"{spec} is read")

    monkeypatch.setattr(reading, "read_document", refuse)
    assert check() == 0
    (folder / "unrelated.yaml").write_text("a: 1\n")
    assert check() == 0
    (folder / "models/a.yaml").write_text("type: object\n# changed\n")
    with pytest.raises(AssertionError, match="is read"):
        check()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("models/a.yaml", "object", "string", 1),
        ("paths.yaml", "getA", "fetchA", 1),
        ("about.md", "What", "All", 1),
        ("models/a.yaml", "object", "[", 2),
        ("paths.yaml", "\n", "\n# as it was\n", 0),
    ],
)
def test_a_change_in_any_file_counts(
    folder: Path, name: str, old: str, new: str, code: int
) -> None:
    text = (folder / name).read_text()
    (folder / name).write_text(text.replace(old, new))
    assert check() == code
    (folder / name).write_text(text)
    assert check() == 0


def test_a_file_that_is_gone_counts(folder: Path) -> None:
    (folder / "models/a.yaml").unlink()
    assert check() == 1


def test_a_text_that_appears_counts(folder: Path) -> None:
    (folder / "about.md").unlink()
    assert main(["generate", "api.yaml", "-o", "sdk", "--target", "docs"]) == 0
    assert check() == 0
    (folder / "about.md").write_text("Here again.\n")
    assert check() == 1


@pytest.mark.parametrize(
    "stamp", ["", "[]", "{}", '{"files": "x"}', '{"files": [1]}', '{"files": ["/"]}']
)
def test_a_stamp_that_is_none_is_no_reason_to_stop(folder: Path, stamp: str) -> None:
    (folder / "sdk/.triptych/stamp").write_text(stamp)
    assert check() == 0
