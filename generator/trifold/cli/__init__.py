"""The `trifold` command: arguments in, exit code out, all printing in between."""

from trifold.cli.main import main

__all__ = ["main"]
