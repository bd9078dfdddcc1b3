"""The arguments of the command."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from triptych import __version__
from triptych.cli.arguments.builds import (
    add_build_arguments,
    add_config_argument,
    add_outputs_arguments,
)
from triptych.cli.arguments.diff import DIFF_FORMATS, add_diff_arguments
from triptych.cli.formats import DIAGNOSTIC_FORMATS
from triptych.config import Target
from triptych.diagnostics import DiagnosticsError, error

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

_SPEC_HELP = "a file, or - for standard input"
_ALL_HELP = f"{_SPEC_HELP}; without it, all documents of the configuration"
_NAME_HELP = "what the names of the packages begin with; the stem of SPEC by default"


_SHELLS = ("bash", "zsh", "fish")
_TEMPLATE_ACTIONS = ("list", "eject", "show", "diff")


class _Parser(argparse.ArgumentParser):
    """Reports a wrong argument like every other finding, with the nearest right one.

    The messages are our own where argparse's differ between versions of Python.
    """

    def error(self, message: str) -> NoReturn:
        hint = f"see {self.prog} --help"
        if wrong := _INVALID_CHOICE.match(message):
            message = f"`{wrong['value']}` is not a {wrong['what'].lower()}"
            choices = self._choices(wrong["what"])
            hint = _nearest(wrong["value"], choices, f"one of {', '.join(choices)}")
        elif wrong := _INVALID_VALUE.match(message):
            message = f"`{wrong['value']}` is not what {wrong['option']} takes"
            hint = "a whole number, 0 or more"
        elif wrong := _UNRECOGNIZED.match(message):
            what = "option" if wrong["value"].startswith("-") else "argument"
            message = f"unknown {what} `{wrong['value']}`"
            hint = _nearest(wrong["value"], self._options(), hint)
        raise DiagnosticsError([error("argument", message, hint=hint)])

    def parse_known_args(  # type: ignore[override]  # typeshed overloads its namespace
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            # A command's parser must say so itself: it knows its options.
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return parsed, unknown

    def _options(self) -> list[str]:
        return [option for action in self._actions for option in action.option_strings]

    def _choices(self, what: str) -> list[str]:
        """What the option or argument that messages call `what` takes."""
        return [
            str(choice)
            for action in self._actions
            if what
            in (action.metavar, *(item.strip("-") for item in action.option_strings))
            for choice in action.choices or ()
        ]


_INVALID_CHOICE = re.compile(
    r"argument (?:-\S*/)?(?:--)?(?P<what>\w+): invalid choice: '(?P<value>[^']*)'"
)
_INVALID_VALUE = re.compile(
    r"argument (?P<option>\S+): invalid _count value: '(?P<value>[^']*)'"
)
_UNRECOGNIZED = re.compile(r"unrecognized arguments: (?P<value>\S+)")


def _count(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise ValueError
    return int(text)


def _nearest(value: str, known: Iterable[str], otherwise: str) -> str:
    nearest = difflib.get_close_matches(value, list(known), n=1)
    return f"did you mean `{nearest[0]}`?" if nearest else otherwise


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
    parser = _Parser(
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
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=_Parser
    )
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
    generate = _add_command(
        commands,
        "generate",
        "generate code for one document, or for every document in the configuration",
        example="triptych generate api.yaml -o sdk --target client",
    )
    _add_output_arguments(generate)
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
    check = _add_command(
        commands,
        "check",
        "write nothing; print a diff and exit 1 where the output is stale",
        example="triptych check api.yaml -o sdk",
    )
    _add_output_arguments(check)
    # So that one line of arguments serves both commands; there is nothing to force.
    check.add_argument("--force", action="store_true", help=argparse.SUPPRESS)
    check.add_argument("--no-state", action="store_true", help=argparse.SUPPRESS)
    check.add_argument(
        "--stat",
        action="store_true",
        help="print how many lines of each file differ, instead of the diff",
    )
    outputs = _add_command(
        commands,
        "outputs",
        "print the paths of the files that generate writes, and write nothing",
        example="triptych outputs api.yaml -o sdk --null | xargs -0 rm -f",
    )
    _add_document_arguments(outputs)
    add_outputs_arguments(outputs)
    validate = _add_command(
        commands,
        "validate",
        "check documents and report problems; exit 1 if there are any",
        example="triptych validate api.yaml",
    )
    _add_spec_argument(validate, all_without=True)
    _add_strict_argument(validate)
    inspect = _add_command(
        commands,
        "inspect",
        "print the API as JSON, with the Python name of everything",
        example="triptych inspect api.yaml | jq '.operations[].python.method'",
    )
    _add_spec_argument(inspect)
    _add_strict_argument(inspect)
    inspect.add_argument("--name", help=_NAME_HELP)
    diff = _add_command(
        commands,
        "diff",
        "tell what a change of a document breaks, for callers and for implementers of "
        "the server",
        example="triptych diff git:main:api.yaml api.yaml --fail-on breaking",
        formats=DIFF_FORMATS,
    )
    add_diff_arguments(diff)
    config = _add_command(
        commands,
        "config",
        "print which settings are in force for documents, and where they come from",
        example="triptych config --format json | jq '.documents[].settings'",
    )
    _add_document_arguments(config)
    config.add_argument(
        "--schema",
        action="store_true",
        help="print the JSON Schema of the configuration instead, for editors",
    )
    verify = _add_command(
        commands,
        "verify",
        "prove that client and server agree: call every operation over HTTP and "
        "compare; exit 1 on a failure",
        example="triptych verify api.yaml --trips 50 --only 'list*'",
    )
    _add_spec_argument(verify, all_without=True)
    _add_strict_argument(verify)
    verify.add_argument(
        "--trips",
        type=_count,
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
        type=_count,
        metavar="NUMBER",
        help="only the trip of this number, as failures name it",
    )
    mock = _add_command(
        commands,
        "mock",
        "serve the API of a document; every operation answers with samples",
        example="triptych mock api.yaml --port 8000",
    )
    _add_spec_argument(mock)
    _add_strict_argument(mock)
    mock.add_argument("--name", help=_NAME_HELP)
    _add_address_arguments(mock)
    mock.add_argument(
        "--seed",
        type=int,
        default=0,
        metavar="N",
        help="pick different, but reproducible, samples",
    )
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
    templates.add_argument(
        "names", metavar="NAME", nargs="*", help="a template, or TEMPLATE#BLOCK"
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
    watch = _add_command(
        commands,
        "watch",
        "generate whenever a document, or something else that output is made from, is "
        "saved, and tell how the API has changed",
        example="triptych watch api.yaml -o sdk --mock",
    )
    _add_document_arguments(watch)
    watch.add_argument("--mock", action="store_true", help="serve the API as it is now")
    _add_address_arguments(watch)
    completion = _add_command(
        commands,
        "completion",
        "print a script that completes command lines in a shell",
        example='eval "$(triptych completion bash)"',
    )
    completion.add_argument(
        "shell", metavar="SHELL", choices=_SHELLS, help=f"one of {', '.join(_SHELLS)}"
    )
    return parser


def _add_address_arguments(parser: _Parser) -> None:
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        help="the port to listen on, 0 for any that is free (default: %(default)s)",
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"`{text}` is not a port from 0 to 65535")
    return int(text)


def _add_command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    purpose: str,
    *,
    example: str,
    formats: Sequence[str] = DIAGNOSTIC_FORMATS,
) -> _Parser:
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


def _add_document_arguments(parser: _Parser) -> None:
    """Add what says which documents are meant, and settings of the one that is."""
    _add_spec_argument(parser, all_without=True)
    parser.add_argument("-o", "--output", metavar="DIR", help="the output folder")
    parser.add_argument(
        "--target",
        action="append",
        choices=[target.value for target in Target],
        help="this target only: files of others are removed; may be repeated",
    )
    parser.add_argument("--name", help=_NAME_HELP)
    _add_strict_argument(parser)


def _add_output_arguments(parser: _Parser) -> None:
    _add_document_arguments(parser)
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


def _add_spec_argument(parser: _Parser, *, all_without: bool = False) -> None:
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


def _add_strict_argument(parser: _Parser) -> None:
    parser.add_argument(
        "--strict", action="store_true", help="treat warnings as errors"
    )
