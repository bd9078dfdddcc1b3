"""The tools of users, run over many outputs at once, since each takes long to start.

Every check gives the complaints it makes, by the output they are about.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

__all__ = ["Complaints", "basedpyright", "black", "mypy", "ruff"]

Complaints = Mapping[str, list[str]]

_RULES = "B,C4,E,F,I,N,PIE,RET,SIM,T20,UP,W"
_SIDES = ("client", "server")


def ruff(root: Path, names: Collection[str]) -> Complaints:
    """Lint the outputs `names`, which are folders in `root`.

    Lines too long are those Black can't break: documents have names longer than lines.
    """
    command = ["ruff", "check", "--no-cache", "--isolated", "--select", _RULES]
    command += ["--ignore", "E501"]
    return _complaints([*command, "--output-format=concise", *names], root, names)


def black(root: Path, names: Collection[str]) -> Complaints:
    """Check the formatting of all files that differ from each other."""
    distinct: dict[bytes, str] = {}
    for name in names:
        for path in sorted((root / name).rglob("*.py")):
            digest = hashlib.sha256(path.read_bytes()).digest()
            distinct.setdefault(digest, path.relative_to(root).as_posix())
    if not distinct:
        return {}
    # As options, that many files would be too long for a command line.
    listed = root / "black.txt"
    listed.write_text("".join(f"{path}\n" for path in distinct.values()))
    command = ["xargs", "-a", str(listed), "-n", "2000", sys.executable, "-m", "black"]
    return _complaints([*command, "--check", "-W", "2"], root, names)


def mypy(root: Path, names: Collection[str]) -> Complaints:
    """Check the types of packages as their users' `mypy --strict` does."""
    packages = [f"{name}_{side}" for name in names for side in _SIDES]
    command = ["mypy", "--strict", "--no-error-summary", f"--cache-dir={root}/.mypy"]
    for package in packages:
        command += ["-p", package]
    path = ":".join(f"{name}/{side}" for name in names for side in _SIDES)
    return _complaints(command, root, names, {"MYPYPATH": path}) if names else {}


def basedpyright(root: Path, names: Collection[str]) -> Complaints:
    """Check the types of packages as an editor in strict mode does."""
    folders = [f"{name}/{side}" for name in names for side in _SIDES]
    (root / "pyrightconfig.json").write_text(
        json.dumps(
            {
                "include": folders,
                "extraPaths": folders,
                "typeCheckingMode": "strict",
                "pythonVersion": "3.11",
            }
        )
    )
    command = ["basedpyright", "-p", "pyrightconfig.json", "--pythonpath"]
    return _complaints([*command, sys.executable], root, names) if names else {}


def _complaints(
    command: list[str],
    root: Path,
    names: Collection[str],
    environment: Mapping[str, str] | None = None,
) -> Complaints:
    """The lines that name a file of an output, if the command fails.

    A failure that names none is everybody's.
    """
    if command[0] != "xargs":
        command = [sys.executable, "-m", *command]
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    if done.returncode == 0:
        return {}
    printed = done.stdout + done.stderr
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in printed.splitlines():
        for name in re.findall(r"\bd\d{4}\b", line)[:1]:
            if name in names:
                found[name].append(line.strip().replace(f"{root}/", ""))
    # basedpyright puts a line with only the file before those about it.
    return {
        name: [line for line in lines if not line.endswith(".py")] or lines
        for name, lines in found.items()
    } or {name: [printed.strip()[-500:]] for name in names}
