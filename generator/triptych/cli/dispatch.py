"""All commands by name; what they raise becomes an exit code."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections.abc import Callable, Sequence

from triptych.cli.arguments.command_line import parse_arguments, requested_format
from triptych.cli.printing.console import Console, ReportedError

__all__ = ["run"]

# Each is a function of its name, in a module of its name.
_COMMANDS = (
    "init",
    "generate",
    "check",
    "outputs",
    "validate",
    "inspect",
    "diff",
    "config",
    "verify",
    "mock",
    "templates",
    "watch",
    "completion",
)

_Command = Callable[[argparse.Namespace, Console], int]


def _command(name: str) -> _Command:
    """The command of a name; no run loads the modules of the others."""
    module = importlib.import_module(f"triptych.cli.commands.{name}")
    command: _Command = getattr(module, name)
    return command


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` say, by default those of the process."""
    console = Console()
    given = sys.argv[1:] if arguments is None else arguments
    command = given[0] if given and given[0] in _COMMANDS else None
    code = 2
    try:
        with contextlib.suppress(ReportedError), console.reporting():
            # Before the arguments are read, so that what is wrong with them is told in
            # the format as well.
            console.use_format(requested_format(given))
            parsed = parse_arguments(given)
            console.is_quiet = parsed.quiet
            code = _command(parsed.command)(parsed, console)
        console.end(command, code)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does. Python would
        # complain again when it flushes at exit.
        sys.stdout = None
        return 0
    return code
