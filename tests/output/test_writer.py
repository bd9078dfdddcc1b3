"""An output folder is updated without losing anybody's work."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from triptych.diagnostics import DiagnosticsError
from triptych.output import difference as difference_module
from triptych.output.comparison import compare
from triptych.output.files import GeneratedFile
from triptych.output.folder import Folder
from triptych.output.ownership import Ownership
from triptych.output.planning import Plan, plan
from triptych.output.writer import write


def files(*entries: tuple[str, str], once: Iterable[str] = ()) -> list[GeneratedFile]:
    return [
        GeneratedFile(path=path, text=text, written_once=path in set(once))
        for path, text in entries
    ]


def run(root: Path, wanted: list[GeneratedFile], *, force: bool = False) -> Plan:
    return write(root, wanted, version="1", inputs={}, force=force)


def diff(root: Path, wanted: list[GeneratedFile], version: str = "1") -> str:
    text = compare(root, wanted, version=version, inputs={}).difference
    return text.replace(f"{root.as_posix().strip('/')}/", "")


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
    ("client/a.py", "a1\n"),
    ("client/pkg/b.py", "b1\n"),
    ("client/pkg/sub/c.py", "c1\n"),
    ("client/x", "x1\n"),
)
# Changes one, drops a folder, makes a folder of a file and adds a nested file.
NEW = files(
    ("client/a.py", "a2\n"),
    ("client/pkg/b.py", "b1\n"),
    ("client/x/y", "y1\n"),
    ("client/n/m/d.py", "d1\n"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    run(root, OLD)
    return root


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "out"
    done = run(root, files(("client/pkg/é.py", "ü\n")))
    assert [file.path for file in done.creates] == ["client/pkg/é.py"]
    assert (root / "client/pkg/é.py").read_bytes() == "ü\n".encode()
    assert (root / ".triptych/.gitignore").read_text() == "*\n"
    assert not (root / ".triptych/transaction").exists()


def test_a_run_creates_updates_deletes_and_prunes(root: Path) -> None:
    done = run(root, NEW)
    assert [file.path for file in done.creates] == ["client/n/m/d.py", "client/x/y"]
    assert [file.path for file in done.updates] == ["client/a.py"]
    assert done.deletes == ("client/pkg/sub/c.py", "client/x")
    assert done.unchanged == ("client/pkg/b.py",)
    now = tree(root)
    assert now.pop("triptych.lock")
    assert now == {
        "client": "folder",
        "client/a.py": "a2\n",
        "client/n": "folder",
        "client/n/m": "folder",
        "client/n/m/d.py": "d1\n",
        "client/pkg": "folder",
        "client/pkg/b.py": "b1\n",
        "client/x": "folder",
        "client/x/y": "y1\n",
    }
    run(root, OLD)
    assert tree(root)["client/x"] == "x1\n"


def test_unchanged_files_are_not_written_again(root: Path) -> None:
    for path in (root / "client/a.py", root / "triptych.lock"):
        os.utime(path, (1, 1))
    done = run(root, OLD)
    assert done.changes() == []
    assert (
        (root / "client/a.py").stat().st_mtime
        == (root / "triptych.lock").stat().st_mtime
        == 1
    )


def test_new_files_honour_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run(tmp_path / "out", files(("client/a.py", "a\n")))
    finally:
        os.umask(before)
    assert (tmp_path / "out/client/a.py").stat().st_mode & 0o777 == 0o640


def test_line_ends_git_has_converted_are_left_alone(root: Path) -> None:
    (root / "client/a.py").write_bytes(b"a1\r\n")
    assert run(root, OLD).changes() == []
    run(root, NEW)
    assert (root / "client/a.py").read_bytes() == b"a2\n"


def test_every_conflict_is_listed_and_nothing_is_written(root: Path) -> None:
    (root / "client/a.py").write_text("mine\n")
    (root / "client/pkg/sub/c.py").write_text("mine\n")
    (root / "client/n/m").mkdir(parents=True)
    (root / "client/n/m/d.py").write_text("mine\n")
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
    assert tree(root)["client/n/m/d.py"] == "d1\n"
    assert "client/pkg/sub" not in tree(root)


def test_an_edit_that_says_what_would_be_generated_is_no_conflict(root: Path) -> None:
    (root / "client/a.py").write_text("a2\n")
    assert "client/a.py" in run(root, NEW).unchanged


def test_a_generated_file_somebody_has_deleted_comes_back(root: Path) -> None:
    (root / "client/a.py").unlink()
    assert [file.path for file in run(root, OLD).creates] == ["client/a.py"]


def test_without_a_lock_nothing_on_disk_is_ours(root: Path) -> None:
    (root / "triptych.lock").unlink()
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught)[0] == ("foreign-file", "a.py")
    assert run(root, OLD).changes() == []


def test_the_users_own_files_are_written_once(tmp_path: Path) -> None:
    root = tmp_path / "out"
    run(root, files(("client/app.py", "stub\n"), once=["client/app.py"]))
    (root / "client/app.py").write_text("mine\n")
    assert run(
        root, files(("client/app.py", "stub 2\n"), once=["client/app.py"])
    ).left_alone == ("client/app.py",)
    assert (root / "client/app.py").read_text() == "mine\n"
    (root / "client/app.py").unlink()
    run(root, files(("client/app.py", "stub 3\n"), once=["client/app.py"]))
    assert not (root / "client/app.py").exists()


def test_a_users_file_stays_when_it_is_no_longer_generated(tmp_path: Path) -> None:
    root = tmp_path / "out"
    wanted = files(("client/app.py", "stub\n"), ("client/a.py", "a\n"))
    run(root, [replace(wanted[0], written_once=True), wanted[1]])
    (root / "client/app.py").write_text("mine\n")
    run(root, wanted[1:])
    assert (root / "client/app.py").read_text() == "mine\n"


def test_a_users_file_is_not_overwritten_when_it_becomes_generated(
    tmp_path: Path,
) -> None:
    root = tmp_path / "out"
    run(root, files(("client/app.py", "stub\n"), once=["client/app.py"]))
    (root / "client/app.py").write_text("mine\n")
    with pytest.raises(DiagnosticsError) as caught:
        run(root, files(("client/app.py", "generated\n")))
    assert codes(caught) == [("foreign-file", "app.py")]


def test_a_folder_with_other_files_is_kept(root: Path) -> None:
    (root / "client/pkg/sub/notes.txt").write_text("mine\n")
    run(root, NEW)
    assert tree(root)["client/pkg/sub/notes.txt"] == "mine\n"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_where_a_file_should_be_is_refused(root: Path, force: bool) -> None:
    (root / "client/new.py").mkdir()
    with pytest.raises(DiagnosticsError) as caught:
        run(root, [*OLD, *files(("client/new.py", ""))], force=force)
    assert codes(caught) == [("path-blocked", "new.py")]


@pytest.mark.parametrize("force", [False, True])
def test_a_file_where_a_folder_should_be_is_refused(root: Path, force: bool) -> None:
    (root / "client/new").write_text("mine\n")
    wanted = [*OLD, *files(("client/new/a", ""), ("client/new/b", ""))]
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
    for name in ("client/pkg/b.py", "client/pkg/sub/c.py"):
        (root / name).unlink()
    (root / "client/pkg/sub").rmdir()
    (root / "client/pkg").rmdir()
    (root / "client/pkg").symlink_to(outside)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, [*OLD, *files(("client/pkg/new.py", "n\n"))], force=force)
    assert {code for code, _ in codes(caught)} == {"path-blocked"}
    run(root, files(("client/a.py", "a2\n")), force=force)
    assert tree(outside) == {"b.py": "b1\n", "sub": "folder", "sub/c.py": "c1\n"}


def test_a_link_in_place_of_a_file_is_replaced_by_force_only(
    root: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("a1\n")
    (root / "client/a.py").unlink()
    (root / "client/a.py").symlink_to(precious)
    with pytest.raises(DiagnosticsError) as caught:
        run(root, NEW)
    assert codes(caught) == [("edited-file", "a.py")]
    run(root, NEW, force=True)
    assert (precious.read_text(), (root / "client/a.py").read_text()) == (
        "a1\n",
        "a2\n",
    )


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
    def refuse(self: Folder, path: str, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Folder, "create", refuse)
    with pytest.raises(DiagnosticsError, match="Permission denied") as caught:
        run(tmp_path / "new" / "out", OLD)
    assert codes(caught) == [("output-unusable", "out")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("paths", "what"),
    [
        (["docs/a", "docs/a"], "generated twice: docs/a"),
        (["docs/a", "docs/a/b"], "as file and as folder: docs/a"),
    ],
)
def test_files_that_exclude_each_other_are_a_bug(
    tmp_path: Path, paths: list[str], what: str
) -> None:
    with pytest.raises(ValueError, match=what):
        plan(None, files(*((path, "") for path in paths)), Ownership(), force=False)


def test_nothing_to_do_is_no_difference(root: Path) -> None:
    assert diff(root, OLD) == ""


def test_a_difference_shows_what_a_run_would_do(root: Path) -> None:
    (root / "client/pkg/b.py").write_text("b1\nedited")
    before = tree(root)
    assert diff(root, NEW) == (
        "--- a/client/a.py\n+++ b/client/a.py\n@@ -1 +1 @@\n-a1\n+a2\n"
        "--- /dev/null\n+++ b/client/n/m/d.py\n@@ -0,0 +1 @@\n+d1\n"
        "--- a/client/pkg/b.py\n+++ b/client/pkg/b.py\n@@ -1,2 +1 @@\n b1\n-edited\n"
        "\\ No newline at end of file\n"
        "--- a/client/pkg/sub/c.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-c1\n"
        "--- a/client/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-x1\n"
        "--- /dev/null\n+++ b/client/x/y\n@@ -0,0 +1 @@\n+y1\n"
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
    (root / "client/a.py").write_bytes(b"\xff\xfe")
    assert diff(root, OLD) == "Binary files a/client/a.py and b/client/a.py differ\n"


def test_a_users_file_differs_only_where_a_run_would_write_it(tmp_path: Path) -> None:
    wanted = files(("client/app.py", "stub\n"), once=["client/app.py"])
    assert "+++ b/client/app.py" in diff(tmp_path, wanted)
    run(tmp_path, wanted)
    (tmp_path / "client/app.py").write_text("mine\n")
    assert diff(tmp_path, wanted) == ""
    (tmp_path / "client/app.py").unlink()
    assert diff(tmp_path, wanted) == ""


def test_a_lock_that_alone_differs_is_shown(root: Path) -> None:
    text = diff(root, OLD, version="2")
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
