"""An output folder is updated whole or not at all, whatever fails or is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import triptych
from tests.output.test_writer import NEW, OLD, codes, diff, run, tree
from triptych.diagnostics import DiagnosticsError
from triptych.output.comparison import compare
from triptych.output.folder import Folder, existing_folder
from triptych.output.layout import TRANSACTION_FOLDER

_SOURCE = Path(triptych.__file__).parent.parent
_HERE = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    run(root, OLD)
    return root


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], ...]:
    """The old tree and the new one."""
    root = tmp_path_factory.mktemp("trees") / "out"
    run(root, OLD)
    old = tree(root)
    run(root, NEW)
    return old, tree(root)


def fail_at(
    monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException
) -> None:
    """Let call number `at` of a method of `Folder` raise `error`."""
    calls = 0
    original: Callable[..., object] = getattr(Folder, name)

    def step(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return original(*arguments, **options)

    monkeypatch.setattr(Folder, name, step)


# How often a run from `OLD` to `NEW` calls each before it is done: staged are four
# files and what is pending; two files move out and four in, in new folders or in place
# of two old ones.
STEPS = {"create": 5, "rename": 7, "make_folder": 5}


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=repr
)
@pytest.mark.parametrize(
    ("name", "at"), [(name, at + 1) for name in STEPS for at in range(STEPS[name])]
)
def test_a_step_that_fails_leaves_the_old_tree(
    root: Path, name: str, at: int, error: BaseException
) -> None:
    before = tree(root)
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, name, at, error)
        # Folders that are there already are no failure.
        with pytest.raises((DiagnosticsError, KeyboardInterrupt)):
            run(root, NEW)
    assert tree(root) == before
    assert not (root / TRANSACTION_FOLDER).exists()
    run(root, NEW)
    assert diff(root, NEW) == ""


def test_without_hard_links_old_files_are_moved_aside(
    root: Path, trees: tuple[dict[str, str], ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for at in range(1, 3):
            fail_at(patch, "link", at, OSError(95, "Operation not supported"))
        run(root, NEW)
    assert tree(root) == trees[1]


def test_when_undoing_fails_too_the_next_run_makes_all_new(
    root: Path, trees: tuple[dict[str, str], ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "rename", _broken_after(Folder.rename, 4))
        with pytest.raises(DiagnosticsError, match="Input/output error"):
            run(root, NEW)
    assert tree(root) not in trees
    assert "run-interrupted" in _told(root)
    run(root, NEW)
    assert (tree(root), _told(root)) == (trees[1], [])


def _broken_after(
    original: Callable[[Folder, str, str], None], calls: int
) -> Callable[[Folder, str, str], None]:
    """A method that does no more after so many calls."""
    left = iter(range(calls))

    def broken(self: Folder, source: str, target: str) -> None:
        if next(left, None) is None:
            raise OSError(5, "Input/output error")
        original(self, source, target)

    return broken


def _told(root: Path) -> list[str]:
    found = compare(root, NEW, version="1", inputs={})
    return [item.code for item in found.diagnostics]


def _kill(count: int, what: str) -> Counter[str]:
    """How often a folder was found in which state after so many kills."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.output.kills", str(count), what],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_SOURCE), str(_HERE)])},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Counter(done.stdout.splitlines())


def test_whoever_kills_the_command_finds_the_old_tree_or_the_new_one() -> None:
    found = _kill(100, "command")
    assert found.total() == 100
    assert set(found) == {"old, then new", "new, then new"}


@pytest.mark.skipif(sys.platform != "linux", reason="children are listed in /proc")
def test_when_all_processes_are_killed_that_is_told_and_the_next_run_mends_it() -> None:
    found = _kill(100, "everything")
    assert found.total() == 100
    assert set(found) == {
        *("old, then new", "new, then new", "between, told, then new"),
    }


def test_an_interrupted_run_leaves_edits_alone(root: Path) -> None:
    """What was edited since is no more the tool's than without the interruption."""
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, "remove_folder", 1, OSError(5, "Input/output error"))
        patch.setattr(Folder, "rename", _broken_after(Folder.rename, 6))
        with pytest.raises(DiagnosticsError):
            run(root, NEW)
    assert _told(root) == ["run-interrupted"]
    (root / "client/a.py").write_text("mine\n")
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [("edited-file", "a.py")]
    # Old and new contents of all others are known, for a run back as well.
    (root / "client/a.py").unlink()
    run(root, OLD)
    assert diff(root, OLD) == ""


def _plant(root: Path, *names: str, data: bytes = b"{}") -> Path:
    folder = root / TRANSACTION_FOLDER
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"[" * 100_000,
        b"9" * 5_000,
        b"\xff",
        b'"\\ud800"',
        b'{"witness": [1, 2], "files": {}, "written_once": {}}',
    ],
)
def test_what_another_tool_has_pending_is_refused(root: Path, data: bytes) -> None:
    before = tree(root)
    _plant(root, "pending.json", "0.old", data=data)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [("transaction-unusable", "pending.json")]
    with pytest.raises(DiagnosticsError, match=r"pending\.json"):
        diff(root, NEW)
    assert tree(root) == before


def test_what_is_pending_in_a_copy_is_refused(root: Path, tmp_path: Path) -> None:
    with existing_folder(root) as folder:
        assert folder is not None
        witness = folder.identity(".triptych/.gitignore")
    value = {"witness": witness, "files": {}, "written_once": {}}
    folder_ = _plant(root, "pending.json", data=json.dumps(value).encode())
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-a", str(root), str(copy)], check=True)
    with pytest.raises(DiagnosticsError, match="not written in this folder"):
        run(copy, NEW)
    run(root, NEW)
    assert not folder_.exists()


@pytest.mark.parametrize("name", ["journal.json", "a/b", "0.new.old"])
def test_entries_that_no_transaction_has_are_refused(root: Path, name: str) -> None:
    path = _plant(root) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("evil")
    with pytest.raises(DiagnosticsError, match="not written by triptych"):
        run(root, NEW)
    assert path.read_text() == "evil"


@pytest.mark.parametrize("name", [".triptych", ".triptych/transaction"])
def test_state_is_not_kept_behind_a_link(root: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("mine")
    for path in (root / ".triptych").iterdir():
        path.unlink()
    if name == ".triptych":
        (root / name).rmdir()
    (root / name).symlink_to(outside)
    before = tree(root)
    with pytest.raises(DiagnosticsError, match="not a folder"):
        run(root, NEW)
    assert (tree(root), tree(outside)) == (before, {"kept": "mine"})


def test_a_second_run_waits_for_the_first(root: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from triptych.output.opening import create_output_folder\n"
        "print('ready', flush=True)\n"
        "with create_output_folder(Path(sys.argv[1])):\n    print('in', flush=True)\n"
    )
    with existing_folder(root) as folder:
        assert folder is not None
        with folder.held():
            second = subprocess.Popen(
                [sys.executable, "-c", script, str(root)],
                env={**os.environ, "PYTHONPATH": str(_SOURCE)},
                stdout=subprocess.PIPE,
                text=True,
            )
            assert second.stdout is not None
            assert second.stdout.readline() == "ready\n"
            time.sleep(0.1)
            assert second.poll() is None
    output, _ = second.communicate(timeout=20)
    assert (output, second.returncode) == ("in\n", 0)
