"""Runs as steps of a build: what they say to Make and Ninja, and what they may need."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.golden import OUT, REPOSITORY, tree
from tests.small_documents import write_documents
from triptych.diagnostics import DiagnosticsError
from triptych.output.depfile import depfile_text

_TRIPTYCH = [sys.executable, "-m", "triptych"]

_AWKWARD = [
    "a b.yaml",
    "a#b.yaml",
    "a$b$$c.yaml",
    "a:b.yaml",
    "a%b.yaml",
    "a,b+c@d!e{f}~.yaml",
    "api (1).yaml",
    "größe-ж-本.yaml",
    "  .yaml",
]

_MAKEFILE = """\
out: ; @echo made && touch out
-include rules.d
"""
_NINJA = """\
rule make
  command = cp rules.d out.d && touch out
  depfile = out.d
  deps = gcc
build out: make
"""


def _program(name: str) -> str:
    """A program of this environment or of the system; skips the test without it."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


def _says(folder: Path, *command: str) -> str:
    # `make test` hands options of its own down, such as to print folders.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    environment.pop("MFLAGS", None)
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _later(file: Path) -> None:
    """Let a file be newer than all others, whatever the file system can tell apart."""
    now = time.time() + 5
    os.utime(file, (now, now))


@pytest.mark.parametrize("name", _AWKWARD)
def test_make_understands_awkward_names(name: str, tmp_path: Path) -> None:
    make = _program("make")
    source = tmp_path / name
    source.touch()
    (tmp_path / "Makefile").write_text(_MAKEFILE)
    (tmp_path / "rules.d").write_text(depfile_text([Path("out")], [Path(name)]))
    assert _says(tmp_path, make, "out") == "made\n"
    assert "up to date" in _says(tmp_path, make, "out")
    _later(source)
    assert _says(tmp_path, make, "out") == "made\n"
    if "%" in name:
        return
    # A file that is gone is no reason to stop.
    source.unlink()
    assert _says(tmp_path, make, "out") == "made\n"


@pytest.mark.parametrize("name", _AWKWARD)
def test_ninja_understands_awkward_names(name: str, tmp_path: Path) -> None:
    ninja = _program("ninja")
    source = tmp_path / name
    source.touch()
    (tmp_path / "build.ninja").write_text(_NINJA)
    (tmp_path / "rules.d").write_text(depfile_text([Path("out")], [Path(name)]))
    assert "[1/1]" in _says(tmp_path, ninja)
    assert "no work to do" in _says(tmp_path, ninja)
    _later(source)
    assert "[1/1]" in _says(tmp_path, ninja)


@pytest.mark.parametrize(
    "name", ["a*b", "a?b", "a;b", "a|b", "a=b", "a\nb", "a\tb", "a\\b", "a'b", 'a"b']
)
def test_names_that_make_and_ninja_read_differently_are_refused(name: str) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        depfile_text([Path("out")], [Path(name)])
    assert refused.value.diagnostics[0].code == "depfile-name"


def test_a_target_is_no_pattern() -> None:
    with pytest.raises(DiagnosticsError):
        depfile_text([Path("50%")], [])


def test_the_depfile_lists_every_file(tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "api.yaml").write_text(
        "openapi: 3.1.0\n"
        'info: {title: Things, version: "1"}\n'
        "paths:\n"
        "  /things: {$ref: 'paths/things.yaml'}\n"
        "  /gone: {$ref: 'paths/gone.yaml'}\n"
    )
    (tmp_path / "api" / "paths").mkdir()
    (tmp_path / "api" / "paths" / "things.yaml").write_text(
        "get:\n  operationId: list\n"
        "  responses: {'200': {$ref: '../answers.yaml#/Things'}}\n"
    )
    (tmp_path / "api" / "answers.yaml").write_text("Things: {description: All}\n")
    (tmp_path / "fix.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\n"
        "actions: [{target: $.info, update: {version: '2'}}]\n"
    )
    (tmp_path / "triptych.toml").write_text(
        '[[documents]]\nspec = "api/api.yaml"\noutput = "sdk"\ntargets = ["docs"]\n'
        'overlays = ["fix.yaml"]\n'
    )
    expected = [
        "sdk/triptych.lock: \\",
        " api/answers.yaml \\",
        " api/api.yaml \\",
        " api/paths/things.yaml \\",
        " fix.yaml \\",
        " triptych.toml",
        "api/answers.yaml:",
        "api/api.yaml:",
        "api/paths/things.yaml:",
        "fix.yaml:",
        "triptych.toml:",
    ]
    command = [*_TRIPTYCH, "generate", "--quiet", "--depfile", "sdk.d"]
    # The second run finds nothing to do, and has to say the same.
    for _ in range(2):
        _says(tmp_path, *command)
        assert (tmp_path / "sdk.d").read_text().splitlines() == expected
        (tmp_path / "sdk.d").unlink()


def test_outputs_are_what_is_written(tmp_path: Path) -> None:
    write_documents(tmp_path, 3, targets='"client", "server", "docs"')
    listed = _says(tmp_path, *_TRIPTYCH, "outputs", "--quiet", "--null").split("\0")
    everything = _says(tmp_path, *_TRIPTYCH, "outputs", "--quiet", "--written-once")
    described = json.loads(_says(tmp_path, *_TRIPTYCH, "outputs", "--format", "json"))
    assert not (tmp_path / "out").exists()
    _says(tmp_path, *_TRIPTYCH, "generate", "--quiet")
    assert sorted(everything.splitlines()) == sorted(
        f"out/{path}" for path in tree(tmp_path / "out")
    )
    assert listed.pop() == ""
    locks = [json.loads(path.read_text()) for path in tmp_path.glob("*/*/*.lock")]
    assert len(listed) == sum(len(lock["files"]) + 1 for lock in locks)
    assert set(listed) < set(everything.splitlines())
    for document, number in zip(described["documents"], range(3), strict=True):
        assert document["spec"] == f"service{number}.yaml"
        assert document["inputs"] == [f"service{number}.yaml", "triptych.toml"]
        assert set(document["files"]) <= set(listed)
    # Whoever removes them removes nothing of the user's.
    for path in listed:
        (tmp_path / path).unlink()
    _says(tmp_path, *_TRIPTYCH, "generate", "--quiet")


def test_a_stamp_is_touched_by_success_only(tmp_path: Path) -> None:
    spec, *_ = write_documents(tmp_path, 1)
    stamp = tmp_path / "build" / "stamp"
    command = [*_TRIPTYCH, "generate", "--quiet", "--stamp", str(stamp)]
    _says(tmp_path, *command)
    stamp.write_text("kept\n")
    os.utime(stamp, (1, 1))
    _says(tmp_path, *command)
    assert stamp.stat().st_mtime > 1
    assert stamp.read_text() == "kept\n"
    os.utime(stamp, (1, 1))
    spec.write_text("{")
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 2
    assert stamp.stat().st_mtime == 1


def test_no_state_leaves_the_output_alone(tmp_path: Path) -> None:
    write_documents(tmp_path, 1)
    _says(tmp_path, *_TRIPTYCH, "generate", "--quiet")
    state = tmp_path / "out" / "service0" / ".triptych"
    assert state.is_dir()
    _says(tmp_path, *_TRIPTYCH, "generate", "--quiet", "--no-state")
    assert not state.exists()
    shutil.rmtree(tmp_path / "out")
    _says(tmp_path, *_TRIPTYCH, "generate", "--quiet", "--no-state")
    assert not state.exists()


# Where the clock is asked, a run under this fails.
_NO_CLOCK = """\
import datetime, time

def refuse(*arguments):
    raise AssertionError("the clock was asked")

class Timeless(datetime.datetime):
    now = utcnow = today = refuse

time.time = time.time_ns = time.localtime = time.gmtime = refuse
datetime.datetime = Timeless
"""


def test_no_home_no_network_no_clock_and_sources_that_cannot_be_written(
    tmp_path: Path,
) -> None:
    """What a sandbox of Bazel or Nix has: nothing but the sources and the output."""
    unshare = _program("unshare")
    sources = tmp_path / "sources"
    shutil.copytree(REPOSITORY / "specs", sources)
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(_NO_CLOCK)
    script = (
        "mount --bind sources sources && mount -o remount,bind,ro sources && "
        "! touch sources/x 2> /dev/null && cd out && exec "
        '"$0" -m triptych generate ../sources/everything.yaml -o everything --no-state '
        "--target docs --depfile sdk.d"
    )
    (tmp_path / "out").mkdir()
    command = [unshare, "--net", "--mount", "--map-root-user", "sh", "-c"]
    probe = "mount --bind sources sources && mount -o remount,bind,ro sources"
    if subprocess.run([*command, probe], cwd=tmp_path, check=False).returncode:
        pytest.skip("needs the right to make namespaces")
    done = subprocess.run(
        [*command, script, sys.executable],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(clock), "HOME": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stderr
    made, expected = tree(tmp_path / "out" / "everything"), tree(OUT / "everything")
    docs = {path for path in expected if path.startswith("docs/")}
    assert len(docs) > 3
    assert {path: made[path] for path in docs} == {
        path: expected[path] for path in docs
    }
    assert (
        (tmp_path / "out" / "sdk.d").read_text().startswith("everything/triptych.lock:")
    )


@pytest.mark.parametrize("options", [[], ["--ref-root", "."]])
def test_a_sandbox_may_have_links_in_place_of_sources(
    options: list[str], tmp_path: Path
) -> None:
    """Bazel's has; a link that leads elsewhere is refused there as anywhere."""
    sources, sandbox = tmp_path / "sources" / "api", tmp_path / "sandbox" / "api"
    sources.mkdir(parents=True)
    sandbox.mkdir(parents=True)
    (sources / "api.yaml").write_text(
        "openapi: 3.1.0\n"
        'info: {title: Things, version: "1"}\n'
        "paths:\n"
        "  /things: {$ref: things.yaml}\n"
        "  /others: {$ref: others.yaml}\n"
    )
    item = "get: {responses: {'200': {description: All}}}\n"
    (sources / "things.yaml").write_text(item)
    (tmp_path / "others.yaml").write_text(item)
    for name in ("api.yaml", "things.yaml"):
        (sandbox / name).symlink_to(sources / name)
    (sandbox / "others.yaml").symlink_to(tmp_path / "others.yaml")
    done = subprocess.run(
        [*_TRIPTYCH, "validate", "api/api.yaml", "--format", "json", *options],
        cwd=sandbox.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["diagnostics"]
    refused = [item for item in found if item["code"] == "reference-outside-root"]
    assert [item["pointer"] for item in refused] == ["#/paths/~1others"]
