"""The tool finds its templates from a wheel, an editable install and a checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import triptych
from tests.golden import OUT, REPOSITORY, config_text, documents, tree
from tests.own_clone import clone_checkout

_BUILD_WHEEL = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]


def _generate(python: Path | str, folder: Path, **environment: str) -> None:
    (cognito,) = [item for item in documents() if item.name == "cognito"]
    (folder / "triptych.toml").write_text(config_text(cognito, folder / "out"))
    subprocess.run(
        [python, "-m", "triptych", "generate"],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
    )


def _environment(folder: Path, *, with_dependencies: bool) -> Path:
    """The Python of a new environment; its dependencies are those of this one."""
    venv.create(folder, with_pip=not with_dependencies)
    python = folder / "bin" / "python"
    if with_dependencies:
        installed = Path(pytest.__file__).parents[1]
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        # The .pth files there, which make this checkout importable, do not count.
        link = folder / "lib" / version / "site-packages" / "dependencies.pth"
        link.write_text(f"{installed}\n")
    return python


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [*_BUILD_WHEEL, "--outdir", folder, REPOSITORY],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_has_what_is_no_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        page = archive.read("triptych/diagnostics.md")
    assert page == (REPOSITORY / "docs" / "diagnostics.md").read_bytes()
    assert any(name.startswith("triptych/templates/client/") for name in names)


def test_wheel_alone_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv", with_dependencies=False)
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    _generate(python, tmp_path)
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


def test_checkout_without_installation(tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv", with_dependencies=True)
    _generate(python, tmp_path, PYTHONPATH=str(REPOSITORY / "generator"))
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


def test_editable_installation(tmp_path: Path) -> None:
    if Path(triptych.__file__).parents[2] != REPOSITORY:
        pytest.skip("this environment has no editable installation of the checkout")
    _generate(sys.executable, tmp_path)
    assert tree(tmp_path / "out") == tree(OUT / "cognito")


@pytest.mark.parametrize("side", ["client", "server"])
def test_generated_packages_build(side: str, tmp_path: Path) -> None:
    subprocess.run(
        [*_BUILD_WHEEL, "--outdir", tmp_path, OUT / "cognito" / side],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    built = [path.name for path in tmp_path.iterdir()]
    assert built == [f"cognito_{side}-1.0.0-py3-none-any.whl"]


_README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("installer", ["uv", "pipx"])
@pytest.mark.parametrize("source", ["clone", "wheel"])
def test_readme_installs_the_command(
    installer: str, source: str, wheel: Path, tmp_path: Path
) -> None:
    """What the README says, and the same with a wheel."""
    if shutil.which(installer) is None or shutil.which("git") is None:
        pytest.skip(f"needs {installer} and git")
    found = re.search(rf"^{installer} (?:tool )?install .*$", _README, re.MULTILINE)
    assert found is not None
    command = found[0]
    if source == "wheel":
        command = re.sub(r"git\+\S+?(?=')", f"file://{wheel}", command)
        assert "file://" in command
    programs = tmp_path / "bin"
    environment = {
        **os.environ,
        **clone_checkout(tmp_path / "triptych"),
        "UV_TOOL_DIR": str(tmp_path / "tools"),
        "UV_TOOL_BIN_DIR": str(programs),
        "UV_PYTHON": sys.executable,
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(programs),
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }
    subprocess.run(["sh", "-c", command], env=environment, check=True)
    triptych = programs / "triptych"
    spec = REPOSITORY / "specs" / "everything3.yaml"
    subprocess.run(
        [triptych, "generate", "--quiet", spec, "-o", tmp_path / "out"], check=True
    )
    assert tree(tmp_path / "out") == tree(OUT / "everything3")
    # The extra `run` is there.
    subprocess.run(
        [
            triptych,
            "verify",
            "--quiet",
            "--trips",
            "1",
            REPOSITORY / "specs/bookshop.yaml",
        ],
        check=True,
    )
