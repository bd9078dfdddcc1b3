"""The arguments of `triptych diff`."""

from __future__ import annotations

import argparse

from triptych.cli.arguments.builds import add_config_argument

__all__ = ["DIFF_FORMATS", "add_diff_arguments"]

DIFF_FORMATS = ("text", "markdown", "json", "github", "sarif")

_VERSION_HELP = "a file, or git:REV:PATH for that of a revision"


def add_diff_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `diff` takes besides what all commands do."""
    parser.add_argument(
        "old",
        metavar="OLD",
        nargs="?",
        help=f"the earlier version: {_VERSION_HELP}; without OLD and NEW, all "
        "documents of the configuration as they were in HEAD and as they are",
    )
    parser.add_argument(
        "new", metavar="NEW", nargs="?", help=f"the later version: {_VERSION_HELP}"
    )
    parser.add_argument(
        "--against",
        metavar="REV",
        help="without OLD and NEW, the revision to compare with, HEAD by default",
    )
    add_config_argument(parser)
    parser.add_argument(
        "--fail-on",
        choices=["breaking", "callers", "implementers"],
        help="exit 1 if a change breaks anybody, callers, or those who implement the "
        "server",
    )
    parser.add_argument(
        "--only-breaking",
        action="store_true",
        help="leave out what breaks nobody, but for the summary",
    )
