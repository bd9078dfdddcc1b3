"""Generates the client of api.yaml into the wheel."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GeneratedClient(BuildHookInterface):
    """Adds the package `library_client` to the files of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate into a folder below build/, which is removed in the end."""
        self._folder = Path(self.root, "build", "sdk")
        options = ["--name", "library", "--target", "client", "--no-state"]
        command = [sys.executable, "-m", "triptych", "generate", "--quiet", "api.yaml"]
        subprocess.run(
            [*command, *options, "-o", str(self._folder)], cwd=self.root, check=True
        )
        package = self._folder / "client" / "library_client"
        build_data["force_include"][str(package)] = "library_client"

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._folder)
