"""The hooks in .pre-commit-hooks.yaml, run by pre-commit in a repository of a user."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import REPOSITORY
from tests.own_clone import clone_checkout

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

_API = """\
swagger: "2.0"
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses: {200: {description: All things}}
"""

_CONFIG = """\
[[documents]]
spec = "api.yaml"
output = "sdk"
"""

# A hook of the tests' own repository runs with variables that name that repository.
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if "GIT_" not in name},
    "GIT_AUTHOR_NAME": "Tester",
    "GIT_AUTHOR_EMAIL": "tester@example.com",
    "GIT_COMMITTER_NAME": "Tester",
    "GIT_COMMITTER_EMAIL": "tester@example.com",
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
}


class Repository:
    """A git repository with files, commits and a pre-commit configuration."""

    def __init__(self, folder: Path, cache: Path, **environment: str) -> None:
        self.folder = folder
        given = {"PRE_COMMIT_HOME": str(cache), **environment}
        self._environment = {**_ENVIRONMENT, **given}
        folder.mkdir()
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *arguments)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def write(self, **files: str) -> None:
        for name, text in files.items():
            (self.folder / name.replace("__", ".")).write_text(text)

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.git("commit", "--message", "A change")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool as a repository that pre-commit can clone: what this checkout holds."""
    folder = tmp_path_factory.mktemp("hooks") / "triptych"

    def left_out(source: str, names: list[str]) -> set[str]:
        # `tests` is the name of a package of the tool as well.
        at_root = (
            {".git", ".venv", "out", "tests"} if Path(source) == REPOSITORY else ()
        )
        return {name for name in names if name in at_root or name.endswith("cache__")}

    shutil.copytree(REPOSITORY, folder, ignore=left_out)
    for command in (
        ["git", "init", "--quiet"],
        ["git", "add", "--all"],
        ["git", "commit", "--quiet", "--message", "The tool"],
        ["git", "tag", "v0"],
    ):
        subprocess.run(command, cwd=folder, env=_ENVIRONMENT, check=True)
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


def _repository(folder: Path, cache: Path, hooks: Path, hook: str) -> Repository:
    repository = Repository(folder, cache)
    repository.write(
        api__yaml=_API,
        triptych__toml=_CONFIG,
        notes__txt="Nothing\n",
    )
    subprocess.run(
        [sys.executable, "-m", "triptych", "generate"], cwd=folder, check=True
    )
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: v0\n  hooks:\n  - id: {hook}\n"
    )
    assert repository.commit().returncode == 0
    installed = repository.run("pre-commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return repository


def test_generate_hook(tmp_path: Path, cache: Path, hooks: Path) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-generate")
    module = repository.folder / "sdk/client/api_client/operations/things.py"

    repository.write(notes__txt="An unrelated change\n")
    unrelated = repository.commit()
    assert unrelated.returncode == 0
    assert "(no files to check)Skipped" in unrelated.stderr

    # A new tag is a new module, which is untracked.
    changed_text = _API.replace("[things]", "[items]")
    repository.write(api__yaml=changed_text)
    repository.git("add", "api.yaml")
    changed = repository.git("commit", "--message", "A change")
    assert changed.returncode != 0
    assert "def list_things" in module.with_name("items.py").read_text()
    found = re.search(
        r"sdk: (\d+) files changed, (\d+) are not staged; to stage them:\n"
        r"  git add -- sdk\n",
        changed.stderr,
    )
    assert found is not None
    assert "0" not in found.groups()

    # Trying again changes nothing about it; pre-commit itself sets aside what is not
    # staged, and rolls back what the hook makes anew.
    again = repository.git("commit", "--message", "A change")
    assert again.returncode != 0

    # With the new module alone left out, neither.
    repository.git("add", "--update")
    partial = repository.git("commit", "--message", "A change")
    assert partial.returncode != 0
    assert "sdk: 0 files changed, " in partial.stderr

    assert repository.git("add", "--", "sdk").returncode == 0
    staged = repository.git("commit", "--message", "A change")
    assert staged.returncode == 0, staged.stderr
    assert repository.git("status", "--short").stdout == ""


def test_ignored_modules_are_told(tmp_path: Path, cache: Path, hooks: Path) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-generate")
    (repository.folder / ".gitignore").write_text("lib*\n")
    repository.write(api__yaml=_API.replace("[things]", "[lib]"))
    left_out = repository.commit()
    assert left_out.returncode != 0
    left_out = repository.commit()
    assert left_out.returncode != 0
    (command,) = re.findall(r"git add --force -- .*", left_out.stderr)
    assert "sdk/client/api_client/operations/lib.py" in command
    repository.run("sh", "-c", command)
    assert repository.commit().returncode == 0


def test_output_that_git_ignores_is_not_asked_for(
    tmp_path: Path, cache: Path, hooks: Path
) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-generate")
    repository.git("rm", "-r", "--cached", "--quiet", "sdk")
    (repository.folder / ".gitignore").write_text("sdk/\n")
    repository.write(api__yaml=_API.replace("[things]", "[items]"))
    done = repository.commit()
    assert done.returncode == 0, done.stderr


def test_check_hook(tmp_path: Path, cache: Path, hooks: Path) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-check")
    module = repository.folder / "sdk/client/api_client/operations/things.py"
    before = module.read_text()

    repository.write(notes__txt="An unrelated change\n")
    unrelated = repository.commit()
    assert unrelated.returncode == 0
    assert "(no files to check)Skipped" in unrelated.stderr

    repository.write(api__yaml=_API.replace("listThings", "findThings"))
    stale = repository.commit()
    assert stale.returncode != 0
    assert "find_things" in stale.stderr
    assert module.read_text() == before

    # What is up to date here, but not in the commit, is stale there.
    repository.run(sys.executable, "-m", "triptych", "generate")
    repository.git("add", "--update")
    assert repository.git("commit", "--message", "A change").returncode == 0
    repository.write(api__yaml=_API.replace("[things]", "[items]"))
    repository.run(sys.executable, "-m", "triptych", "generate")
    repository.git("add", "--update")
    partial = repository.git("commit", "--message", "A change")
    assert partial.returncode != 0
    assert "git add -- sdk" in partial.stderr
    assert repository.commit().returncode == 0


def test_diff_hook(tmp_path: Path, cache: Path, hooks: Path) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-diff")
    config = repository.folder / ".pre-commit-config.yaml"

    # It tells what breaks, and lets it pass.
    repository.write(api__yaml=_API.replace("listThings", "findThings"))
    told = repository.commit()
    assert told.returncode == 0, told.stderr
    assert (
        "GET /things has the method `find_things` now, it was `list_things`"
        in told.stderr
    )

    # Unless it is asked not to.
    asked = config.read_text().rstrip() + "\n    args: [--fail-on, breaking]\n"
    config.write_text(asked)
    assert repository.commit().returncode == 0
    repository.write(api__yaml=_API.replace("listThings", "getThings"))
    refused = repository.commit()
    assert refused.returncode != 0
    assert "2 changes: 1 breaks callers" in refused.stderr


def test_validate_hook(tmp_path: Path, cache: Path, hooks: Path) -> None:
    repository = _repository(tmp_path / "user", cache, hooks, "triptych-validate")
    repository.write(
        api__yaml=_API.replace("operationId: listThings", "operationId: 7")
    )
    refused = repository.commit()
    assert refused.returncode != 0
    assert "api.yaml:6:7: warning[not-a-text]" in refused.stderr
    repository.write(api__yaml=_API.replace("listThings", "findThings"))
    passed = repository.commit()
    assert passed.returncode == 0, passed.stderr


_HOOKS = """\
repos:
- repo: {hooks}
  rev: v0
  hooks:
  - id: triptych-generate
    args: [--config, services/orders/triptych.toml, --config, tools/pyproject.toml]
  - id: triptych-diff
    args: [--config, services/orders/triptych.toml, --fail-on, callers]
"""


def test_a_repository_of_many_projects(
    tmp_path: Path, cache: Path, hooks: Path
) -> None:
    """Configurations in subfolders, documents and output elsewhere, and a clone."""
    origin = Repository(tmp_path / "origin", cache)
    for folder in ("specs/common", "services/orders", "tools"):
        (origin.folder / folder).mkdir(parents=True)
    api = _API.replace(
        "{description: All things}", '{$ref: "common/answers.yaml#/Things"}'
    )
    files = {
        "specs/orders.yaml": api,
        "specs/users.yaml": api.replace("things", "users").replace("Things", "Users"),
        "specs/common/answers.yaml": "Things: {description: All}\nUsers: {$ref: "
        '"#/Things"}\n',
        "specs/tools.yaml": _API,
        "services/orders/triptych.toml": "".join(
            f'[[documents]]\nspec = "../../specs/{name}.yaml"\n'
            f'output = "../../packages/{name}"\n'
            for name in ("orders", "users")
        ),
        "tools/pyproject.toml": '[[tool.triptych.documents]]\noutput = "sdk"\n'
        'spec = "../specs/tools.yaml"\ntargets = ["client"]\n',
        ".pre-commit-config.yaml": _HOOKS.format(hooks=hooks),
    }
    for name, text in files.items():
        (origin.folder / name).write_text(text)
    both = ["--config", "services/orders/triptych.toml"]
    both += ["--config", "tools/pyproject.toml"]
    made = origin.run(sys.executable, "-m", "triptych", "generate", *both)
    assert made.returncode == 0, made.stderr
    assert origin.commit().returncode == 0

    clone = Repository(tmp_path / "clone", cache)
    clone.git("pull", "--quiet", str(origin.folder), "HEAD")
    assert clone.run("pre-commit", "install", "--install-hooks").returncode == 0
    # A file that two documents refer to.
    answers = clone.folder / "specs" / "common" / "answers.yaml"
    answers.write_text(answers.read_text().replace("All", "Each"))
    stopped = clone.commit()
    assert stopped.returncode != 0
    for name in ("orders", "users"):
        assert f"git add -- packages/{name}\n" in stopped.stderr
    assert "tools/sdk" not in stopped.stderr
    passed = clone.commit()
    assert passed.returncode == 0, passed.stderr
    assert clone.git("status", "--short").stdout == ""

    orders = clone.folder / "specs" / "orders.yaml"
    orders.write_text(orders.read_text().replace("listThings", "findThings"))
    clone.commit()
    breaking = clone.commit()
    assert breaking.returncode != 0
    assert "it was `list_things`" in breaking.stderr
    assert "it was `list_users`" not in breaking.stderr


def test_the_hooks_of_the_readme(tmp_path: Path, cache: Path) -> None:
    """Its block as it stands, in a fresh repository."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(- repo: .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert block is not None
    settings = clone_checkout(tmp_path / "triptych")
    repository = Repository(tmp_path / "user", cache, **settings)
    repository.write(api__yaml=_API, triptych__toml=_CONFIG)
    made = repository.run(sys.executable, "-m", "triptych", "generate")
    assert made.returncode == 0
    (repository.folder / ".pre-commit-config.yaml").write_text(f"repos:\n{block[1]}")
    repository.git("add", "--all")
    ran = repository.run("pre-commit", "run", "--all-files")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("Passed") == 4
    repository.write(api__yaml=_API.replace("listThings", "findThings"))
    repository.git("add", "api.yaml")
    stopped = repository.run("pre-commit", "run", "--all-files")
    assert stopped.returncode == 1
    assert "git add -- sdk" in stopped.stdout
