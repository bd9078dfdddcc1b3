"""The README's tour: what it says is printed is printed."""

from __future__ import annotations

import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.golden import OUT, REPOSITORY
from tests.markdown import code_blocks
from tests.packages import imported
from tests.serving import free_port, serving

_README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
_EXAMPLE_PORT = "8000"
_TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)


def _session(first_word: str) -> str:
    """The console session whose command begins with a word."""
    sessions = code_blocks(_README, "console")
    (found,) = [text for text in sessions if text.startswith(f"$ {first_word}")]
    return found


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server of the tour, which implements one operation."""
    folder = tmp_path_factory.mktemp("tour")
    (service,) = [
        body for body in code_blocks(_README, "python") if "create_app" in body
    ]
    (folder / "pools.py").write_text(service)
    free = free_port()
    command = [sys.executable, "-m", "uvicorn", "--log-level", "warning"]
    command += ["--port", str(free), "pools:app"]
    environment = {**os.environ, "PYTHONPATH": str(OUT / "cognito" / "server")}
    with serving(command, free, folder=folder, environment=environment):
        yield str(free)


def _python_session(package: str) -> doctest.DocTest:
    """The session that imports from a package, as an example that can be run."""
    sessions = [body for body in code_blocks(_README, "python") if ">>>" in body]
    (session,) = [body for body in sessions if f"from {package} import" in body]
    return doctest.DocTestParser().get_doctest(session, {}, package, None, 0)


def _run(example: doctest.DocTest, name: str) -> None:
    printed = io.StringIO()
    package = f"{name}_client"
    with imported(OUT / name / "client", package), redirect_stdout(printed):
        result = doctest.DocTestRunner().run(example, clear_globs=False)
        if client := example.globs.get("client"):
            client.close()
    assert result.attempted >= 3
    assert result.failed == 0, printed.getvalue()


def test_python_session(port: str) -> None:
    example = _python_session("cognito_client")
    for part in example.examples:
        part.source = part.source.replace(_EXAMPLE_PORT, port)
    _run(example, "cognito")


def test_session_with_models() -> None:
    _run(_python_session("bookshop_client"), "bookshop")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_session(port: str) -> None:
    command, expected = _session("curl").split("\n", 1)
    done = subprocess.run(
        ["sh", "-c", command.removeprefix("$ ").replace(_EXAMPLE_PORT, port)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{done.stdout}\n" == expected


def test_session_with_a_mock() -> None:
    _, serve, url, call, expected = _session(".venv/bin/pip install").splitlines()
    assert serve == "$ .venv/bin/triptych mock specs/bookshop.yaml &"
    asked = call.removeprefix("$ curl ")
    assert asked.startswith(url)
    with imported(OUT / "bookshop" / "server", "bookshop_server") as package:
        client = TestClient(package.create_app(mock=True))
        assert client.get(asked).text == expected


def test_session_with_an_edited_file(tmp_path: Path) -> None:
    for name in ("specs", "out"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    edit, line, expected = _session("echo").split("\n", 2)
    generate = [sys.executable, "-m", *line.removeprefix("$ .venv/bin/").split()]
    # As `make` does, so that the others are known to be unchanged.
    subprocess.run(generate, cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(["sh", "-c", edit.removeprefix("$ ")], cwd=tmp_path, check=True)
    done = subprocess.run(
        generate,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == expected


def test_comparison_names_tests_that_exist() -> None:
    section = _README.partition("## Compared")[2].partition("\n## ")[0]
    _, _, *rows = [line for line in section.splitlines() if line.startswith("|")]
    sources = [path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.py")]
    known = {name for source in sources for name in _TEST.findall(source)}
    named = [re.findall(r"`(test_\w+)`", row.rpartition("| ")[2]) for row in rows]
    assert len(rows) > 20
    assert all(named)
    assert {name for names in named for name in names} <= known
