"""Files of the user that are as they were written, and merges of two branches."""

from __future__ import annotations

from pathlib import Path

from triptych.output.attributes import git_attributes
from triptych.output.files import GeneratedFile
from triptych.output.unchanged import renew
from triptych.output.writer import write

_APP = "server/api_server/app.py"
_STUB = "server/api_server/services/books.py"


def _run(root: Path, once: dict[str, str], generated: dict[str, str]) -> None:
    files = [
        GeneratedFile(path=path, text=text, written_once=path in once)
        for path, text in (once | generated).items()
    ]
    write(root, files, version="1", inputs={})


def test_untouched_files_follow_the_document(tmp_path: Path) -> None:
    _run(tmp_path, {_APP: "app = 1\n", _STUB: "class Books: ...\n"}, {})
    _run(tmp_path, {_APP: "app = 2\n"}, {})
    assert (tmp_path / _APP).read_text() == "app = 2\n"
    assert not (tmp_path / _STUB).exists()


def test_beside_edited_files_nothing_vanishes(tmp_path: Path) -> None:
    _run(tmp_path, {_APP: "app = 1\n", _STUB: "class Books: ...\n"}, {})
    (tmp_path / _APP).write_text("app = 3\n")
    _run(tmp_path, {_APP: "app = 2\n", _STUB: "class Books: a = 1\n"}, {})
    assert (tmp_path / _STUB).read_text() == "class Books: a = 1\n"
    _run(tmp_path, {_APP: "app = 2\n", _STUB: "class Tomes: ...\n"}, {})
    assert (tmp_path / _STUB).read_text() == "class Books: a = 1\n"
    # It has not been edited, and follows again as soon as nothing vanishes.
    _run(tmp_path, {_APP: "app = 2\n", _STUB: "class Books: b = 1\n"}, {})
    assert (tmp_path / _STUB).read_text() == "class Books: b = 1\n"
    _run(tmp_path, {_APP: "app = 2\n"}, {})
    assert (tmp_path / _STUB).exists()
    assert (tmp_path / _APP).read_text() == "app = 3\n"


def test_conflicts_of_two_branches_are_settled(tmp_path: Path) -> None:
    texts = []
    for text in ("ours\n", "theirs\n"):
        _run(tmp_path, {}, {"client/a.py": text, "client/b.py": text})
        texts.append((tmp_path / "triptych.lock").read_text().splitlines())
    merged: list[str] = []
    for ours, theirs in zip(*texts, strict=True):
        same = ours == theirs
        both = ["<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> other"]
        merged += [ours] if same else both
    (tmp_path / "triptych.lock").write_text("\n".join(merged))
    (tmp_path / "client/a.py").write_text("merged without a conflict\n")
    (tmp_path / "client/b.py").write_text("<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n")
    _run(tmp_path, {}, {"client/a.py": "new\n", "client/b.py": "new\n"})
    assert (tmp_path / "client/a.py").read_text() == "new\n"
    assert (tmp_path / "client/b.py").read_text() == "new\n"


def test_attributes_name_folders_that_are_generated() -> None:
    files = [
        GeneratedFile(path="client/a/b.py", text=""),
        GeneratedFile(path="server/api/_generated/a.py", text=""),
        GeneratedFile(path="server/api/app.py", text="", written_once=True),
        GeneratedFile(path="server/py.typed", text=""),
    ]
    assert git_attributes(files).text == (
        "/client/** linguist-generated\n"
        "/server/api/_generated/** linguist-generated\n"
        "/server/py.typed linguist-generated\n"
        "/triptych.lock linguist-generated\n"
    )


def test_a_lock_older_than_its_inputs_is_renewed(tmp_path: Path) -> None:
    _run(tmp_path, {}, {"client/a.py": "a\n"})
    lock = tmp_path / "triptych.lock"
    written = lock.stat().st_mtime_ns
    renew(tmp_path, written)
    assert lock.stat().st_mtime_ns == written
    renew(tmp_path, written + 1)
    assert lock.stat().st_mtime_ns > written
