"""The `triptych` command: arguments in, exit code out, all printing in between."""

from triptych.cli.main import main

__all__ = ["main"]
