"""This checkout as the repository that documentation and examples install from."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.golden import REPOSITORY

__all__ = ["clone_checkout"]

_URL = "https://example.com/your/clone/of/triptych"


def clone_checkout(folder: Path) -> dict[str, str]:
    """Make a repository of what is needed of this checkout, with the tag `v0.1.0`.

    Returns variables by which git finds it where users find theirs.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        is_wanted = (
            name.startswith(("docs/", "generator/", "templates/")) or "/" not in name
        )
        if is_wanted and (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name)
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
    # A hook of the tests' own repository runs with variables that name that repository.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "The tool"],
        ["tag", "v0.1.0"],
    ):
        subprocess.run(
            ["git", *identity, *command], cwd=folder, env=environment, check=True
        )
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.file://{folder}.insteadOf",
        "GIT_CONFIG_VALUE_0": _URL,
    }
