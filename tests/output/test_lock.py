"""The lock file: stable to write, strict to read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from triptych.diagnostics import DiagnosticsError, Position
from triptych.output.digests import content_digest, producer_digest
from triptych.output.files import GeneratedFile
from triptych.output.lock import dump_lock, make_lock, parse_lock, read_ownership
from triptych.output.opening import open_output_folder
from triptych.output.ownership import Ownership
from triptych.output.unchanged import is_unchanged, remember
from triptych.output.writer import write

FILES = [
    GeneratedFile(path="client/b.py", text="b\n"),
    GeneratedFile(path="client/a.py", text="a\n"),
    GeneratedFile(path="server/app.py", text="mine\n", written_once=True),
]
A, B = content_digest(b"a\n"), content_digest(b"b\n")
MINE = content_digest(b"mine\n")
LOCK = make_lock(FILES, version="1.2.3", inputs={"document": "d1", "config": "c1"})


def test_a_lock_has_one_line_a_file_sorted() -> None:
    assert dump_lock(LOCK) == (
        "{\n"
        '  "format": 1,\n'
        '  "version": "1.2.3",\n'
        '  "inputs": {\n'
        '    "config": "c1",\n'
        '    "document": "d1"\n'
        "  },\n"
        '  "files": {\n'
        f'    "client/a.py": "{A}",\n'
        f'    "client/b.py": "{B}"\n'
        "  },\n"
        '  "written_once": {\n'
        f'    "server/app.py": "{MINE}"\n'
        "  }\n"
        "}\n"
    )


def test_the_order_of_files_and_inputs_does_not_matter() -> None:
    inputs = {"config": "c1", "document": "d1"}
    again = make_lock(FILES[::-1], version="1.2.3", inputs=inputs)
    assert dump_lock(again) == dump_lock(LOCK)


def owned(root: Path) -> Ownership:
    with open_output_folder(root) as folder:
        assert folder is not None
        return read_ownership(folder)


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert owned(tmp_path) == Ownership()
    (tmp_path / "triptych.lock").write_text(dump_lock(LOCK), "utf-8", newline="\r\n")
    assert owned(tmp_path) == LOCK.ownership
    assert parse_lock(dump_lock(LOCK), "triptych.lock") == LOCK


def edited(**members: object) -> str:
    return json.dumps({**json.loads(dump_lock(LOCK)), **members})


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "not JSON", Position(1, 1)),
        ('{\n  "format": 1,,\n', "not JSON", Position(2, 15)),
        ('{"format": %s}' % ("1" * 5000), "a number that is too long", None),
        ("[" * 100_000, "lock", None),
        ("[]", "not a JSON object", None),
        ("{}", "format None", None),
        (edited(format=2), "format 2", None),
        (edited(version=1), '"version"', None),
        (edited(inputs=[]), '"inputs"', None),
        (edited(files={"docs/a": 1}), "SHA-256", None),
        (edited(files={"docs/a": "x"}), "SHA-256", None),
        (edited(written_once=["docs/a"]), '"written_once"', None),
        (edited(files={"../a": A}), "not a path of a target", None),
        (edited(files={"/etc/passwd": A}), "not a path of a target", None),
        (edited(files={"docs/../../b": A}), "not a path of a target", None),
        (edited(files={"triptych.lock": A}), "not a path of a target", None),
        (edited(files={".triptych/stamp": A}), "not a path of a target", None),
        (edited(files={".git/hooks/post-commit": A}), "not a path of a target", None),
        (edited(files={"docs/.git/config": A}), "not a path of a target", None),
        (edited(files={"docs/\ud800": A}), "not a path of a target", None),
        (edited(files={"docs/\0": A}), "not a path of a target", None),
        (edited(written_once={"docs\\a": A}), "not a path of a target", None),
    ],
)
def test_a_broken_lock_is_a_diagnostic_with_a_hint(
    text: str, message: str, position: Position | None
) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        parse_lock(text, "out/triptych.lock")
    (found,) = caught.value.diagnostics
    assert message in found.message
    assert (found.code, found.file) == ("lock-unusable", "out/triptych.lock")
    assert found.position == position
    assert found.hint is not None and "--force" in found.hint


def test_a_lock_that_is_not_text_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "triptych.lock").write_bytes(b"\xff\xfe")
    with pytest.raises(DiagnosticsError, match="UTF-8"):
        owned(tmp_path)


@pytest.mark.parametrize("what", ["link", "pipe", "folder"])
def test_a_lock_that_is_no_file_is_a_diagnostic(tmp_path: Path, what: str) -> None:
    path = tmp_path / "triptych.lock"
    if what == "link":
        path.symlink_to("/dev/zero")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(DiagnosticsError, match="the lock can't be read: is "):
        owned(tmp_path)


# Put together, so that nobody takes this file for one with conflicts.
OURS, THEIRS = "<" * 7, ">" * 7
CONFLICT = f"""{{
{OURS} ours
  "version": "1",
=======
  "version": "2",
{THEIRS} theirs
  "inputs": {{
    "document": "{MINE}"
  }},
  "files": {{
{OURS} ours
    "client/a.py": "{A}",
    "client/ours.py": "{A}",
||||||| base
    "client/a.py": "{MINE}",
=======
    "client/a.py": "{B}",
    "../theirs.py": "{B}",
{THEIRS} theirs
    "client/b.py": "{B}"
  }},
  "written_once": {{
    "server/app.py": "{MINE}"
  }}
}}
"""


def test_a_lock_with_conflicts_speaks_for_both_sides(tmp_path: Path) -> None:
    (tmp_path / "triptych.lock").write_text(CONFLICT)
    assert owned(tmp_path) == Ownership(
        files={
            "client/a.py": frozenset([A, B, MINE]),
            "client/ours.py": frozenset([A]),
            "client/b.py": frozenset([B]),
        },
        written_once={"server/app.py": frozenset([MINE])},
        merged=frozenset(["client/a.py"]),
    )


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../client/a",
        "/client/a",
        "client/a/",
        "client//b",
        "./client/a",
        "client/a\\b",
        "client/c:x",
        "client/a\nb",
        ".triptych/a",
        "client",
        "other/a",
        "client/.hidden",
        "client/a\x7f",
    ],
)
def test_generated_files_stay_inside_their_folder(path: str) -> None:
    with pytest.raises(ValueError, match="inside an output folder"):
        GeneratedFile(path=path, text="")


def test_line_ends_git_has_converted_are_no_edit() -> None:
    assert content_digest(b"a\r\nb\r\n") == content_digest(b"a\nb\n")
    assert content_digest(b"a\rb\n") != content_digest(b"a\nb\n")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    root = tmp_path / "out"
    write(root, FILES, version="1", inputs={})
    remember(root, "inputs")
    return root


def test_an_untouched_folder_is_unchanged_for_the_same_inputs(written: Path) -> None:
    assert is_unchanged(written, "inputs")
    assert not is_unchanged(written, "others")


@pytest.mark.parametrize("name", ["client/a.py", "triptych.lock", ".triptych/stamp"])
@pytest.mark.parametrize("how", ["edited", "removed"])
def test_a_touched_folder_is_not_unchanged(written: Path, name: str, how: str) -> None:
    if how == "removed":
        (written / name).unlink()
    else:
        with (written / name).open("a") as file:
            file.write(" ")
    assert not is_unchanged(written, "inputs")


def test_a_stamp_does_not_hold_in_a_copy(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(written, copy)
    assert not is_unchanged(copy, "inputs")
    remember(copy, "inputs")
    assert is_unchanged(copy, "inputs")


def test_what_belongs_to_the_user_may_change(written: Path) -> None:
    (written / "server/app.py").write_text("more of mine\n")
    assert is_unchanged(written, "inputs")


def test_a_killed_run_leaves_nothing_unchanged(written: Path) -> None:
    (written / ".triptych/transaction").mkdir()
    assert not is_unchanged(written, "inputs")


@pytest.mark.parametrize(
    "lock", ["[]", "{}", '{"files": []}', '{"files": {"a": 1}}', "{"]
)
def test_a_lock_nobody_can_read_is_not_unchanged(written: Path, lock: str) -> None:
    (written / "triptych.lock").write_text(lock)
    remember(written, "inputs")
    assert not is_unchanged(written, "inputs")


def test_a_stamp_is_not_written_through_a_link(written: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (written / ".triptych/stamp").unlink()
    (written / ".triptych/stamp").symlink_to(precious)
    remember(written, "inputs")
    assert precious.read_text() == "mine"
    assert is_unchanged(written, "inputs")


def test_the_unchanged_check_imports_nothing_slow() -> None:
    source = Path(triptych.__file__).parent.parent
    script = (
        f"import sys; sys.path.insert(0, {str(source)!r})\n"
        "import triptych.output.unchanged\n"
        "slow = {'jinja2', 'markupsafe', 'black', 'yaml', 'dataclasses', 'inspect'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def make_tool(root: Path, templates: str, newline: str = "\n") -> Path:
    package = root / "generator" / "triptych"
    (package / "output").mkdir(parents=True)
    (root / templates / "client").mkdir(parents=True)
    (package / "__init__.py").write_text("x = 1\n", newline=newline)
    (package / "output" / "a.py").write_text("y = 2\n", newline=newline)
    (root / templates / "client" / "a.jinja").write_text("a\nb\n", newline=newline)
    return package


def digest_of(package: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(triptych, "__file__", str(package / "__init__.py"))
    # A process reads it once, since it runs the code that it has loaded.
    return producer_digest.__wrapped__()


def test_the_producer_is_the_same_installed_and_checked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = make_tool(tmp_path / "checkout", "templates")
    wheel = make_tool(tmp_path / "wheel", "generator/triptych/templates", "\r\n")
    (wheel / "__pycache__").mkdir()
    (wheel / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"x")
    assert digest_of(checkout, monkeypatch) == digest_of(wheel, monkeypatch)


@pytest.mark.parametrize(
    "name", ["generator/triptych/output/a.py", "templates/client/a.jinja"]
)
@pytest.mark.parametrize("how", ["edited", "renamed"])
def test_the_producer_changes_with_code_and_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, how: str
) -> None:
    package = make_tool(tmp_path, "templates")
    before = digest_of(package, monkeypatch)
    path = tmp_path / name
    if how == "edited":
        path.write_text("z\n")
    else:
        path.rename(path.with_name(f"z{path.suffix}"))
    assert digest_of(package, monkeypatch) != before
