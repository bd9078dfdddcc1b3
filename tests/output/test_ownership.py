"""A user's services over three versions of a document, as the case of that name has it.

What `triptych generate` says is in the expected.txt of that case. Here the type
checkers say it too, and the server runs in each version.
"""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.cases import CASES
from tests.golden import tree
from tests.packages import imported
from triptych.cli import main

_CASE = CASES / "ownership" / "three_versions"
_PACKAGE = "library_server"

_BOOKS, _LOANS, _APP = "services/books.py", "services/loans.py", "app.py"

# What each version's checkers have to say: file, mypy's code, basedpyright's rule, and
# what both have to name.
_CHANGED = (_BOOKS, "override", "reportIncompatibleMethodOverride", "list_books")
_NEW = (_APP, "abstract", "reportAbstractUsage", "list_copies")
_GONE = [
    (_BOOKS, "misc", "reportGeneralTypeIssues", "remove_book"),
    (_LOANS, "attr-defined", "reportAttributeAccessIssue", "LoansService"),
    (_APP, "call-arg", "reportCallIssue", "loans"),
]
_FINDINGS = {"v1": [], "v2": [_CHANGED, _NEW], "v3": [_CHANGED, _NEW, *_GONE]}

_STATUSES = {
    ("GET", "/books?author=Austen"): {"v1": 200, "v2": 200, "v3": 200},
    ("GET", "/books/1"): {"v1": 200, "v2": 200, "v3": 200},
    ("GET", "/books/1/copies"): {"v1": 404, "v2": 501, "v3": 501},
    ("DELETE", "/books/2"): {"v1": 204, "v2": 204, "v3": 405},
    ("GET", "/loans"): {"v1": 200, "v2": 200, "v3": 404},
    ("GET", "/readers"): {"v1": 404, "v2": 501, "v3": 501},
}


@pytest.fixture(scope="module", params=_FINDINGS)
def version(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def server(version: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server after all versions up to one."""
    folder = tmp_path_factory.mktemp(version) / "case"
    shutil.copytree(_CASE, folder)
    for name in sorted(_FINDINGS):
        if name <= version:
            arguments = ["generate", str(folder / f"{name}.yaml")]
            arguments += ["-o", str(folder / "sdk"), "--name", "library"]
            assert main([*arguments, "--target", "server"]) == 0
    return folder / "sdk" / "server"


def test_the_users_files_stay_as_they_are(server: Path) -> None:
    owned = tree(_CASE / "sdk" / "server")
    assert len(owned) == 3
    assert {path: tree(server)[path] for path in owned} == owned


def _mypy(server: Path, cache: Path) -> Iterator[tuple[str, str, str]]:
    command = ["mypy", "--strict", "--no-pretty", f"--cache-dir={cache}", _PACKAGE]
    printed = _run(*command, folder=server)
    for line in printed.splitlines():
        if found := re.fullmatch(rf"{_PACKAGE}/(\S+?):.* error: (.*)  \[(.*)\]", line):
            yield found[1], found[3], found[2]


def _basedpyright(server: Path, _: Path) -> Iterator[tuple[str, str, str]]:
    settings = {"include": [_PACKAGE], "typeCheckingMode": "strict"}
    (server / "pyrightconfig.json").write_text(json.dumps(settings))
    options = ["--outputjson", "--pythonpath", sys.executable]
    printed: dict[str, Any] = json.loads(_run("basedpyright", *options, folder=server))
    for found in printed["generalDiagnostics"]:
        file = Path(found["file"]).relative_to(server / _PACKAGE).as_posix()
        yield file, found["rule"], found["message"]


def _run(*command: str, folder: Path) -> str:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


# What follows from a base class that is not there: of the class, its methods, and what
# is done with it.
_FOLLOWING = re.compile(
    r'Class cannot subclass|^(Base class t|Argument t|T)ype .*is unknown|"list_loans"'
)


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_type_checkers_name_what_does_not_fit(
    checker: str, version: str, server: Path, tmp_path: Path
) -> None:
    check, column = {"mypy": (_mypy, 1), "basedpyright": (_basedpyright, 2)}[checker]
    told = [
        found for found in check(server, tmp_path) if not _FOLLOWING.search(found[2])
    ]
    expected = [(item[0], item[column], item[3]) for item in _FINDINGS[version]]
    assert sorted(found[:2] for found in told) == sorted(item[:2] for item in expected)
    for file, code, name in expected:
        (message,) = [found[2] for found in told if found[:2] == (file, code)]
        assert re.search(rf"\b{name}\b", message)


def test_the_server_runs(version: str, server: Path) -> None:
    with imported(server, _PACKAGE):
        app = importlib.import_module(f"{_PACKAGE}.app").app
        with TestClient(app) as client:
            statuses = {
                call: {version: client.request(*call).status_code} for call in _STATUSES
            }
    expected = {call: {version: item[version]} for call, item in _STATUSES.items()}
    assert statuses == expected


def test_only_services_that_are_gone_are_ignored(
    server: Path, version: str, caplog: pytest.LogCaptureFixture
) -> None:
    with imported(server, _PACKAGE) as package:
        loans = package.services.Loans()
        caplog.clear()
        package.create_app(loans=loans)
        assert len(caplog.records) == (version == "v3")
        assert package.routes(loans=loans)
        with pytest.raises(TypeError, match="authentcate"):
            package.create_app(authentcate=print)
        with pytest.raises(TypeError, match="lones"):
            package.create_app(lones=package.services.Books())
        assert not hasattr(package.interfaces, "Books")
        assert not hasattr(package.interfaces, "__wrapped__")
