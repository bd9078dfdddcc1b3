"""An output folder that came with a repository can hold anything, and harms nobody.

Whatever is planted in it, nothing outside of it is read, written, moved or removed,
and in it only what its lock lists with the content it lists.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triptych.diagnostics import DiagnosticsError
from triptych.output.comparison import compare
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.unchanged import is_unchanged, remember, remembered_files, renew
from triptych.output.user_files import read_user_files
from triptych.output.writer import write

_SECRET = "what nobody may read"
_HOOK = "#!/bin/sh\n"

# Where things are planted: every level of the output, the tool's own files, and what
# is the repository's.
_PLACES = [
    *("docs", "docs/index.md", "docs/operations", "docs/operations/a.md"),
    *("client", "server", "triptych.lock", ".gitattributes"),
    *(".triptych", ".triptych/stamp", ".triptych/.gitignore", ".triptych/stamp.draft"),
    *(".triptych/transaction", ".triptych/transaction/pending.json"),
    *(".triptych/transaction/0.new", ".triptych/transaction/0.old"),
    *(".triptych/transaction/journal.json", ".git", ".git/config"),
    ".git/hooks/post-commit",
]

_LISTED = [
    *("docs/index.md", "docs/operations/a.md", "docs/l/secret", "docs/../../secret"),
    *("l/secret", "../secret", ".git/hooks/post-commit", ".git/config", "mine.py"),
    *("docs/\ud800", "docs/\0", "docs", "", "/etc/hostname"),
]


def _lock(paths: list[str], section: str) -> str:
    digests = [content_digest(text.encode()) for text in (_SECRET, _HOOK, "mine\n")]
    listed = {path: digests[index % 3] for index, path in enumerate(paths)}
    empty: dict[str, object] = {"inputs": {}, "files": {}, "written_once": {}}
    return json.dumps({"format": 1, "version": "1"} | empty | {section: listed})


_TEXTS = st.one_of(
    st.sampled_from(
        [
            *("", "{}", "[" * 100_000, "9" * 5_000, '"\\ud800"', _HOOK, "mine\n"),
            f'{{"format": 1, "version": {"9" * 5_000}}}',
            '{"paths": ["mine.py"], "new": [true], "folders": []}',
            '{"paths": ["../secret"], "new": [false], "folders": ["../empty"]}',
            '{"witness": [1, 2], "files": {"../secret": []}, "written_once": {}}',
        ]
    ),
    st.builds(
        _lock,
        st.lists(st.sampled_from(_LISTED), unique=True, max_size=5),
        st.sampled_from(["files", "written_once"]),
    ),
)
_THINGS = st.one_of(
    st.tuples(st.just("file"), _TEXTS),
    st.tuples(
        st.just("link"),
        st.sampled_from(
            ["..", "../secret", "../empty", "../victim", "/dev/zero", "/etc", ".", "a"]
        ),
    ),
    st.tuples(st.sampled_from(["pipe", "folder", "not UTF-8"]), st.just("")),
)


def _plant(root: Path, place: str, kind: str, content: str) -> None:
    path = root / place
    with contextlib.suppress(OSError):  # something else is in the way
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.resolve().is_relative_to(root.resolve()) and not os.path.lexists(path):
            if kind == "file":
                path.write_text(content)
            elif kind == "link":
                path.symlink_to(content)
            elif kind == "pipe":
                os.mkfifo(path)
            else:
                path.mkdir()
                if kind == "not UTF-8":
                    (path / os.fsdecode(b"\xff.py")).write_text("mine\n")


def _state(folder: Path) -> dict[str, object]:
    """All there is below a folder, by path; times of access show what was read."""
    found: dict[str, object] = {}
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(parent, name)
            status = path.lstat()
            content: object = None
            if path.is_symlink():
                content = path.readlink()
            elif path.is_file():
                content = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = (status.st_mode, content)
    return found


def _is_the_tools(path: str) -> bool:
    """Whether runs may put something there, or remove what they have put there."""
    first, _, _ = path.partition("/")
    return first in ("docs", "triptych.lock", ".gitattributes", ".triptych")


def _steps(root: Path, force: bool) -> list[Callable[[], str | None]]:
    """What commands do with an output folder."""
    files = [
        GeneratedFile(path=path, text=path, written_once=path == ".gitattributes")
        for path in (".gitattributes", "docs/index.md", "docs/operations/a.md")
    ]

    def check() -> str:
        return compare(root, files, version="1", inputs={}).difference

    def generate() -> None:
        write(root, files, version="1", inputs={}, force=force)

    def current() -> str:
        return f"{remembered_files(root)} {is_unchanged(root, 'inputs')}"

    def finish() -> str:
        remember(root, "inputs")
        renew(root, 1 << 62)
        return str(read_user_files(root, "docs", without="_generated"))

    return [current, check, generate, finish, current, check, generate]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    planted=st.lists(
        st.tuples(st.sampled_from(_PLACES), _THINGS), min_size=1, max_size=6
    ),
    is_root=st.booleans(),
    force=st.booleans(),
)
def test_nothing_outside_is_touched(
    planted: list[tuple[str, tuple[str, str]]],
    is_root: bool,
    force: bool,
) -> None:
    said: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        outer = Path(scratch).resolve()
        repository = outer / "repository"
        root = repository if is_root else repository / "sdk"
        root.mkdir(parents=True)
        (outer / "secret").write_text(_SECRET)
        (outer / "empty").mkdir()
        (outer / "victim").mkdir()
        for name in ("index.md", "secret", "stamp", "0.old"):
            (outer / "victim" / name).write_text(_SECRET)
        (repository / "secret").write_text(_SECRET)
        (repository / "mine.py").write_text("mine\n")
        for place, (kind, content) in planted:
            _plant(root, place, kind, content)
        before = _state(outer)
        for step in _steps(root, force):
            # Anything else than a diagnostic fails the test.
            try:
                said.append(step() or "")
            except DiagnosticsError as refused:
                said += [found.message for found in refused.diagnostics]
        after = _state(outer)
    assert _SECRET not in "".join(said)
    prefix = "" if is_root else "sdk/"
    for path in {*before, *after}:
        inner = path.removeprefix(f"repository/{prefix}")
        if inner == path or not _is_the_tools(inner):
            assert after.get(path) == before.get(path), path
        elif not force and path in before and path not in after:
            # What is gone was as the lock has it, or the tool's own state.
            assert inner.startswith(".triptych") or "triptych.lock" in dict(planted)


_FILES = [GeneratedFile(path="docs/index.md", text="text")]


@pytest.mark.parametrize("output", ["sdk", "deep/sdk"])
def test_an_output_folder_behind_a_link_out_is_refused(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, repository = tmp_path / "outside", tmp_path / "repository"
    (outside / "sdk").mkdir(parents=True)
    repository.mkdir()
    monkeypatch.chdir(repository)
    Path(output.split("/")[0]).symlink_to(outside)
    for command in (write, compare):
        with pytest.raises(DiagnosticsError, match="a symbolic link leads to"):
            command(Path(output), _FILES, version="1", inputs={})
    assert [path.name for path in outside.rglob("*")] == ["sdk"]
    # Whoever means it says so.
    write(outside / "sdk", _FILES, version="1", inputs={})
    assert (outside / "sdk/docs/index.md").exists()


def test_a_nul_in_the_output_is_a_finding() -> None:
    for command in (write, compare):
        with pytest.raises(DiagnosticsError, match="NUL"):
            command(Path("a\0b"), _FILES, version="1", inputs={})


def test_names_that_are_not_utf_8_are_taken(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"\xff")
    write(root, _FILES, version="1", inputs={})
    assert compare(root, _FILES, version="1", inputs={}).difference == ""
