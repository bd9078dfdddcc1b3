"""`generate --bump`: which version comes next, and who is told what has changed."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

from tests.cases import CASES
from triptych.cli import main
from triptych.config.version_editing import with_version
from triptych.diagnostics import DiagnosticsError, Position
from triptych.history import History, Release, ReleasedChange, parse_history
from triptych.history.versions import Step, next_version, parsed_version
from triptych.output.changelog import with_releases

_API = (CASES / "config" / "rename" / "api.yaml").read_text("utf-8")
_CONFIG = """\
[[documents]]
spec = "api.yaml"
output = "sdk"
targets = ["client", "docs"]

[documents.metadata]
version = "1.4.0"  # of the packages
"""

_ADDED = """\
  /cats:
    get: {operationId: listCats, tags: [pets], responses: {200: {description: ok}}}
definitions:"""


class _Project:
    """A repository with a document, whose output is committed as version 1.4.0."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.git("init", "--quiet")
        self.write("triptych.toml", _CONFIG)
        self.write("api.yaml", _API)

    def git(self, *arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=self._folder, check=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A commit")

    def write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self._folder / name).read_text("utf-8")

    def change(self, old: str, new: str, name: str = "api.yaml") -> None:
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def bump(self, *arguments: str, code: int = 0) -> None:
        assert main(["generate", "--bump", *arguments]) == code

    @property
    def version(self) -> str:
        """That of the configuration, which the package has as well."""
        stated = tomllib.loads(self.read("triptych.toml"))["documents"][0]
        package = tomllib.loads(self.read("sdk/client/pyproject.toml"))["project"]
        assert stated["metadata"]["version"] == package["version"]
        return str(package["version"])

    @property
    def versions(self) -> list[str]:
        """Those of the record, the newest first."""
        record = json.loads(self.read("sdk/triptych.changes.json"))
        return [item["version"] for item in record["releases"]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = _Project(tmp_path)
    assert main(["generate"]) == 0
    made.commit()
    return made


def test_the_worst_change_decides(
    project: _Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change("Animals.", "Beasts.")
    project.bump()
    assert project.version == "1.4.1"
    assert capsys.readouterr().out == (
        "sdk: version 1.4.1, after 1.4.0: 1 change: 1 is text only\n"
    )
    # Nothing is committed, so that this is still the version after 1.4.0.
    project.change("definitions:", _ADDED)
    project.bump()
    assert (project.version, project.versions) == ("1.5.0", ["1.5.0", "1.4.0"])
    project.commit()
    project.change("operationId: listPeople", "operationId: allPeople")
    project.bump()
    assert (project.version, project.versions) == ("2.0.0", ["2.0.0", "1.5.0", "1.4.0"])
    assert 'version = "2.0.0"  # of the packages\n' in project.read("triptych.toml")
    assert project.read("sdk/client/CHANGELOG.md") == """\
# Changelog

## 2.0.0

<!-- triptych: changes of the API -->

Breaking:

- `GET /people` has the method `all_people` now, it was `list_people`

Compatible:

- `GET /people` has the id `allPeople` now, it was `listPeople`

<!-- triptych: end -->

## 1.5.0

<!-- triptych: changes of the API -->

Compatible:

- `GET /cats` is new

Documentation changed in one place.

<!-- triptych: end -->

## 1.4.0

<!-- triptych: changes of the API -->

The first version of which a record is kept.

<!-- triptych: end -->
"""
    page = project.read("sdk/docs/changes.md")
    assert "## 2.0.0\n\nThe API description has the version 1.\n\n### Breaks" in page
    assert "[What changed](changes.md)" in project.read("sdk/docs/index.md")
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["outputs"]) == 0
    assert "sdk/docs/changes.md\n" in capsys.readouterr().out


def test_a_second_run_does_nothing(
    project: _Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.change("definitions:", _ADDED)
    project.bump()
    assert "## 1.5.0 (2023-11-14)\n" in project.read("sdk/client/CHANGELOG.md")
    before = {path: path.stat().st_mtime_ns for path in _files(tmp_path)}
    capsys.readouterr()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    project.bump("--exit-code")
    assert capsys.readouterr().out == ""
    after = {path: path.stat().st_mtime_ns for path in _files(tmp_path)}
    lock = tmp_path / "sdk" / "triptych.lock"
    # The lock is renewed for Make, since the configuration is newer.
    assert {path for path in before if before[path] != after[path]} <= {lock}
    assert before.keys() == after.keys()


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and not {".git", ".triptych"} & {*path.parts}
    ]


def test_the_document_of_the_last_version_is_found_behind_later_commits(
    project: _Project,
) -> None:
    project.bump()
    project.commit()
    project.change("definitions:", _ADDED)
    assert main(["generate"]) == 0
    project.commit()
    project.change("Animals.", "Beasts.")
    assert main(["generate"]) == 0
    project.commit()
    project.bump()
    assert (project.version, project.versions) == ("1.5.0", ["1.5.0", "1.4.0"])


def test_a_branch_is_compared_with_what_it_began_from(project: _Project) -> None:
    project.bump()
    project.commit()
    project.git("branch", "released")
    for old, new in (("Animals.", "Beasts."), ("definitions:", _ADDED)):
        project.change(old, new)
        project.bump()
        project.commit()
    assert project.versions == ["1.5.0", "1.4.1", "1.4.0"]
    project.bump("--against", "released")
    assert (project.version, project.versions) == ("1.5.0", ["1.5.0", "1.4.0"])
    assert "1.4.1" not in project.read("sdk/client/CHANGELOG.md")
    project.change("operationId: listPeople", "operationId: allPeople")
    project.bump("--against", "released")
    assert project.versions == ["2.0.0", "1.4.0"]


def test_a_version_written_by_hand_counts_if_it_is_enough(project: _Project) -> None:
    project.change("definitions:", _ADDED)
    project.change('"1.4.0"', '"1.6.0"', "triptych.toml")
    project.bump()
    assert project.version == "1.6.0"
    project.change("Animals.", "Beasts.")
    project.bump()
    assert project.versions == ["1.6.0", "1.4.0"]
    project.change("operationId: listPeople", "operationId: allPeople")
    project.bump()
    assert project.versions == ["2.0.0", "1.4.0"]


def test_a_pre_release_of_a_version_that_is_enough_stays(project: _Project) -> None:
    project.change('"1.4.0"', '"2.0.0rc1"', "triptych.toml")
    project.change("operationId: listPeople", "operationId: allPeople")
    project.bump()
    assert (project.version, project.versions) == ("2.0.0rc1", ["2.0.0rc1", "1.4.0"])
    project.bump()
    assert project.versions == ["2.0.0rc1", "1.4.0"]
    project.commit()
    project.change("definitions:", _ADDED)
    project.bump()
    assert project.versions == ["2.0.0rc2", "2.0.0rc1", "1.4.0"]


@pytest.mark.parametrize(
    ("stated", "is_changed", "expected", "reason"),
    [
        ("1.3.0", False, "1.4.0", "lower than 1.4.0, the last one"),
        ("1.3.0", True, "2.0.0", "lower than 1.4.0, the last one"),
        ("1.5.0rc1", True, "2.0.0", "too low for what has changed since 1.4.0"),
    ],
)
def test_a_version_that_is_too_low_is_told(
    project: _Project,
    capsys: pytest.CaptureFixture[str],
    stated: str,
    is_changed: bool,
    expected: str,
    reason: str,
) -> None:
    project.bump()
    project.commit()
    project.change('"1.4.0"', f'"{stated}"', "triptych.toml")
    if is_changed:
        project.change("operationId: listPeople", "operationId: allPeople")
    capsys.readouterr()
    project.bump()
    assert capsys.readouterr().err.startswith(
        f"triptych.toml:7:1: warning[bump-too-low] the version {stated} is {reason}\n"
    )
    assert project.version == expected
    # Once it is replaced there is nothing more to say.
    project.bump()
    assert capsys.readouterr().err == ""


def test_a_version_that_comes_again_is_filled_in_again(project: _Project) -> None:
    project.bump()
    project.commit()
    project.change("definitions:", _ADDED)
    project.bump()
    changelog = "sdk/client/CHANGELOG.md"
    project.change("<!-- triptych: end -->", "<!-- triptych: end -->\n\nM.", changelog)
    with_cats = project.read(changelog)
    # The change is withdrawn, and made once more.
    project.change(_ADDED, "definitions:")
    project.bump()
    assert "`GET /cats` is new" not in project.read(changelog)
    assert "## 1.5.0\n" in project.read(changelog)
    project.change("definitions:", _ADDED)
    project.bump()
    assert project.read(changelog) == with_cats


@pytest.mark.parametrize("mark", ["triptych: end", "triptych: changes of the API"])
def test_a_mark_that_is_missing_is_an_error(
    project: _Project,
    capsys: pytest.CaptureFixture[str],
    mark: str,
    tmp_path: Path,
) -> None:
    project.change("definitions:", _ADDED)
    project.bump()
    changelog = "sdk/client/CHANGELOG.md"
    project.change(f"<!-- {mark} -->\n", "", changelog)
    project.change("operationId: listPeople", "operationId: allPeople")
    before = {path: path.read_bytes() for path in _files(tmp_path)}
    capsys.readouterr()
    project.bump(code=2)
    printed = capsys.readouterr().err
    line = 5 if mark == "triptych: end" else 10
    assert printed.startswith(f"{changelog}:{line}:1: error[changelog-mark] ")
    assert f"hint: write `<!-- {mark} -->` again" in printed
    assert before == {path: path.read_bytes() for path in _files(tmp_path)}


@pytest.mark.parametrize("command", ["generate", "check", "outputs"])
def test_a_record_that_is_gone_is_an_error(
    project: _Project,
    capsys: pytest.CaptureFixture[str],
    command: str,
    tmp_path: Path,
) -> None:
    project.bump()
    record = tmp_path / "sdk" / "triptych.changes.json"
    kept = record.read_bytes()
    record.unlink()
    capsys.readouterr()
    assert main([command]) == 2
    assert capsys.readouterr().err.startswith(
        "sdk/triptych.changes.json: error[history-missing] "
    )
    project.bump(code=2)
    record.write_bytes(kept)
    assert main([command]) == 0
    record.unlink()
    assert main(["generate", "--force"]) == 0
    assert main(["check"]) == 0
    assert not (tmp_path / "sdk" / "docs" / "changes.md").exists()


def test_documents_without_a_version_are_generated_beside_others(
    project: _Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tables = "".join(
        f'\n[[documents]]\nspec = "{name}.yaml"\noutput = "{name}"\n{metadata}'
        for name, metadata in {
            "plain": "",
            **dict.fromkeys(
                ("one", "two", "three"), 'metadata = {version = "1.0.0"}\n'
            ),
        }.items()
    )
    project.write("triptych.toml", _CONFIG + tables)
    for name in ("plain", "one", "two", "three"):
        project.write(f"{name}.yaml", _API)
    assert main(["generate"]) == 0
    project.commit()
    for name in ("api", "plain", "one", "two", "three"):
        project.change("definitions:", _ADDED, f"{name}.yaml")
    capsys.readouterr()
    project.bump()
    printed = capsys.readouterr()
    assert printed.err.startswith(
        "triptych: info[bump-unstated] the configuration states no version of the "
        "packages of plain.yaml\n"
    )
    stated = tomllib.loads(project.read("triptych.toml"))["documents"]
    assert [item.get("metadata", {}).get("version") for item in stated] == [
        *("1.5.0", None, "1.1.0", "1.1.0", "1.1.0")
    ]
    assert not (tmp_path / "plain" / "triptych.changes.json").exists()
    assert main(["check"]) == 0
    # A document that is named has to have one.
    project.bump("plain.yaml", code=2)


def test_words_of_the_user_stay_in_a_changelog(project: _Project) -> None:
    project.write(
        "sdk/client/CHANGELOG.md", "# News\n\n## Unreleased\n\n## 0.9\n\nOld.\n"
    )
    project.change("definitions:", _ADDED)
    project.bump()
    project.change(
        "<!-- triptych: end -->",
        "<!-- triptych: end -->\n\nMeow.",
        ("sdk/client/CHANGELOG.md"),
    )
    project.change("operationId: listPeople", "operationId: allPeople")
    project.bump()
    text = project.read("sdk/client/CHANGELOG.md")
    assert text.startswith("# News\n\n## Unreleased\n\n## 2.0.0\n\n<!-- triptych:")
    assert text.endswith("<!-- triptych: end -->\n\nMeow.\n\n## 0.9\n\nOld.\n")
    assert text.count("- `GET /cats` is new") == 1
    assert "1.5.0" not in text
    # No lock has it, so that generating leaves it alone.
    assert main(["generate", "--force"]) == 0
    assert project.read("sdk/client/CHANGELOG.md") == text


def test_what_cannot_be_known_is_an_error(
    project: _Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project.bump()
    project.change("definitions:", _ADDED)
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    before = {path: path.read_bytes() for path in _files(tmp_path)}
    project.bump(code=2)
    assert "error[bump-unknown] git has no commit with version 1.4.0" in (
        capsys.readouterr().err
    )
    assert before == {path: path.read_bytes() for path in _files(tmp_path)}


def test_without_git_a_record_begins_with_the_version_that_is_stated(
    project: _Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    project.change("definitions:", _ADDED)
    project.bump()
    assert project.versions == ["1.4.0"]
    assert capsys.readouterr().out == (
        "sdk: version 1.4.0, the first of which a record is kept\n"
    )
    project.bump()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (_CONFIG.partition("[documents.metadata]")[0], "bump-unstated"),
        (_CONFIG.replace('"1.4.0"', '"1.4.0.7"'), "bump-version"),
        (_CONFIG.replace('"1.4.0"', '"1.4.0+acme"'), "bump-version"),
        (_CONFIG.replace('"1.4.0"', '"""1.4.0"""'), "bump-configuration"),
    ],
)
def test_a_version_that_cannot_be_raised_is_an_error(
    project: _Project, capsys: pytest.CaptureFixture[str], config: str, told: str
) -> None:
    project.write("triptych.toml", config)
    project.change("definitions:", _ADDED)
    project.bump(code=2)
    assert f"error[{told}]" in capsys.readouterr().err
    assert project.read("triptych.toml") == config


def test_a_server_of_the_user_keeps_its_version_and_is_told(
    project: _Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change('targets = ["client", "docs"]\n', "", "triptych.toml")
    assert main(["generate"]) == 0
    with Path("sdk/server/pyproject.toml").open("a") as file:
        file.write("\n[tool.mine]\n")
    project.commit()
    project.change("definitions:", _ADDED)
    project.bump()
    printed = capsys.readouterr()
    # A new operation breaks services, and no caller.
    assert printed.out.endswith("after 1.4.0: 1 change: 1 breaks implementers\n")
    assert project.version == "1.5.0"
    assert "Breaking:\n\n- `GET /cats` is new" in project.read(
        "sdk/server/CHANGELOG.md"
    )
    assert "warning[bump-own-package] sdk/server/pyproject.toml is yours" in printed.err


@pytest.mark.parametrize(
    ("current", "step", "expected"),
    [
        ("1.4.2", Step.BREAKING, "2.0.0"),
        ("1.4.2", Step.COMPATIBLE, "1.5.0"),
        ("1.4.2", Step.TEXT, "1.4.3"),
        ("1.4.2", Step.NONE, "1.4.2"),
        ("1.4", Step.TEXT, "1.4.1"),
        ("2", Step.COMPATIBLE, "2.1.0"),
        ("0.4.2", Step.BREAKING, "0.5.0"),
        ("0.4.2", Step.COMPATIBLE, "0.4.3"),
        ("0.0.3", Step.BREAKING, "0.1.0"),
        ("2.0.0rc1", Step.BREAKING, "2.0.0rc2"),
        ("2.0.0.dev4", Step.TEXT, "2.0.0.dev5"),
    ],
)
def test_the_next_version(current: str, step: Step, expected: str) -> None:
    assert next_version(Version(current), step) == expected


@pytest.mark.parametrize("text", ["1.2.3.4", "1!1.0", "1.0.post1", "1.0+local", "one"])
def test_what_is_no_semantic_version(text: str) -> None:
    assert parsed_version(text) is None


def test_a_version_is_edited_where_it_stands() -> None:
    text = "a = 1\nmetadata = {license = 'MIT', version = '1.0'} # version = \"1.0\"\n"
    edited = with_version(text, Position(2, 29), "1.1.0")
    assert edited == text.replace("'1.0'", "'1.1.0'")
    # A key that only looks like it.
    assert with_version('x = "a"\nversion = "1"\n', Position(1, 1), "2") is None


_RELEASE = Release(version="1.0.0", date="", description_version="1", inputs="x")


def test_a_changelog_in_code_is_no_section() -> None:
    text = "# C\n\n```\n## 1.0.0\n```\n\n## 0.9.0\n\nx\n"
    given = with_releases(text, [_RELEASE, _RELEASE], audience="callers")
    assert given == text.replace(
        "## 0.9.0",
        "## 1.0.0\n\n<!-- triptych: changes of the API -->\n\n"
        "No changes of the API.\n\n<!-- triptych: end -->\n\n## 0.9.0",
    )


def test_a_changelog_keeps_its_line_ends_and_a_section_without_marks() -> None:
    text = "## 1.0.0\r\n\r\nAll mine.\r\n"
    assert with_releases(text, [_RELEASE], audience="callers") == text
    change = ReleasedChange(code="x", breaks=("callers",), message="[a](http://e/) <b>")
    newer = Release(
        version="2.0.0", date="", description_version="", inputs="", changes=(change,)
    )
    given = with_releases(text, [newer, _RELEASE], audience="callers")
    assert given.endswith("<!-- triptych: end -->\r\n\r\n## 1.0.0\r\n\r\nAll mine.\r\n")
    assert "\n" not in given.replace("\r\n", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"format": 2, "releases": []}',
        b'{"format": 1}',
        b'{"format": 1, "releases": [{"version": 1}]}',
        b'{"format": 1, "releases": [1]}',
        b'{"format": 1, "releases": ' + b"[" * 100_000,
    ],
)
def test_a_record_that_is_none_is_an_error(data: bytes) -> None:
    with pytest.raises(DiagnosticsError, match="record of versions can't be used"):
        parse_history(data, "sdk/triptych.changes.json")


def test_an_empty_record() -> None:
    assert parse_history(b'{"format": 1, "releases": []}', "x") == History()
