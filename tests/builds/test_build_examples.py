"""Everything in examples/ that is part of a build works as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builds.test_build_steps import _later as later
from tests.builds.test_build_steps import _program as program
from tests.golden import REPOSITORY, tree
from tests.own_clone import clone_checkout

_EXAMPLES = REPOSITORY / "examples"


def _environment(**more: str) -> dict[str, str]:
    """One in which `triptych` is this one, and nobody's settings count."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "TOX_", "NOX_"))
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, **more}


def _run(
    folder: Path, *command: str | Path, environment: Mapping[str, str] | None = None
) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment or _environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the example that a test is about."""
    name = str(request.param)
    copy = tmp_path / name
    shutil.copytree(_EXAMPLES / name, copy)
    return copy


def _example(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", [name], indirect=True)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of git by which the repository of the examples is this checkout."""
    program("git")
    return clone_checkout(tmp_path_factory.mktemp("clone") / "triptych")


@_example("make")
def test_make(folder: Path) -> None:
    make = program("make")
    _run(folder, make)
    assert (folder / "sdk" / "client" / "api_client" / "models" / "book.py").exists()
    assert "Nothing to be done" in _run(folder, make)
    # A file that the description refers to counts as well.
    text = (folder / "models.yaml").read_text()
    (folder / "models.yaml").write_text(text.replace("pages:", "sheets:"))
    later(folder / "models.yaml")
    assert "generate" in _run(folder, make)
    changed = folder / "sdk" / "client" / "api_client" / "models" / "book.py"
    assert "sheets" in changed.read_text()
    _run(folder, make, "clean")
    assert not changed.exists()
    assert (folder / "sdk" / "server" / "api_server" / "app.py").exists()


@_example("ninja")
def test_ninja(folder: Path) -> None:
    ninja = program("ninja")
    _run(folder, ninja)
    assert (folder / "build" / "sdk").exists() is False
    assert (folder / "sdk" / "library" / "triptych.lock").exists()
    assert "no work to do" in _run(folder, ninja)
    later(folder / "models.yaml")
    assert "[1/1]" in _run(folder, ninja)


@_example("cmake")
def test_cmake(folder: Path) -> None:
    cmake = program("cmake")
    program("ninja")
    build = folder / "build"
    _run(folder, cmake, "-G", "Ninja", "-S", ".", "-B", "build")
    _run(folder, cmake, "--build", "build")
    assert (build / "sdk" / "docs" / "index.md").exists()
    assert "no work to do" in _run(folder, cmake, "--build", "build")
    later(folder / "models.yaml")
    assert "Generating the SDK" in _run(folder, cmake, "--build", "build")


@pytest.mark.parametrize(
    ("folder", "generate", "check"),
    [
        ("nox", ["nox"], ["nox", "--session", "check"]),
        ("tox", ["tox", "-q", "-e", "generate"], ["tox", "-q", "-e", "check"]),
    ],
    indirect=["folder"],
)
def test_sessions(
    folder: Path, generate: Sequence[str], check: Sequence[str], clone: dict[str, str]
) -> None:
    runner = program(generate[0])
    environment = _environment(**clone, TOX_OVERRIDE="testenv.pass_env=GIT_*,PIP_*")
    _run(folder, runner, *generate[1:], environment=environment)
    assert (folder / "sdk" / "triptych.lock").exists()
    _run(folder, runner, *check[1:], environment=environment)
    spec = folder / "api.yaml"
    spec.write_text(spec.read_text().replace("All books.", "Every book."))
    stale = subprocess.run(
        [runner, *check[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert stale.returncode == 1
    assert "sdk/docs/operations/books.md" in stale.stdout


@_example("hatch")
def test_a_wheel_has_the_client_in_it(folder: Path, clone: dict[str, str]) -> None:
    # Isolated, as everybody builds: the requirement is cloned and installed.
    _run(
        folder,
        *(sys.executable, "-m", "build", "--outdir", "dist"),
        environment=_environment(**clone),
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    assert len([*(folder / "dist").iterdir()]) == 2
    assert not (folder / "build" / "sdk").exists()
    names = zipfile.ZipFile(wheel).namelist()
    assert "library_client/models/book.py" in names
    assert "library_tools/__init__.py" in names
    assert not [name for name in names if ".triptych" in name]
    script = "from library_tools import titles; from library_client import Client; "
    script += "print(titles.__name__, Client.__name__)"
    printed = _run(folder, sys.executable, "-c", f"import sys; {_first(wheel)}{script}")
    assert printed == "titles Client\n"


def _first(wheel: Path) -> str:
    return f"sys.path.insert(0, {str(wheel)!r}); "


def _steps(action: Any) -> list[Any]:
    steps: list[Any] = action["runs"]["steps"]
    return steps


@_example("github")
def test_the_action_does_what_it_says(folder: Path, clone: dict[str, str]) -> None:
    """Its shell steps are run one after the other, as a runner does."""
    program("bash")
    git = program("git")
    action = yaml.safe_load((folder / "action.yml").read_text())
    workflow = yaml.safe_load((folder / "workflow.yml").read_text())
    assert action["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in _steps(action))
    (job,) = workflow["jobs"].values()
    given = next(
        step["with"] for step in job["steps"] if "triptych" in step.get("uses", "")
    )
    assert set(given) <= set(action["inputs"])
    used = set(re.findall(r"inputs\.([\w-]+)", (folder / "action.yml").read_text()))
    assert used == set(action["inputs"])

    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
    _run(folder, "triptych", "generate")
    _run(folder, git, "init", "--quiet")
    _run(folder, git, "add", "--all")
    _run(folder, git, *identity, "commit", "--quiet", "--message", "Before")
    base = _run(folder, git, "rev-parse", "HEAD").strip()
    spec = folder / "api.yaml"
    spec.write_text(spec.read_text().replace("listBooks", "findBooks"))

    runner = folder / "runner"
    runner.mkdir()
    environment = _environment(
        **clone,
        RUNNER_TEMP=str(runner),
        GITHUB_PATH=str(runner / "path"),
        GITHUB_STEP_SUMMARY=str(runner / "summary.md"),
    )
    inputs = {
        f"inputs.{name}": given.get(name, str(described.get("default", "")))
        for name, described in action["inputs"].items()
    }
    values = {**inputs, "github.event.pull_request.base.sha": base}
    codes = {}
    for step in _steps(action):
        variables = {
            name: re.sub(
                r"\$\{\{ *([\w.-]+) *\}\}", lambda found: values[found[1]], text
            )
            for name, text in step["env"].items()
        }
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={**environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        codes[step["name"]] = done.returncode
        if step["name"] == "Install":
            added = (runner / "path").read_text().strip()
            environment["PATH"] = f"{added}{os.pathsep}{environment['PATH']}"
            assert done.returncode == 0, done.stderr
            assert Path(added, "triptych").exists()
        if step["name"] == "Check":
            assert "::error file=" in done.stdout
    # What is stale, and what breaks callers, ends a job.
    assert codes == {"Install": 0, "Check": 1, "Tell what breaks": 1}
    assert "`find_books`" in (runner / "summary.md").read_text()


@_example("docker")
def test_the_steps_of_the_image(folder: Path, tmp_path: Path) -> None:
    """What its stages run that concerns us is run, with what they copy."""
    lines = _instructions((folder / "Dockerfile").read_text())
    generating = [text for word, text in lines if word == "RUN" and "generate" in text]
    copied = [text.split() for word, text in lines if word == "COPY"]
    context = [name for *names, _ in copied[:1] for name in names]
    ignored = (folder / ".dockerignore").read_text().split()
    assert ignored == ["*", *(f"!{name}" for name in context)]
    work = tmp_path / "work"
    work.mkdir()
    for name in context:
        shutil.copy(folder / name, work)
    for command in generating:
        _run(work, "sh", "-c", command)
    assert not (work / "sdk" / ".triptych").exists()
    # The server starts by the name that the image has for it.
    start = next(json.loads(text) for word, text in lines if word == "CMD")
    application = start[-1].replace(":", " import ")
    server = work / "sdk" / "server"
    assert copied[1][1:] == ["/work/sdk/server", "/srv/server"]
    _run(server, sys.executable, "-c", f"from {application}")


@_example("docker")
def test_hadolint_has_nothing_to_say(folder: Path) -> None:
    hadolint = program("hadolint")
    _run(folder, hadolint, "Dockerfile")


def _instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile, each with what stands behind it."""
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line and line[0] != "#"]
    return [(line.split()[0], line.partition(" ")[2]) for line in lines]


# What stands for Bazel and Buck2: a target is made as soon as it is declared, and what
# its rule says is recorded.
_BAZEL = """
recorded = []

def _attribute(default = None, mandatory = False, doc = "", **more):
    return struct(default = default, mandatory = mandatory, doc = doc)

attr = struct(label = _attribute, label_list = _attribute, string = _attribute,
              string_list = _attribute)

def depset(items):
    return items

def DefaultInfo(files):
    return files

def _args():
    words = []
    def add(first, second = None):
        words.extend([first] if second == None else [first, second])
    def add_all(first, values = None, before_each = None, expand_directories = True):
        for value in first if values == None else [first] + values:
            words.extend([before_each, value] if before_each else [value])
    return struct(add = add, add_all = add_all, words = words)

def _run(executable, arguments, inputs, outputs, **more):
    recorded.append({
        "command": [executable] + arguments[0].words,
        "inputs": inputs,
        "outputs": outputs,
    })

def rule(implementation, attrs, doc):
    def target(name, **given):
        values = {key: given.get(key, item.default) for key, item in attrs.items()}
        implementation(struct(
            label = struct(name = name),
            actions = struct(
                args = _args,
                declare_directory = lambda name: name,
                run = _run,
            ),
            file = struct(spec = values["spec"]),
            files = struct(data = values["data"]),
            executable = struct(tool = values["tool"]),
            attr = struct(package = values["package"], targets = values["targets"]),
        ))
    return target
"""
_BUCK2 = """
recorded = []
RunInfo = "RunInfo"

def _attribute(inner = None, default = None, providers = [], doc = ""):
    return struct(default = default, doc = doc)

def _list(inner, default = None, doc = ""):
    return struct(default = default, doc = doc)

attrs = struct(source = _attribute, string = _attribute, exec_dep = _attribute,
               list = _list)

def sh_binary(name, main):
    pass

def DefaultInfo(default_output):
    return default_output

def _flat(words):
    found = []
    for word in words:
        if type(word) == type([]):
            for inner in word:
                found.extend(inner)
        else:
            found.append(word)
    return found

def cmd_args(*words, hidden):
    return struct(words = _flat(words), hidden = hidden)

def _declare(name, dir):
    return struct(as_output = lambda: name, name = name)

def _run(command, category):
    recorded.append({
        "command": command.words,
        "inputs": ["api.yaml"] + command.hidden,
        "outputs": ["sdk"],
    })

def rule(impl, attrs, doc):
    def target(name, **given):
        values = {key: given.get(key, item.default) for key, item in attrs.items()}
        values["tool"] = {RunInfo: values["tool"]}
        impl(struct(
            actions = struct(declare_output = _declare, run = _run),
            attrs = struct(**values),
        ))
    return target
"""


@pytest.mark.parametrize(
    ("folder", "world", "build"),
    [("bazel", _BAZEL, "BUILD.bazel"), ("buck2", _BUCK2, "BUCK")],
    indirect=["folder"],
)
def test_a_rule_declares_all_it_needs(
    folder: Path, world: str, build: str, tmp_path: Path
) -> None:
    """It is evaluated, and its command is run where nothing else is."""
    starlark = pytest.importorskip("starlark", reason="needs starlark-pyo3")
    text = (folder / build).read_text()
    load = 'load(":triptych.bzl", "triptych_sdk")\n'
    assert load in text
    rule = (folder / "triptych.bzl").read_text()
    program = f"{world}\n{rule}\n{text.replace(load, '')}\nrecorded\n"
    names = starlark.Globals.extended_by([starlark.LibraryExtension.StructType])
    dialect = starlark.Dialect.extended()
    parsed = starlark.parse(build, program, dialect)
    (action,) = starlark.eval(starlark.Module(), parsed, names)
    assert action["outputs"] == ["sdk"]
    sandbox = tmp_path / "sandbox"
    sandbox.mkdir()
    for name in action["inputs"]:
        shutil.copy(folder / name, sandbox)
    tool, *words = action["command"]
    assert tool.partition("//")[2] in (":triptych", "tools:triptych.sh")
    done = subprocess.run(
        [sys.executable, "-m", "triptych", *words, "--strict"],
        cwd=sandbox,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {path.split("/")[0] for path in tree(sandbox / "sdk")}
    assert made >= {"client", "server", "docs"}
    assert not (sandbox / "sdk" / ".triptych").exists()
    assert (sandbox / "sdk/client/library_client/models/book.py").exists()


@_example("bazel")
def test_bazel_builds_the_example(folder: Path, tmp_path: Path) -> None:
    bazel = program("bazel")
    root = f"--output_user_root={tmp_path / 'root'}"
    try:
        # Alike, since other options give another folder.
        options = [f"--action_env=PATH={_PATH}"]
        _run(folder, bazel, root, "build", *options, "//:sdk")
        made = Path(_run(folder, bazel, root, "info", *options, "bazel-bin").strip())
        assert (made / "sdk/client/library_client/models/book.py").exists()
    finally:
        _run(folder, bazel, root, "shutdown")


_PATH = _environment()["PATH"]
