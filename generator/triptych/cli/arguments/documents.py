"""The arguments that say which documents are meant, and what is made of them."""

from __future__ import annotations

import argparse

from triptych.cli.arguments.builds import add_build_arguments, add_config_argument
from triptych.config import Target

__all__ = [
    "NAME_HELP",
    "add_document_arguments",
    "add_output_arguments",
    "add_spec_argument",
    "add_strict_argument",
]

_SPEC_HELP = "a file, or - for standard input"
_ALL_HELP = f"{_SPEC_HELP}; without it, all documents of the configuration"
NAME_HELP = "what the names of the packages begin with; the stem of SPEC by default"


def add_document_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says which documents are meant, and settings of the one that is."""
    add_spec_argument(parser, all_without=True)
    parser.add_argument("-o", "--output", metavar="DIR", help="the output folder")
    parser.add_argument(
        "--target",
        action="append",
        choices=[target.value for target in Target],
        help="this target only: files of others are removed; may be repeated",
    )
    parser.add_argument("--name", help=NAME_HELP)
    add_strict_argument(parser)


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    add_document_arguments(parser)
    parser.add_argument(
        "--formatter",
        choices=["auto", "black"],
        default="auto",
        help="black: let Black format every module, which changes nothing and takes "
        "longer; by default only those of overridden templates",
    )
    parser.add_argument(
        "--require-staged",
        action="store_true",
        help="for hooks: exit 1 while an output file is not staged in git",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="make every file again, not only those that a change may reach",
    )
    add_build_arguments(parser)


def add_spec_argument(
    parser: argparse.ArgumentParser, *, all_without: bool = False
) -> None:
    parser.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?" if all_without else None,
        help=_ALL_HELP if all_without else _SPEC_HELP,
    )
    parser.add_argument(
        "--ref-root",
        metavar="DIR",
        help="the folder in which references are followed; the folder of SPEC by "
        "default",
    )
    add_config_argument(parser)


def add_strict_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--strict", action="store_true", help="treat warnings as errors"
    )
