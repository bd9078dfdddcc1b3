"""An output folder is updated whole or not at all, and loses nobody's work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import triptych
from triptych.diagnostics import DiagnosticsError
from triptych.output import difference as difference_module
from triptych.output.difference import difference
from triptych.output.files import GeneratedFile
from triptych.output.lock import make_lock, read_lock
from triptych.output.transaction import exclusive, recover
from triptych.output.writer import Plan, plan, write


def files(*entries: tuple[str, str], once: Iterable[str] = ()) -> list[GeneratedFile]:
    return [
        GeneratedFile(path=path, text=text, written_once=path in set(once))
        for path, text in entries
    ]


def run(root: Path, wanted: list[GeneratedFile], *, force: bool = False) -> Plan:
    return write(root, wanted, version="1", inputs={}, force=force)


def diff(root: Path, wanted: list[GeneratedFile]) -> str:
    new = make_lock(wanted, version="1", inputs={})
    return difference(root, wanted, read_lock(root), new)


def tree(root: Path) -> dict[str, str]:
    """Every file below `root` and every folder, the tool's own state left out."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".triptych"):
            found[name] = "folder" if path.is_dir() else path.read_text("utf-8")
    return found


def codes(caught: pytest.ExceptionInfo[DiagnosticsError]) -> list[tuple[str, str]]:
    return [
        (found.code, Path(found.file or "").name) for found in caught.value.diagnostics
    ]


OLD = files(
    ("a.py", "a1\n"), ("pkg/b.py", "b1\n"), ("pkg/sub/c.py", "c1\n"), ("x", "x1\n")
)
# Changes one, drops a folder, makes a folder of a file and adds a nested file.
NEW = files(
    ("a.py", "a2\n"), ("pkg/b.py", "b1\n"), ("x/y", "y1\n"), ("n/m/d.py", "d1\n")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    run(root, OLD)
    return root


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "out"
    done = run(root, files(("pkg/é.py", "ü\n")))
    assert [file.path for file in done.creates] == ["pkg/é.py"]
    assert (root / "pkg/é.py").read_bytes() == "ü\n".encode()
    assert (root / ".triptych/.gitignore").read_text() == "*\n"
    assert not (root / ".triptych/transaction").exists()


def test_a_run_creates_updates_deletes_and_prunes(root: Path) -> None:
    done = run(root, NEW)
    assert [file.path for file in done.creates] == ["n/m/d.py", "x/y"]
    assert [file.path for file in done.updates] == ["a.py"]
    assert done.deletes == ("pkg/sub/c.py", "x")
    assert done.unchanged == ("pkg/b.py",)
    now = tree(root)
    assert now.pop("triptych.lock")
    assert now == {
        "a.py": "a2\n",
        "n": "folder",
        "n/m": "folder",
        "n/m/d.py": "d1\n",
        "pkg": "folder",
        "pkg/b.py": "b1\n",
        "x": "folder",
        "x/y": "y1\n",
    }
    run(root, OLD)
    assert tree(root)["x"] == "x1\n"


def test_unchanged_files_are_not_written_again(root: Path) -> None:
    for path in (root / "a.py", root / "triptych.lock"):
        os.utime(path, (1, 1))
    done = run(root, OLD)
    assert done.changes() == []
    assert (
        (root / "a.py").stat().st_mtime == (root / "triptych.lock").stat().st_mtime == 1
    )


def test_new_files_honour_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run(tmp_path / "out", files(("a.py", "a\n")))
    finally:
        os.umask(before)
    assert (tmp_path / "out/a.py").stat().st_mode & 0o777 == 0o640


def test_line_ends_git_has_converted_are_left_alone(root: Path) -> None:
    (root / "a.py").write_bytes(b"a1\r\n")
    assert run(root, OLD).changes() == []
    run(root, NEW)
    assert (root / "a.py").read_bytes() == b"a2\n"


def test_every_conflict_is_listed_and_nothing_is_written(root: Path) -> None:
    (root / "a.py").write_text("mine\n")
    (root / "pkg/sub/c.py").write_text("mine\n")
    (root / "n/m").mkdir(parents=True)
    (root / "n/m/d.py").write_text("mine\n")
    before = tree(root)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [
        ("edited-file", "c.py"),
        ("edited-file", "a.py"),
        ("foreign-file", "d.py"),
    ]
    assert tree(root) == before
    run(root, NEW, force=True)
    assert tree(root)["n/m/d.py"] == "d1\n"
    assert "pkg/sub" not in tree(root)


def test_an_edit_that_says_what_would_be_generated_is_no_conflict(root: Path) -> None:
    (root / "a.py").write_text("a2\n")
    assert "a.py" in run(root, NEW).unchanged


def test_a_generated_file_somebody_has_deleted_comes_back(root: Path) -> None:
    (root / "a.py").unlink()
    assert [file.path for file in run(root, OLD).creates] == ["a.py"]


def test_without_a_lock_nothing_on_disk_is_ours(root: Path) -> None:
    (root / "triptych.lock").unlink()
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught)[0] == ("foreign-file", "a.py")
    assert run(root, OLD).changes() == []


def test_the_users_own_files_are_written_once(tmp_path: Path) -> None:
    root = tmp_path / "out"
    run(root, files(("app.py", "stub\n"), once=["app.py"]))
    (root / "app.py").write_text("mine\n")
    assert run(root, files(("app.py", "stub 2\n"), once=["app.py"])).left_alone == (
        "app.py",
    )
    assert (root / "app.py").read_text() == "mine\n"
    (root / "app.py").unlink()
    run(root, files(("app.py", "stub 3\n"), once=["app.py"]))
    assert not (root / "app.py").exists()


def test_a_users_file_stays_when_it_is_no_longer_generated(tmp_path: Path) -> None:
    root = tmp_path / "out"
    run(root, files(("app.py", "stub\n"), ("a.py", "a\n"), once=["app.py"]))
    run(root, files(("a.py", "a\n")))
    assert (root / "app.py").read_text() == "stub\n"


def test_a_users_file_is_not_overwritten_when_it_becomes_generated(
    tmp_path: Path,
) -> None:
    root = tmp_path / "out"
    run(root, files(("app.py", "stub\n"), once=["app.py"]))
    with pytest.raises(DiagnosticsError) as caught:
        run(root, files(("app.py", "generated\n")))
    assert codes(caught) == [("foreign-file", "app.py")]


def test_a_folder_with_other_files_is_kept(root: Path) -> None:
    (root / "pkg/sub/notes.txt").write_text("mine\n")
    run(root, NEW)
    assert tree(root)["pkg/sub/notes.txt"] == "mine\n"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_where_a_file_should_be_is_refused(root: Path, force: bool) -> None:
    (root / "new.py").mkdir()
    with pytest.raises(DiagnosticsError) as caught:
        run(root, [*OLD, *files(("new.py", ""))], force=force)
    assert codes(caught) == [("path-blocked", "new.py")]


@pytest.mark.parametrize("force", [False, True])
def test_a_file_where_a_folder_should_be_is_refused(root: Path, force: bool) -> None:
    (root / "new").write_text("mine\n")
    wanted = [*OLD, *files(("new/a", ""), ("new/b", ""))]
    with pytest.raises(DiagnosticsError) as caught:
        run(root, wanted, force=force)
    assert codes(caught) == [("path-blocked", "new")]


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_or_deleted_through_a_link_out(
    root: Path, tmp_path: Path, force: bool
) -> None:
    outside = tmp_path / "outside"
    (outside / "sub").mkdir(parents=True)
    (outside / "b.py").write_text("b1\n")
    (outside / "sub/c.py").write_text("c1\n")
    for name in ("pkg/b.py", "pkg/sub/c.py"):
        (root / name).unlink()
    (root / "pkg/sub").rmdir()
    (root / "pkg").rmdir()
    (root / "pkg").symlink_to(outside)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, [*OLD, *files(("pkg/new.py", "n\n"))], force=force)
    assert {code for code, _ in codes(caught)} == {"path-blocked"}
    run(root, files(("a.py", "a2\n")), force=force)
    assert tree(outside) == {"b.py": "b1\n", "sub": "folder", "sub/c.py": "c1\n"}


def test_a_link_in_place_of_a_file_is_replaced_by_force_only(
    root: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("a1\n")
    (root / "a.py").unlink()
    (root / "a.py").symlink_to(precious)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [("edited-file", "a.py")]
    run(root, NEW, force=True)
    assert (precious.read_text(), (root / "a.py").read_text()) == ("a1\n", "a2\n")


@pytest.mark.parametrize("where", ["out", "out/deeper"])
def test_an_output_folder_that_is_a_file_is_a_diagnostic(
    tmp_path: Path, where: str
) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(DiagnosticsError) as caught:
        run(tmp_path / where, OLD)
    assert codes(caught) == [("output-unusable", Path(where).name)]
    assert tree(tmp_path) == {"out": "mine"}


def test_a_folder_that_cant_be_written_is_a_diagnostic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(DiagnosticsError, match="Permission denied") as caught:
        run(tmp_path / "new" / "out", OLD)
    assert codes(caught) == [("output-unusable", "out")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("paths", "what"),
    [(["a", "a"], "generated twice: a"), (["a", "a/b"], "as file and as folder: a")],
)
def test_files_that_exclude_each_other_are_a_bug(
    tmp_path: Path, paths: list[str], what: str
) -> None:
    with pytest.raises(ValueError, match=what):
        plan(tmp_path, files(*((path, "") for path in paths)), None, force=False)


def fail_at(
    monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException
) -> None:
    """Let call number `at` of a method of `Path` raise `error`."""
    calls = 0
    original: Callable[..., object] = getattr(Path, name)

    def step(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return original(*arguments, **options)

    monkeypatch.setattr(Path, name, step)


# How often a run from `OLD` to `NEW` calls each.
STEPS = {"replace": 9, "write_bytes": 4, "write_text": 1, "mkdir": 8, "unlink": 1}


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
        with pytest.raises((DiagnosticsError, KeyboardInterrupt)):
            run(root, NEW)
    assert tree(root) == before
    run(root, NEW)
    assert diff(root, NEW) == ""


def test_when_undoing_fails_too_the_next_run_does_it(root: Path) -> None:
    before = tree(root)
    with pytest.MonkeyPatch.context() as patch:
        original = Path.replace
        calls = [0]

        def broken(self: Path, target: Path) -> Path:
            calls[0] += 1
            if calls[0] > 5:
                raise OSError(5, "Input/output error")
            return original(self, target)

        patch.setattr(Path, "replace", broken)
        with pytest.raises(DiagnosticsError, match="Input/output error"):
            run(root, NEW)
    assert tree(root) != before
    assert recover(root)
    assert tree(root) == before
    assert not recover(root)


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from triptych.output.files import GeneratedFile
from triptych.output.writer import write

root, at, name, *wanted = sys.argv[1:]
owner = shutil if name == "rmtree" else Path
original = getattr(owner, name)
calls = 0

def step(*arguments, **options):
    global calls
    calls += 1
    if calls == int(at):
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*arguments, **options)

setattr(owner, name, step)
pairs = [item.split("=") for item in wanted]
files = [GeneratedFile(path=path, text=text + "\\n") for path, text in pairs]
write(Path(root), files, version="1", inputs={})
"""


def kill(root: Path, name: str, at: int) -> None:
    """Write `NEW` in a process that dies at call number `at` of a function."""
    wanted = [f"{file.path}={file.text.strip()}" for file in NEW]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), str(at), name, *wanted],
        env={**os.environ, "PYTHONPATH": str(Path(triptych.__file__).parent.parent)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
@pytest.mark.parametrize(
    ("name", "at"),
    [*(("replace", at) for at in range(1, 10)), ("unlink", 1), ("rmdir", 1)],
)
def test_a_kill_before_the_end_is_undone(root: Path, name: str, at: int) -> None:
    before = tree(root)
    kill(root, name, at)
    # The journal is what the first rename puts in place.
    assert recover(root) == ((name, at) != ("replace", 1))
    assert tree(root) == before
    run(root, NEW)
    assert diff(root, NEW) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_a_kill_after_the_end_leaves_the_new_tree(root: Path) -> None:
    # The first call removes what an earlier run may have left.
    kill(root, "rmtree", 2)
    assert (root / ".triptych/transaction").exists()
    assert not recover(root)
    assert diff(root, NEW) == ""
    assert not (root / ".triptych/transaction").exists()


def test_a_killed_run_is_undone_by_the_next(root: Path) -> None:
    (root / "b.txt").write_text("mine\n")
    state = root / ".triptych/transaction"
    state.mkdir()
    (root / "a.py").rename(state / "0.old")
    (root / "a.py").write_text("half new\n")
    (state / "journal.json").write_text(
        '{"paths": ["a.py"], "new": [true], "folders": []}'
    )
    assert run(root, OLD).unchanged == ("a.py", "pkg/b.py", "pkg/sub/c.py", "x")
    assert tree(root)["a.py"] == "a1\n"


@pytest.mark.parametrize(
    "journal",
    [
        "[]",
        "{}",
        "x",
        '{"paths": ["../victim"], "new": [false], "folders": []}',
        '{"paths": ["link/victim"], "new": [false], "folders": []}',
        '{"paths": [], "new": [], "folders": ["../empty"]}',
        '{"paths": ["a"], "new": [], "folders": []}',
        '{"paths": [1], "new": [true], "folders": []}',
    ],
)
def test_a_journal_of_somebody_else_moves_nothing(
    root: Path, tmp_path: Path, journal: str
) -> None:
    (tmp_path / "empty").mkdir()
    (root / "link").symlink_to(tmp_path)
    state = root / ".triptych/transaction"
    state.mkdir()
    (state / "0.old").write_text("evil")
    (state / "journal.json").write_text(journal)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [("transaction-unusable", "journal.json")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "out"]


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
    with pytest.raises(DiagnosticsError, match="symbolic link"):
        run(root, NEW)
    assert (tree(root), tree(outside)) == (before, {"kept": "mine"})


@pytest.mark.skipif(sys.platform == "win32", reason="has no advisory locks")
def test_a_second_run_waits_for_the_first(root: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from triptych.output.transaction import exclusive\n"
        "print('ready', flush=True)\n"
        "with exclusive(Path(sys.argv[1])):\n    print('in', flush=True)\n"
    )
    source = Path(triptych.__file__).parent.parent
    with exclusive(root):
        second = subprocess.Popen(
            [sys.executable, "-c", script, str(root)],
            env={**os.environ, "PYTHONPATH": str(source)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout is not None
        assert second.stdout.readline() == "ready\n"
        time.sleep(0.1)
        assert second.poll() is None
    output, _ = second.communicate(timeout=20)
    assert (output, second.returncode) == ("in\n", 0)


def test_nothing_to_do_is_no_difference(root: Path) -> None:
    assert diff(root, OLD) == ""


def test_a_difference_shows_what_a_run_would_do(root: Path) -> None:
    (root / "pkg/b.py").write_text("b1\nedited")
    before = tree(root)
    assert diff(root, NEW) == (
        "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a1\n+a2\n"
        "--- /dev/null\n+++ b/n/m/d.py\n@@ -0,0 +1 @@\n+d1\n"
        "--- a/pkg/b.py\n+++ b/pkg/b.py\n@@ -1,2 +1 @@\n b1\n-edited\n"
        "\\ No newline at end of file\n"
        "--- a/pkg/sub/c.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-c1\n"
        "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-x1\n"
        "--- /dev/null\n+++ b/x/y\n@@ -0,0 +1 @@\n+y1\n"
    )
    assert tree(root) == before


def test_a_missing_folder_differs_in_every_file(tmp_path: Path) -> None:
    assert diff(tmp_path / "none", OLD).count("--- /dev/null\n") == len(OLD)


def test_a_folder_that_is_a_file_has_no_difference(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(DiagnosticsError) as caught:
        diff(tmp_path / "out", OLD)
    assert codes(caught) == [("output-unusable", "out")]


def test_a_file_that_is_not_text_is_only_named(root: Path) -> None:
    (root / "a.py").write_bytes(b"\xff\xfe")
    assert diff(root, OLD) == "Binary files a/a.py and b/a.py differ\n"


def test_a_users_file_differs_only_where_a_run_would_write_it(tmp_path: Path) -> None:
    wanted = files(("app.py", "stub\n"), once=["app.py"])
    assert "+++ b/app.py" in diff(tmp_path, wanted)
    run(tmp_path, wanted)
    (tmp_path / "app.py").write_text("mine\n")
    assert diff(tmp_path, wanted) == ""
    (tmp_path / "app.py").unlink()
    assert diff(tmp_path, wanted) == ""


def test_a_lock_that_alone_differs_is_shown(root: Path) -> None:
    new = make_lock(OLD, version="2", inputs={})
    text = difference(root, OLD, read_lock(root), new)
    assert text.startswith("--- a/triptych.lock\n+++ b/triptych.lock\n")
    assert '-  "version": "1",\n+  "version": "2",\n' in text


def test_a_difference_too_large_to_match_up_is_one_replacement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(difference_module, "_MAX_PAIRS", 3)
    before = "".join(f"{line}\n" for line in "12345abc56789")
    after = "".join(f"{line}\n" for line in "12345xaz56789")
    text = "".join(difference_module.unified_diff("a", before.encode(), after))
    assert text == (
        "--- a/a\n+++ b/a\n@@ -3,9 +3,9 @@\n"
        " 3\n 4\n 5\n-a\n-b\n-c\n+x\n+a\n+z\n 5\n 6\n 7\n"
    )
