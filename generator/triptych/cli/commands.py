"""All commands by name; what they raise becomes an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from triptych.cli import completion, describe, diff, mock, output, templates, verify
from triptych.cli.arguments import parse_arguments
from triptych.cli.console import Console, ReportedError

__all__ = ["run"]

_COMMANDS = {
    "generate": output.generate,
    "check": output.check,
    "validate": describe.validate,
    "inspect": describe.inspect,
    "diff": diff.diff,
    "verify": verify.verify,
    "mock": mock.mock,
    "templates": templates.templates,
    "completion": completion.completion,
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` say, by default those of the process."""
    console = Console()
    try:
        with console.reporting():
            parsed = parse_arguments(sys.argv[1:] if arguments is None else arguments)
            console.is_quiet = parsed.quiet
            code = _COMMANDS[parsed.command](parsed, console)
            sys.stdout.flush()
            return code
    except ReportedError:
        return 2
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does. Python would
        # complain again when it flushes at exit.
        sys.stdout = None
        return 0
