"""Other generators: how they are installed and called, or why they are left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Peers", "installed_peers"]

_PACKAGES = {
    "openapi-python-client": ("openapi-python-client", "ruff"),
    "datamodel-codegen": ("datamodel-code-generator",),
    "openapi-generator-cli": ("openapi-generator-cli",),
}
"""The packages of each command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """What could be installed: versions by command; `left_out` says what could not.

    `path` is the `PATH` that the commands are found in.
    """

    versions: dict[str, str]
    left_out: tuple[str, ...]
    path: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which the commands run."""
        return {**os.environ, "PATH": self.path}

    def converted(self, document: Path, folder: Path, limit: float) -> Path | None:
        """A Swagger 2.0 document as OpenAPI 3, within so many seconds."""
        result = folder / "openapi3.json"
        command = (
            "swagger2openapi",
            "--patch",
            "--outfile",
            f"{result}",
            f"{document}",
        )
        try:
            subprocess.run(
                command,
                check=True,
                capture_output=True,
                env=self.environment,
                timeout=limit,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return result

    def commands(
        self, document: Path, converted: Path | None, folder: Path
    ) -> Iterator[tuple[str, list[str], Path]]:
        """Names, commands, and the folders that they write; each makes what it can."""
        if "openapi-python-client" in self.versions and converted:
            output = folder / "openapi-python-client"
            command = ["openapi-python-client", "generate", "--overwrite"]
            command += ["--path", f"{converted}", "--output-path", f"{output}"]
            yield "openapi-python-client", command, output
        if "openapi-generator-cli" in self.versions:
            for generator in ("python", "python-fastapi"):
                output = folder / generator
                command = ["openapi-generator-cli", "generate", "--generator-name"]
                command += [generator, "--skip-validate-spec"]
                command += ["--input-spec", f"{document}", "--output", f"{output}"]
                yield f"openapi-generator, {generator}", command, output
        if "datamodel-codegen" in self.versions and converted:
            output = folder / "datamodel-codegen"
            command = ["datamodel-codegen", "--input", f"{converted}"]
            command += ["--output", f"{output / 'models.py'}"]
            command += ["--output-model-type", "pydantic_v2.BaseModel"]
            yield "datamodel-codegen, models", command, output


def installed_peers(folder: Path) -> Peers:
    """The other generators, installed in `folder` unless they are there already."""
    python = folder / "python"
    binaries = python / "bin"
    tools = folder / "npm" / "node_modules" / ".bin"
    path = os.pathsep.join([f"{binaries}", f"{tools}", os.environ.get("PATH", "")])
    left_out: list[str] = []
    versions: dict[str, str] = {}
    if not (binaries / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", python], check=True)
    for command, packages in _PACKAGES.items():
        if command == "openapi-generator-cli" and not shutil.which("java"):
            left_out.append(f"{command}, which needs Java")
        elif not (binaries / command).exists() and not _runs(
            f"{binaries / 'pip'}", "install", "--quiet", *packages
        ):
            left_out.append(f"{command}, which pip does not install")
        else:
            versions[command] = _version(binaries / "python", packages[0])
    if not (tools / "swagger2openapi").exists() and not (
        shutil.which("npm")
        and _runs(
            *("npm", "install", "--silent", "--prefix", f"{folder / 'npm'}"),
            "swagger2openapi",
        )
    ):
        left_out.append(
            "generators of OpenAPI 3 for Swagger 2.0: npm does not install "
            "swagger2openapi, which converts it"
        )
    return Peers(versions=versions, left_out=tuple(left_out), path=path)


def _runs(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _version(python: Path, package: str) -> str:
    code = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run(
        [python, "-c", code], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()
