"""What is generated holds up to the tools of those who use it.

Nothing is suppressed but rules of Ruff that are wrong, with the reason.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import OUT, REPOSITORY, documents, tree
from tests.markdown import code_blocks
from triptych.config import DocumentConfig

_PACKAGES = [
    (document, side) for document in documents() for side in ("client", "server")
]
_IDS = [f"{document.name}-{side}" for document, side in _PACKAGES]
_FOLDERS = [(document.name, side) for document, side in _PACKAGES]


def _run(*command: str | Path, folder: Path) -> str:
    """The output of a command; fails with it if the command does."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("document", "side"), _PACKAGES, ids=_IDS)
def test_mypy_strict(document: DocumentConfig, side: str, tmp_path: Path) -> None:
    package = f"{document.name}_{side}"
    cache = f"--cache-dir={tmp_path}"
    folder = OUT / document.name / side
    _run("mypy", "--strict", cache, package, "tests", folder=folder)


@pytest.mark.parametrize(("document", "side"), _PACKAGES, ids=_IDS)
def test_basedpyright_strict(
    document: DocumentConfig, side: str, tmp_path: Path
) -> None:
    folder = OUT / document.name / side
    config = tmp_path / "pyrightconfig.json"
    config.write_text(
        json.dumps(
            {
                "include": [str(folder)],
                "extraPaths": [str(folder)],
                "typeCheckingMode": "strict",
                "pythonVersion": "3.11",
            }
        )
    )
    _run("basedpyright", "-p", config, "--pythonpath", sys.executable, folder=tmp_path)


def test_types_of_responses_hold_in_basedpyright(tmp_path: Path) -> None:
    # mypy reads this file with all others; both have to see what `assert_type` says.
    config = tmp_path / "pyrightconfig.json"
    config.write_text(
        json.dumps(
            {
                "include": [str(REPOSITORY / "tests/runtime/test_client_responses.py")],
                "extraPaths": [str(REPOSITORY), str(REPOSITORY / "generator")],
                "typeCheckingMode": "strict",
            }
        )
    )
    _run("basedpyright", "-p", config, "--pythonpath", sys.executable, folder=tmp_path)


@pytest.mark.parametrize(("document", "side"), _PACKAGES, ids=_IDS)
def test_smoke_tests(document: DocumentConfig, side: str) -> None:
    folder = OUT / document.name / side
    options = ["-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", str(folder)]
    _run("pytest", *options, "tests", folder=folder)


def test_ruff() -> None:
    rules = "B,C4,E,F,I,N,PIE,RET,SIM,T20,UP,W"
    _run(
        "ruff", "check", "--no-cache", "--isolated", "--select", rules, ".", folder=OUT
    )


def test_black() -> None:
    # Without the configuration of this repository, by which Black leaves out/ alone.
    _run("black", "--config", os.devnull, "--check", "--quiet", ".", folder=OUT)


def test_nothing_is_suppressed_without_a_reason() -> None:
    exempt = rb"(?! noqa: (?:[A-Z]+[0-9]+(?:, )?)+ \(.+\)\n)"
    marks = re.compile(
        rb"# *(type: *ignore|noqa|pyright:|mypy:|fmt:|ruff:" + exempt + rb")"
    )
    marked = [path for path, text in tree(OUT).items() if marks.search(text)]
    assert marked == []


@pytest.mark.parametrize("document", documents(), ids=lambda item: item.name)
def test_importing_the_client_loads_no_operations(document: DocumentConfig) -> None:
    package = f"{document.name}_client"
    code = (
        f"import sys; from {package} import AsyncClient, Client; "
        f"print([name for name in sys.modules if name.startswith('{package}.op')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=OUT / document.name / "client",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_examples_of_docs_pass_mypy_strict(tmp_path: Path) -> None:
    pages = [
        page
        for document in documents()
        for page in sorted((OUT / document.name / "docs" / "operations").iterdir())
    ]
    scripts = [
        script
        for page in pages
        for script in code_blocks(page.read_text(encoding="utf-8"), "python")
    ]
    assert len(scripts) > len(pages)
    for number, script in enumerate(scripts):
        (tmp_path / f"example_{number}.py").write_text(script, encoding="utf-8")
    folders = [str(OUT / name / side) for name, side in _FOLDERS]
    config = tmp_path / "mypy.ini"
    config.write_text(f"[mypy]\nmypy_path = {':'.join(folders)}\n")
    examples = sorted(tmp_path.glob("*.py"))
    _run(
        "mypy",
        "--strict",
        f"--config-file={config}",
        f"--cache-dir={tmp_path}",
        *examples,
        folder=tmp_path,
    )
