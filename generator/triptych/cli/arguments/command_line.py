"""The arguments of the command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from triptych import __version__
from triptych.cli.arguments.commands import add_commands
from triptych.cli.arguments.parser import Parser

__all__ = ["argument_parser", "parse_arguments", "requested_format"]

_EXAMPLES = """\
examples:
  triptych init                             a configuration for what is here
  triptych generate api.yaml -o sdk         client, server and docs below sdk/
  triptych generate                         everything the configuration lists
  triptych check                            exit 1 and a diff if output is stale
  triptych inspect api.yaml | jq '.operations[].id'
  triptych diff old.yaml api.yaml           what the change breaks, and for whom
  triptych verify api.yaml                  calls of every operation, over HTTP
  triptych mock api.yaml                    a server that answers with samples

exit codes:
  0  done    1  differences or findings    2  unusable document, configuration
                                              or arguments
"""


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed arguments; raises `DiagnosticsError` for those it can't take."""
    parser = argument_parser()
    parsed = parser.parse_args(_respelled(arguments))
    if parsed.command is None:
        parser.error("no command given")
    return parsed


def _respelled(arguments: Sequence[str]) -> list[str]:
    """With `--formatter black` for `--format black`, which older scripts say."""
    respelled = list(arguments)
    if not {"generate", "check"}.intersection(respelled[:1]):
        return respelled
    end = respelled.index("--") if "--" in respelled else len(respelled)
    for number, option in enumerate(respelled[:end]):
        if option == "--format" and respelled[number + 1 : end][:1] == ["black"]:
            respelled[number] = "--formatter"
        elif option == "--format=black":
            respelled[number] = "--formatter=black"
    return respelled


def requested_format(arguments: Sequence[str]) -> str:
    """The format that a command line asks for, whatever else is wrong with it."""
    name = "text"
    for number, option in enumerate(arguments):
        if option == "--":
            break
        if option == "--format":
            name = next(iter(arguments[number + 1 :]), name)
        elif option.startswith("--format="):
            name = option.partition("=")[2]
    return name


def argument_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = Parser(
        prog="triptych",
        description="Render a typed Python client, a server stub and reference docs "
        "from one API description.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"triptych {__version__}"
    )
    add_commands(
        parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    )
    return parser
