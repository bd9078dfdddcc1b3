"""`triptych diff`: every rule has a case, and revisions of git are read as they are."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cases import CASES
from tests.golden import REPOSITORY
from triptych.cli import main
from triptych.comparison import RULES, Effect
from triptych.comparison.unjudged import about_the_rest
from triptych.pointer import Pointer

_SHOWN = CASES / "diff"

# What only whole repositories show, and what no document does: see the tests below.
_WITHOUT_CASE = {
    "changed-otherwise",
    "document-added",
    "document-removed",
    "package-renamed",
}


@pytest.mark.parametrize("code", sorted(set(RULES) - _WITHOUT_CASE))
def test_every_rule_has_a_case(code: str) -> None:
    """The case called by the rule has a change of the rule, with its effects."""
    shown = (_SHOWN / code / "expected.txt").read_text(encoding="utf-8")
    rule = RULES[code]
    titles = {_title(verdict.effects) for verdict in (rule.request, rule.response)} | {
        _title(_union(rule.request.effects, rule.response.effects))
    }
    groups = re.split(r"^(Breaks .*|Compatible|Text only):$", shown, flags=re.M)
    found = {
        title
        for title, text in zip(groups[1::2], groups[2::2], strict=True)
        if f"[{code}]" in text
    }
    assert found
    assert found <= titles


def _title(effects: tuple[Effect, ...]) -> str:
    match effects:
        case (Effect.COMPATIBLE,):
            return "Compatible"
        case (Effect.TEXT,):
            return "Text only"
        case _:
            return f"Breaks {' and '.join(effects)}"


def _union(*effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    found = {item for listed in effects for item in listed} - {Effect.COMPATIBLE}
    return tuple(item for item in Effect if item in found) or (Effect.COMPATIBLE,)


_OLD = """\
openapi: 3.0.3
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "204": {description: There are none.}
"""
_NEW = _OLD.replace("listThings", "findThings")
_PAIR = ("old.yaml", "new.yaml")
_CONFIG = '[[documents]]\nspec = "api.yaml"\noutput = "sdk"\n'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document in its only commit, and the working folder."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        # A hook of this repository runs with variables that name it.
        monkeypatch.delenv(variable)
    git("init", "--quiet")
    (folder / "api.yaml").write_text(_OLD)
    (folder / "triptych.toml").write_text(_CONFIG)
    commit()
    return folder


def git(*arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "A change")


def changes(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    """The changes of the first document that `diff` compares."""
    assert main(["diff", *arguments, "--format", "json"]) == 0
    found: list[Any] = json.loads(capsys.readouterr().out)["documents"][0]["changes"]
    return found


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [item["code"] for item in changes(capsys, *arguments)]


def test_a_document_of_a_revision_is_named_as_git_does(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "api.yaml").write_text(_NEW)
    found = changes(capsys, "git:HEAD:api.yaml", "api.yaml")
    assert [item["code"] for item in found] == [
        "method-renamed",
        "operation-id-changed",
    ]
    assert found[0]["old"] == {
        "file": "git:HEAD:api.yaml",
        "line": 5,
        "column": 5,
        "pointer": "#/paths/~1things/get",
    }
    assert found[0]["new"]["file"] == "api.yaml"


def test_paths_are_those_of_the_repository_unless_they_begin_with_a_dot(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository / "inner").mkdir()
    (repository / "inner" / "api.yaml").write_text(_NEW)
    commit()
    monkeypatch.chdir(repository / "inner")
    assert codes(capsys, "git:HEAD:api.yaml", "git:HEAD:inner/api.yaml")
    assert codes(capsys, "git:HEAD:./api.yaml", "git:HEAD:inner/api.yaml") == []
    assert codes(capsys, "git:HEAD:../api.yaml", "git:HEAD:api.yaml") == []


def test_without_documents_the_working_tree_is_compared_with_the_last_commit(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(capsys) == []
    (repository / "api.yaml").write_text(_NEW)
    assert codes(capsys) == ["method-renamed", "operation-id-changed"]
    commit()
    assert codes(capsys) == []
    assert codes(capsys, "--against", "HEAD~1") == [
        "method-renamed",
        "operation-id-changed",
    ]


def test_names_are_those_of_each_configuration(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rename = '\n[documents.rename]\n"#/paths/~1things/get" = "fetch"\n'
    (repository / "triptych.toml").write_text(_CONFIG + rename)
    assert codes(capsys) == ["method-renamed"]
    (repository / "triptych.toml").write_text(_CONFIG + 'name = "things"\n')
    assert codes(capsys) == ["package-renamed"]


def test_documents_may_be_new_or_gone(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "other.yaml").write_text(_OLD)
    (repository / "triptych.toml").write_text(
        '[[documents]]\nspec = "other.yaml"\noutput = "other"\n'
    )
    assert main(["diff", "--fail-on", "breaking", "--format", "json"]) == 1
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [
        (item["document"], [change["code"] for change in item["changes"]])
        for item in documents
    ] == [
        ("other.yaml", ["document-added"]),
        ("git:HEAD:api.yaml", ["document-removed"]),
    ]


def test_a_configuration_may_be_newer_than_the_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("rm", "--quiet", "--cached", "triptych.toml")
    git("commit", "--quiet", "--message", "A change")
    (repository / "api.yaml").write_text(_NEW)
    assert codes(capsys) == ["method-renamed", "operation-id-changed"]


def test_files_that_a_document_refers_to_are_those_of_the_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    referring = _OLD.replace(
        '"204": {description: There are none.}',
        '"200": {$ref: "parts/answer.yaml"}',
    )
    answer = "description: It.\ncontent: {application/json: {schema: {type: string}}}\n"
    (repository / "api.yaml").write_text(referring)
    (repository / "parts").mkdir()
    (repository / "parts" / "answer.yaml").write_text(answer)
    commit()
    (repository / "parts" / "answer.yaml").write_text(
        answer.replace("string", "integer")
    )
    [found] = changes(capsys)
    assert found["code"] == "type-changed"
    assert found["old"]["file"] == "git:HEAD:parts/answer.yaml"
    assert found["new"]["file"] == "parts/answer.yaml"


def test_links_of_a_revision_are_not_followed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "link.yaml").symlink_to(repository / "api.yaml")
    commit()
    assert main(["diff", "git:HEAD:link.yaml", "api.yaml"]) == 2
    assert capsys.readouterr().err == (
        "git:HEAD:link.yaml: error[file-is-link] it is a link, which is not followed "
        "in a revision\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["git:nothing:api.yaml", "api.yaml"],
            "triptych: error[git] there is no revision `nothing`",
        ),
        (
            ["git:--help:api.yaml", "api.yaml"],
            "triptych: error[git] there is no revision `--help`",
        ),
        (
            ["git:HEAD:no.yaml", "api.yaml"],
            "git:HEAD:no.yaml: error[file-missing] there is no such file",
        ),
        (
            ["git:HEAD", "api.yaml"],
            "triptych: error[git] `git:HEAD` names no revision and path",
        ),
        (
            ["git:HEAD:broken.yaml", "api.yaml"],
            "git:HEAD:broken.yaml:1:11: error[not-yaml]",
        ),
        (["api.yaml"], "triptych: error[argument] `diff` takes two documents, or none"),
        (
            ["api.yaml", "api.yaml", "--against", "HEAD"],
            "triptych: error[argument] `--against` goes without documents only",
        ),
        (["--against", "no"], "triptych: error[git] there is no revision `no`"),
    ],
)
def test_what_can_not_be_compared_is_told_with_its_place(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    (repository / "broken.yaml").write_text("openapi: [")
    commit()
    assert main(["diff", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(message)


def test_outside_of_a_repository_there_are_no_revisions(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "api.yaml").write_text(_OLD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "git:HEAD:api.yaml", "api.yaml"]) == 2
    assert "error[git] not a git repository" in capsys.readouterr().err


def test_without_git_there_are_no_revisions(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["diff"]) == 2
    assert "error[git] git can't be run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fail_on", "code"), [("breaking", 1), ("callers", 1), ("implementers", 0)]
)
def test_the_exit_code_says_whether_somebody_breaks(
    repository: Path, fail_on: str, code: int
) -> None:
    (repository / "api.yaml").write_text(_OLD.replace("/things", "/items"))
    assert main(["diff", "--fail-on", fail_on]) == code


def test_documents_of_this_repository_differ_in_nothing_from_themselves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for spec in sorted((REPOSITORY / "specs").glob("*.yaml")):
        assert main(["diff", str(spec), str(spec)]) == 0
        assert capsys.readouterr().out == "No changes.\n"


def test_what_is_not_compared_is_no_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.yaml").write_text(_OLD)
    (tmp_path / "new.yaml").write_text(f"{_OLD}components: {{examples: {{a: {{}}}}}}\n")
    assert main(["diff", *(str(tmp_path / name) for name in _PAIR)]) == 0
    assert capsys.readouterr().out == (
        "No changes: what differs in the documents is not compared.\n"
    )


def test_before_the_first_commit_all_documents_are_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    (tmp_path / "api.yaml").write_text(_OLD)
    (tmp_path / "triptych.toml").write_text(_CONFIG)
    assert codes(capsys) == ["document-added"]


def test_what_has_no_rule_is_told() -> None:
    """A field that the API gets is not compared in silence before it has a rule."""

    @dataclass(frozen=True)
    class Node:
        name: str
        half_life: int

    place = Pointer("#/a")
    [found] = about_the_rest(Node("a", 1), Node("b", 2), (place, place))
    assert (found.code, found.predicate) == (
        "changed-otherwise",
        "has another half life",
    )


def test_the_documentation_has_the_table_of_the_rules() -> None:
    text = (REPOSITORY / "docs" / "diff.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|(.*)$", text, flags=re.M)
    listed = {
        code: tuple(cell.strip() for cell in cells.split("|")[:3])
        for code, cells in rows
        if code in RULES
    }
    assert list(listed) == list(RULES)
    for code, rule in RULES.items():
        reasons = dict.fromkeys((rule.request.reason, rule.response.reason))
        assert listed[code] == (
            _broken(rule.request.effects),
            _broken(rule.response.effects),
            " ".join(reasons),
        )


def _broken(effects: tuple[Effect, ...]) -> str:
    names = {Effect.COMPATIBLE: "nobody", Effect.TEXT: "text"}
    return " and ".join(names.get(effect, effect) for effect in effects)
