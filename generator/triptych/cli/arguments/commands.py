"""The arguments of each command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from triptych.cli.arguments.builds import add_outputs_arguments
from triptych.cli.arguments.diff import DIFF_FORMATS, add_diff_arguments
from triptych.cli.arguments.documents import (
    NAME_HELP,
    add_document_arguments,
    add_output_arguments,
    add_spec_argument,
    add_strict_argument,
)
from triptych.cli.arguments.parser import Parser, count, port
from triptych.cli.formats import DIAGNOSTIC_FORMATS

__all__ = ["Commands", "add_commands"]

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

_SHELLS = ("bash", "zsh", "fish")
_TEMPLATE_ACTIONS = ("list", "eject", "show", "diff")


def add_commands(commands: Commands) -> None:
    """Add all commands, in the order in which help lists them."""
    _add_init(commands)
    _add_generate(commands)
    _add_check(commands)
    _add_outputs(commands)
    _add_validate(commands)
    _add_inspect(commands)
    _add_diff(commands)
    _add_config(commands)
    _add_verify(commands)
    _add_mock(commands)
    _add_templates(commands)
    _add_watch(commands)
    _add_completion(commands)


def _add_init(commands: Commands) -> None:
    init = _add_command(
        commands,
        "init",
        "write a configuration that lists the API descriptions of this folder",
        example="triptych init && triptych generate",
    )
    init.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files to list, or folders to search; by default the working folder, "
        "without what git ignores, vendored code and folders of tests",
    )
    init.add_argument(
        "--pyproject",
        action="store_true",
        help="add the configuration to pyproject.toml instead of writing triptych.toml",
    )


def _add_generate(commands: Commands) -> None:
    generate = _add_command(
        commands,
        "generate",
        "generate code for one document, or for every document in the configuration",
        example="triptych generate api.yaml -o sdk --target client",
    )
    add_output_arguments(generate)
    generate.add_argument(
        "--force",
        action="store_true",
        help="overwrite generated files that were edited by hand",
    )
    generate.add_argument(
        "--bump",
        action="store_true",
        help="give the packages the next semantic version, by what has changed since "
        "the last one, and add it to their changelogs",
    )
    generate.add_argument(
        "--against",
        metavar="REV",
        help="with --bump: the revision that has the last version, HEAD by default",
    )
    generate.add_argument(
        "--exit-code", action="store_true", help="exit 1 when a file was written"
    )
    generate.add_argument(
        "--no-state",
        action="store_true",
        help="leave nothing in DIR but the output, for builds that cache it",
    )


def _add_check(commands: Commands) -> None:
    check = _add_command(
        commands,
        "check",
        "write nothing; print a diff and exit 1 where the output is stale",
        example="triptych check api.yaml -o sdk",
    )
    add_output_arguments(check)
    # So that one line of arguments serves both commands; there is nothing to force.
    check.add_argument("--force", action="store_true", help=argparse.SUPPRESS)
    check.add_argument("--no-state", action="store_true", help=argparse.SUPPRESS)
    check.add_argument(
        "--stat",
        action="store_true",
        help="print how many lines of each file differ, instead of the diff",
    )


def _add_outputs(commands: Commands) -> None:
    outputs = _add_command(
        commands,
        "outputs",
        "print the paths of the files that generate writes, and write nothing",
        example="triptych outputs api.yaml -o sdk --null | xargs -0 rm -f",
    )
    add_document_arguments(outputs)
    add_outputs_arguments(outputs)


def _add_validate(commands: Commands) -> None:
    validate = _add_command(
        commands,
        "validate",
        "check documents and report problems; exit 1 if there are any",
        example="triptych validate api.yaml",
    )
    add_spec_argument(validate, all_without=True)
    add_strict_argument(validate)


def _add_inspect(commands: Commands) -> None:
    inspect = _add_command(
        commands,
        "inspect",
        "print the API as JSON, with the Python name of everything",
        example="triptych inspect api.yaml | jq '.operations[].python.method'",
    )
    add_spec_argument(inspect)
    add_strict_argument(inspect)
    inspect.add_argument("--name", help=NAME_HELP)


def _add_diff(commands: Commands) -> None:
    diff = _add_command(
        commands,
        "diff",
        "tell what a change of a document breaks, for callers and for implementers of "
        "the server",
        example="triptych diff git:main:api.yaml api.yaml --fail-on breaking",
        formats=DIFF_FORMATS,
    )
    add_diff_arguments(diff)


def _add_config(commands: Commands) -> None:
    config = _add_command(
        commands,
        "config",
        "print which settings are in force for documents, and where they come from",
        example="triptych config --format json | jq '.documents[].settings'",
    )
    add_document_arguments(config)
    config.add_argument(
        "--schema",
        action="store_true",
        help="print the JSON Schema of the configuration instead, for editors",
    )


def _add_verify(commands: Commands) -> None:
    verify = _add_command(
        commands,
        "verify",
        "prove that client and server agree: call every operation over HTTP and "
        "compare; exit 1 on a failure",
        example="triptych verify api.yaml --trips 50 --only 'list*'",
    )
    add_spec_argument(verify, all_without=True)
    add_strict_argument(verify)
    verify.add_argument(
        "--trips",
        type=count,
        default=20,
        metavar="N",
        help="calls of each operation, 20 by default",
    )
    verify.add_argument(
        "--seed",
        default="0",
        metavar="S",
        help="random seed, any string (default: %(default)s)",
    )
    verify.add_argument(
        "--only",
        default="*",
        metavar="PATTERN",
        help="only operations whose id matches, such as 'list*'",
    )
    verify.add_argument(
        "--trip",
        type=count,
        metavar="NUMBER",
        help="only the trip of this number, as failures name it",
    )


def _add_mock(commands: Commands) -> None:
    mock = _add_command(
        commands,
        "mock",
        "serve the API of a document; every operation answers with samples",
        example="triptych mock api.yaml --port 8000",
    )
    add_spec_argument(mock)
    add_strict_argument(mock)
    mock.add_argument("--name", help=NAME_HELP)
    _add_address_arguments(mock)
    mock.add_argument(
        "--seed",
        type=int,
        default=0,
        metavar="N",
        help="pick different, but reproducible, samples",
    )


def _add_templates(commands: Commands) -> None:
    templates = _add_command(
        commands,
        "templates",
        "list what templates and blocks can be overridden, eject originals to begin "
        "with, or tell what has changed in them since",
        example="triptych templates eject client/client.py.jinja#client_members",
    )
    templates.add_argument(
        "action",
        metavar="ACTION",
        choices=_TEMPLATE_ACTIONS,
        help="list; eject NAME...; show NAME..., what a template is given; diff, what "
        "has changed in the originals of ejected ones",
    )
    # Without a default argparse would call it required.
    templates.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        default=[],
        help="a template, or TEMPLATE#BLOCK",
    )
    templates.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        help="where eject writes, `templates` by default",
    )
    templates.add_argument(
        "--accept",
        action="store_true",
        help="with diff: acknowledge the changes, so that they are no longer listed",
    )


def _add_watch(commands: Commands) -> None:
    watch = _add_command(
        commands,
        "watch",
        "generate whenever a document, or something else that output is made from, is "
        "saved, and tell how the API has changed",
        example="triptych watch api.yaml -o sdk --mock",
    )
    add_document_arguments(watch)
    watch.add_argument("--mock", action="store_true", help="serve the API as it is now")
    _add_address_arguments(watch)


def _add_completion(commands: Commands) -> None:
    completion = _add_command(
        commands,
        "completion",
        "print a script that completes command lines in a shell",
        example='eval "$(triptych completion bash)"',
    )
    completion.add_argument(
        "shell", metavar="SHELL", choices=_SHELLS, help=f"one of {', '.join(_SHELLS)}"
    )


def _add_address_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=port,
        default=8000,
        help="the port to listen on, 0 for any that is free (default: %(default)s)",
    )


def _add_command(
    commands: Commands,
    name: str,
    purpose: str,
    *,
    example: str,
    formats: Sequence[str] = DIAGNOSTIC_FORMATS,
) -> Parser:
    command = commands.add_parser(
        name,
        help=purpose,
        description=purpose[0].upper() + purpose[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="print results and errors only, neither progress nor warnings",
    )
    command.add_argument(
        "--format",
        choices=formats,
        default="text",
        help="the form of the report (default: %(default)s)",
    )
    return command
