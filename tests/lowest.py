"""The lowest versions that generated packages allow, tried: `make lowest`.

Builds an environment with exactly these versions, lets client and server of each
document of `specs/` call each other there, and runs the tests of each client.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

from packaging.requirements import Requirement

from tests.golden import OUT, REPOSITORY, documents

__all__ = ["generated_requirements", "main"]


def generated_requirements() -> dict[str, Requirement]:
    """What the packages in `out/` need, by name; they agree about the versions."""
    found: dict[str, Requirement] = {}
    for file in sorted(OUT.glob("*/*/pyproject.toml")):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        for text in project["dependencies"]:
            requirement = Requirement(text)
            assert found.setdefault(requirement.name, requirement) == requirement
    return found


def _lowest(requirement: Requirement) -> str:
    (bound,) = requirement.specifier
    assert bound.operator == ">="
    return f"{requirement.name}=={bound.version}"


def main() -> int:
    """Run all of it; 1 if anything fails."""
    pinned = [_lowest(item) for item in generated_requirements().values()]
    sys.stdout.write(f"{' '.join(pinned)}\n")
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "bin", "python")
        install = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, "pytest>=8.0", str(REPOSITORY), *pinned], check=True)
        for document in documents():
            verify = ["-m", "triptych", "verify", str(document.spec), "--trips", "6"]
            client = OUT / document.output.name / "client"
            # Neither caches nor bytecode get into what is generated, and the settings
            # of this repository's own tests do not count.
            tests = ["-B", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
            tests += ["-c", os.devnull]
            tests += ["--rootdir", str(client), str(client)]
            for command in (verify, tests):
                done = subprocess.run(
                    [python, *command],
                    env={**os.environ, "PYTHONPATH": str(client)},
                    cwd=REPOSITORY,
                    check=False,
                )
                failures += done.returncode != 0
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
