"""The generated reference docs: what they show runs, and links lead somewhere."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden import OUT
from tests.markdown import code_blocks
from tests.serving import free_port, serving

_DOCS = OUT / "cognito" / "docs"
_PAGES = sorted(path.relative_to(_DOCS).as_posix() for path in _DOCS.rglob("*.md"))
_EXAMPLE_HOST = "127.0.0.1:8000"

# Answers every operation with its name and its arguments.
_ECHO = """
from cognito_server import create_app, interfaces

def echo(base):
    def method(name):
        async def call(self, **arguments):
            given = {key: arguments[key] for key in arguments if arguments[key]}
            return {"operation": name, **given}
        return call
    names = [name for name in vars(base) if not name.startswith("_")]
    return type(base.__name__, (base,), {name: method(name) for name in names})()

bases = [getattr(interfaces, name) for name in interfaces.__all__]
app = create_app(**{base.__module__.rpartition(".")[2]: echo(base) for base in bases})
"""


def _environment() -> dict[str, str]:
    folders = [str(OUT / "cognito" / side) for side in ("client", "server")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("echo")
    (folder / "echo.py").write_text(_ECHO)
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--log-level", "warning"]
    command += ["--port", str(port), "echo:app"]
    with serving(command, port, folder=folder, environment=_environment()):
        yield f"127.0.0.1:{port}"


def _sections() -> Iterator[tuple[str, str]]:
    """Each operation's name and section."""
    for page in sorted((_DOCS / "operations").iterdir()):
        text = page.read_text(encoding="utf-8")
        yield from re.findall(
            r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
        )


_SECTIONS = dict(_sections())


def test_every_operation_has_a_section() -> None:
    assert len(_SECTIONS) == 23


def _printed(script: str, folder: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", script],
        env=_environment(),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("operation", _SECTIONS)
def test_python_and_curl_run_and_do_the_same(
    operation: str, host: str, tmp_path: Path
) -> None:
    section = _SECTIONS[operation].replace(_EXAMPLE_HOST, host)
    script, *iterations = code_blocks(section, "python")
    (command,) = code_blocks(section, "sh")
    result = ast.literal_eval(_printed(script, tmp_path))
    assert result["operation"] == operation
    # What the server answers holds no list.
    assert [_printed(iteration, tmp_path) for iteration in iterations] == [""] * (
        operation.startswith("list_")
    )
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    answered = subprocess.run(
        ["sh", "-c", command.replace("curl ", "curl --silent --fail ", 1)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert json.loads(answered) == result


@pytest.mark.parametrize("page", _PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (_DOCS / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", text)
    assert links
    for path, anchor in links:
        target = (_DOCS / page).parent / path
        assert target.is_file(), path
        if anchor:
            assert f"\n## {anchor}\n" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", _PAGES)
def test_whitespace_is_clean(page: str) -> None:
    text = (_DOCS / page).read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "code", text, flags=re.MULTILINE | re.DOTALL)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not re.search(r"[^\n ] {2,}|[ \t]$|\n\n\n", prose, re.MULTILINE)
