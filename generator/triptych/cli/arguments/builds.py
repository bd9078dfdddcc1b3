"""The arguments for builds and for repositories with several configurations."""

from __future__ import annotations

import argparse

__all__ = ["add_build_arguments", "add_config_argument", "add_outputs_arguments"]


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what build systems need of a run."""
    parser.add_argument(
        "--depfile",
        metavar="FILE",
        help="write a rule for Make and Ninja to FILE that lists every file read",
    )
    parser.add_argument(
        "--stamp",
        metavar="FILE",
        help="touch FILE if the run succeeds, with exit code 0",
    )


def add_config_argument(parser: argparse.ArgumentParser) -> None:
    """Add what says which configurations count."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        action="append",
        help="a configuration, instead of the nearest one; may be repeated",
    )


def add_outputs_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `outputs` takes besides what says which documents it is about."""
    parser.add_argument(
        "--written-once",
        action="store_true",
        help="also print the files that are written once and are yours then",
    )
    parser.add_argument(
        "-0",
        "--null",
        action="store_true",
        help="end each path with a NUL instead of a line break",
    )
